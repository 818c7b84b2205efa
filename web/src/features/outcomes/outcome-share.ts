import {
  OUTCOME_FIGURES,
  type OutcomeCount,
  type OutcomeFigureName,
  SMALLEST_OUTCOME,
} from '@linli/contract/codes/outcomes'
import type { OutcomeRow } from '@linli/contract/outcomes'

/** How many a row counts under a name. */
export function countIn(row: Pick<OutcomeRow, 'counts'>, name: OutcomeCount): number {
  return row.counts.find((one) => one.name === name)?.n ?? 0
}

/** A figure of a row: both its sides, and the share where the denominator bears one; null where it does not. */
export function shareOf(row: Pick<OutcomeRow, 'counts'>, figure: OutcomeFigureName) {
  const { numerator, denominator } = OUTCOME_FIGURES[figure]
  const [n, of] = [countIn(row, numerator), countIn(row, denominator)]
  return { n, of, numerator, denominator, share: of < SMALLEST_OUTCOME ? null : n / of }
}

/** A share as people read it, never rounded up to a whole that is not one. */
export function sayShare(share: number, of: number): string {
  const places = of >= 1000 ? 2 : 1
  const scale = 10 ** places
  const percent =
    share === 1 ? 100 : Math.min(Math.round(share * 100 * scale) / scale, 100 - 1 / scale)
  return `${percent.toFixed(places)}%`
}
