/** One calm line on the terminal. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Seconds since a `performance.now()`, as people read them. */
export function seconds(begun: number): string {
  return `${((performance.now() - begun) / 1000).toFixed(2)} s`
}

/** Does one step of the start and says in one line what was done and how long it took. */
export async function step<T>(
  name: string,
  work: () => Promise<T>,
  note?: (result: T) => string,
): Promise<T> {
  const begun = performance.now()
  if (process.stdout.isTTY) process.stdout.write(`  · ${name}……`)
  try {
    const result = await work()
    const more = note?.(result)
    say(`${CLEAR}  ✓ ${name}${more ? `：${more}` : ''}  ${seconds(begun)}`)
    return result
  } catch (error) {
    say(`${CLEAR}  ✗ ${name}  ${seconds(begun)}`)
    throw error
  }
}

/** A progress bar: redrawn in a terminal, one line for each tenth elsewhere. */
export function progressBar(): (done: number, total: number, label: string) => void {
  let last = -1
  return (done, total, label) => {
    const share = total > 0 ? Math.min(1, done / total) : 0
    const mark = Math.floor(share * (process.stdout.isTTY ? 200 : 10))
    if (mark === last && share < 1) return
    last = mark
    const full = Math.round(share * BAR_WIDTH)
    const bar = `${'█'.repeat(full)}${'░'.repeat(BAR_WIDTH - full)}`
    const line = `    ${bar} ${String(Math.floor(share * 100)).padStart(3)} %  ${label}`
    process.stdout.write(process.stdout.isTTY ? `\r\x1b[2K${line}` : `${line}\n`)
  }
}

const BAR_WIDTH = 30
const CLEAR = process.stdout.isTTY ? '\r\x1b[2K' : ''
