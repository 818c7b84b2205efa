import { wordsOf } from './map-row.ts'
import { MAX_COUNTED, MAX_WORDS } from './rules.ts'
import type { ImportTarget, Word } from './target.ts'

/** What a file says, counted while its rows go by. */
export interface Figures {
  add(values: Readonly<Record<string, string | null>>, has_formula: boolean): void
  /** The words of a choice, the frequent first. */
  words(choice: string): Word[]
  report(values: Readonly<Record<string, Readonly<Record<string, string>>>>): {
    with_formulas: number
    by_field: Record<string, { value: string; n: number }[]>
    words: Record<string, Word[]>
    unmapped: Record<string, number>
  }
}

/** Starts the counting of a file for a target. */
export function collectReport(target: ImportTarget): Figures {
  const counted = new Map(
    target.fields
      .filter((field) => field.is_counted)
      .map((field) => [field.name, new Map<string, number>()]),
  )
  const words = new Map(target.choices.map((choice) => [choice.name, new Map<string, OpenWord>()]))
  let withFormulas = 0
  const wordList = (choice: string): Word[] =>
    [...(words.get(choice)?.entries() ?? [])]
      .map(([external_value, { n, labels }]) => ({ external_value, label: labelOf(labels), n }))
      .sort((a, b) => b.n - a.n || (a.external_value < b.external_value ? -1 : 1))
  return {
    add: (values, has_formula) => {
      if (has_formula) withFormulas += 1
      for (const [field, counts] of counted) {
        const value = values[field] ?? '-'
        if (counts.has(value) || counts.size < MAX_COUNTED) {
          counts.set(value, (counts.get(value) ?? 0) + 1)
        }
      }
      for (const choice of target.choices) {
        const known = words.get(choice.name)
        if (known !== undefined) for (const word of wordsOf(choice, values)) addWord(known, word)
      }
    },
    words: wordList,
    report: (values) => ({
      with_formulas: withFormulas,
      by_field: Object.fromEntries(
        [...counted].map(([field, counts]) => [
          field,
          [...counts].map(([value, n]) => ({ value, n })).sort((a, b) => b.n - a.n),
        ]),
      ),
      words: Object.fromEntries(target.choices.map(({ name }) => [name, wordList(name)])),
      unmapped: Object.fromEntries(
        target.choices.map((choice) => {
          const mapped = values[choice.name] ?? {}
          const open = wordList(choice.name).filter(
            ({ external_value }) => !isCovered(external_value, mapped, choice.rule === 'levels'),
          )
          return [choice.name, open.length]
        }),
      ),
    }),
  }
}

/** Whether a word stands for something, itself or, in levels, by a coarser one above it. */
export function isCovered(
  word: string,
  mapped: Readonly<Record<string, unknown>>,
  byLevels: boolean,
): boolean {
  if (mapped[word] !== undefined) return true
  const cut = byLevels ? word.lastIndexOf(' / ') : -1
  return cut !== -1 && isCovered(word.slice(0, cut), mapped, true)
}

interface OpenWord {
  n: number
  labels: Map<string, number>
}

function addWord(
  known: Map<string, OpenWord>,
  word: { external_value: string; label: string },
): void {
  const found = known.get(word.external_value)
  if (found !== undefined) {
    found.n += 1
    found.labels.set(word.label, (found.labels.get(word.label) ?? 0) + 1)
  } else if (known.size < MAX_WORDS) {
    known.set(word.external_value, { n: 1, labels: new Map([[word.label, 1]]) })
  }
}

/** The name by which a code is called most often. */
function labelOf(labels: ReadonlyMap<string, number>): string {
  return [...labels].reduce((best, one) => (one[1] > best[1] ? one : best), ['', 0] as const)[0]
}
