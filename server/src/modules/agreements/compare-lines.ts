/** A line of two texts beside each other. */
export interface ComparedLine {
  kind: 'same' | 'gone' | 'new'
  words: { text: string; is_changed: boolean }[]
}

/** Two texts beside each other, by line and within a changed line by character: what stayed, went and came. */
export function compareLines(from: readonly string[], to: readonly string[]): ComparedLine[] {
  const lines: ComparedLine[] = []
  for (const { gone, come, same } of runsOf(from, to)) {
    for (const text of same) lines.push({ kind: 'same', words: [{ text, is_changed: false }] })
    const most = Math.max(gone.length, come.length)
    for (let at = 0; at < most; at += 1) {
      const before = gone[at]
      const after = come[at]
      const parts = runsOf([...(before ?? '')], [...(after ?? '')])
      if (before !== undefined) lines.push({ kind: 'gone', words: wordsOf(parts, 'gone') })
      if (after !== undefined) lines.push({ kind: 'new', words: wordsOf(parts, 'come') })
    }
  }
  return lines
}

interface Run {
  same: string[]
  gone: string[]
  come: string[]
}

function wordsOf(runs: readonly Run[], which: 'gone' | 'come'): ComparedLine['words'] {
  return runs
    .flatMap((run) => [
      { text: run.same.join(''), is_changed: false },
      { text: run[which].join(''), is_changed: true },
    ])
    .filter(({ text }) => text !== '')
}

/** What is common to both in the longest way, and between it what differs: each run is first common, then different. */
function runsOf(from: readonly string[], to: readonly string[]): Run[] {
  const longest = tableOf(from, to)
  const runs: Run[] = [{ same: [], gone: [], come: [] }]
  const last = (): Run => runs.at(-1) ?? { same: [], gone: [], come: [] }
  let a = 0
  let b = 0
  while (a < from.length || b < to.length) {
    const one = from[a]
    const other = to[b]
    if (one !== undefined && one === other) {
      if (last().gone.length > 0 || last().come.length > 0)
        runs.push({ same: [], gone: [], come: [] })
      last().same.push(one)
      a += 1
      b += 1
    } else if (
      one !== undefined &&
      (other === undefined || at(longest, a + 1, b) >= at(longest, a, b + 1))
    ) {
      last().gone.push(one)
      a += 1
    } else if (other !== undefined) {
      last().come.push(other)
      b += 1
    }
  }
  return runs
}

/** How much the rests of two texts have in common, from each pair of places. */
function tableOf(from: readonly string[], to: readonly string[]): Uint16Array[] {
  const rows = Array.from({ length: from.length + 1 }, () => new Uint16Array(to.length + 1))
  for (let a = from.length - 1; a >= 0; a -= 1) {
    for (let b = to.length - 1; b >= 0; b -= 1) {
      const row = rows[a]
      if (!row) continue
      row[b] =
        from[a] === to[b]
          ? at(rows, a + 1, b + 1) + 1
          : Math.max(at(rows, a + 1, b), at(rows, a, b + 1))
    }
  }
  return rows
}

function at(rows: readonly Uint16Array[], a: number, b: number): number {
  return rows[a]?.[b] ?? 0
}
