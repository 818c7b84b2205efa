import {
  APART,
  FIGURES,
  FIRST_FIGURES,
  type FigureKey,
  type FigureMark,
  RATES_KNOWN_UNTIL,
} from '@linli/contract/codes/figures'
import type { BasisRow } from '@linli/contract/law-shapes'
import { Refusal } from '#platform/errors'

/** A figure as it is known, with or without a source. */
export interface KnownFigure {
  key: FigureKey
  period: string
  value: number
  source: string | null
  mark: FigureMark
  set_by: string | null
}

/** The figures of a district, and a list of those that a calculation has used. */
export interface Figures {
  district_id: number
  /** The figure of a year, or in force on a day. Refuses: `figure_missing`, `figure_without_source`. */
  take(key: FigureKey, when: string): number
  /** Puts a figure of the asker's own on the list. */
  own(row: BasisRow): number
  used(): BasisRow[]
}

/** Opens the figures of a district: its own entries go before those that come with the product. */
export function openFigures(district_id: number, entered: readonly KnownFigure[]): Figures {
  const all = [...entered, ...firstFigures(district_id)]
  const used = new Map<string, BasisRow>()
  const note = (row: BasisRow) => {
    used.set(`${row.key}.${row.period}`, row)
    return row.value
  }
  return {
    district_id,
    take: (key, when) => note(sure(find(all, key, when), key, when)),
    own: note,
    used: () => [...used.values()],
  }
}

/** The figures that come with the product for a district, by its code. */
export function firstFigures(district_id: number): KnownFigure[] {
  const code = String(district_id)
  const is_apart = APART.some((city) => code.startsWith(city))
  return FIRST_FIGURES.filter(
    ({ region }) => code.startsWith(region) && !(is_apart && region !== ''),
  ).map(({ region: _, ...figure }) => ({ ...figure, set_by: null }))
}

function find(all: readonly KnownFigure[], key: FigureKey, when: string): KnownFigure | undefined {
  const of = all.filter((one) => one.key === key)
  if (FIGURES[key].by === 'year') return of.find(({ period }) => period === when)
  const begun = of.filter(({ period }) => period <= when)
  // The district's entry of the same day stands before the product's, and the sort keeps it there.
  const last = begun.toSorted((a, b) => b.period.localeCompare(a.period))[0]
  const is_old = key === 'lpr' && last?.set_by === null && when > RATES_KNOWN_UNTIL
  return is_old ? undefined : last
}

function sure(found: KnownFigure | undefined, key: FigureKey, when: string): BasisRow {
  if (!found) throw new Refusal('invalid', 'figure_missing', { key, period: when })
  const { source } = found
  if (source === null || source.trim() === '')
    throw new Refusal('invalid', 'figure_without_source', {
      ...{ key, period: found.period, value: found.value },
    })
  return { ...found, source, unit: FIGURES[key].unit }
}
