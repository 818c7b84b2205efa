import {
  type CountName,
  FIGURES,
  type FigureName,
  SMALLEST_DENOMINATOR,
} from '@linli/contract/codes/quality'
import type { OutputOf } from '../../lib/api.ts'

export type Figures = OutputOf<'quality.get_figures'>

/** The figures in the groups in which they are read. */
export const GROUPS = {
  closed: ['settled', 'self_closed', 'late', 'overdue'],
  solved: ['found_solved', 'handled_checked', 'self_closed_checked', 'answered_solved'],
  content: ['satisfied', 'answered'],
  kept: ['reopened', 'reopened_later', 'excluded'],
  apart: ['unverified', 'dropped', 'imported'],
} as const satisfies Record<string, readonly FigureName[]>

/** A fraction as it is shown: both its sides, and the share where the denominator bears one. */
export interface Fraction {
  n: number
  of: number | null
  share: number | 'too_few' | null
}

/** A figure with everything counted, and without what is excluded (null where excluding says nothing). */
export function fractionsOf(name: FigureName, { counts }: Pick<Figures, 'counts'>) {
  const figure: { numerator: CountName; denominator?: CountName } = FIGURES[name]
  const find = (count: CountName | undefined) => counts.find((one) => one.name === count)
  const [top, bottom] = [find(figure.numerator), find(figure.denominator)]
  const whole = fraction(top?.n ?? 0, bottom ? bottom.n : null)
  const rest =
    top?.n_without_excluded == null || name === 'excluded'
      ? null
      : fraction(top.n_without_excluded, bottom ? bottom.n_without_excluded : null)
  return { whole, rest }
}

function fraction(n: number, of: number | null): Fraction {
  if (of === null) return { n, of, share: null }
  return { n, of, share: of < SMALLEST_DENOMINATOR ? 'too_few' : n / of }
}

/** A share as people read it: 99.74 %, with two places where the denominator bears them. */
export function sayShare(share: number, of: number) {
  return `${(share * 100).toFixed(of >= 1000 ? 2 : 1)}%`
}
