import type { Citation, Estimate, EstimateLine, LoanInput } from '@linli/contract/law-shapes'
import { Refusal } from '#platform/errors'
import { percent, times, yuan } from './amounts.ts'
import { cite } from './cited-laws.ts'
import { propertyFee } from './court-fee.ts'
import { amount, begin, side, sumOf } from './estimate.ts'
import { suingNotes } from './suing.ts'
import type { Figures } from './take-figures.ts'

/** From this day on the cap is four times the rate of a one-year loan (民间借贷规定 arts. 25, 31). */
const NEW_RULE = '2020-08-20'
/** Before it: 24% a year could be claimed; between 24% and 36% what was paid stays paid. */
const OLD_CAP = 2_400
const OLD_VOID = 3_600
const RULE = 'minjian-jiedai-guiding'

/** Interest of a loan between people. `on` is today, for the rate at the time of suing. Refuses: `days_in_wrong_order`, and what
 * the figures refuse. */
export function calculateLoan(input: LoanInput, figures: Figures, on: string): Estimate {
  const { lent_on, until, formed_on, due_on } = input
  if (lent_on < formed_on || until < lent_on || (due_on && due_on < lent_on))
    throw new Refusal('invalid', 'days_in_wrong_order')
  const segments = segmentsOf(input, figures, on)
  const lines = segments.map((one) => lineOf(input.principal_fen, one))
  const total = sumOf(lines)
  const claim = input.principal_fen + total.high_fen
  const fee = propertyFee(claim)
  return {
    ...begin('loan', on),
    ...{ lines, total, basis: figures.used() },
    notes: notesOf(input, segments),
    payer: [
      side('约定的利率不超过上限的部分要付；超过的部分，法院不支持。', cite(on, RULE, 25, 31)),
      side('没有约定利息的，视为没有利息；逾期不还的，要付逾期利息。', [
        ...cite(on, 'minfadian', 676, 680),
        ...cite(on, RULE, 24, 28),
      ]),
    ],
    victim: suingNotes({
      claim_fen: claim,
      fee: { low_fen: fee, high_fen: fee },
      on,
      is_injury: false,
    }),
  }
}

/** A span of days, exclusive of `from` and inclusive of `to`, with the rate that can be claimed in it. */
export interface Segment {
  from: string
  to: string
  agreed_bp: number
  cap_bp: number
  why: string
  law: Citation[]
}

function segmentsOf(input: LoanInput, figures: Figures, on: string): Segment[] {
  if (input.rate_bp === null) return overdueOf(input, figures, on)
  const agreed_bp = input.rate_bp
  const make = (from: string, to: string, cap_bp: number, why: string): Segment[] =>
    from < to ? [{ from, to, agreed_bp, cap_bp, why, law: cite(on, RULE, 25, 28, 31) }] : []
  if (input.formed_on >= NEW_RULE) {
    const lpr = figures.take('lpr', input.formed_on)
    const why = `合同成立时一年期 LPR ${percent(lpr)} 的四倍`
    return make(input.lent_on, input.until, lpr * 4, why)
  }
  const turn = lastOld(input)
  const old = make(input.lent_on, turn, OLD_CAP, '2020-08-19 以前按当时的规定，24% 以内')
  if (input.until <= turn) return old
  const lpr = figures.take('lpr', on)
  return [
    ...old,
    ...make(turn, input.until, lpr * 4, `起诉时（按 ${on}）一年期 LPR ${percent(lpr)} 的四倍`),
  ]
}

// The last day of the old rule that lies within the loan.
function lastOld({ lent_on, until }: LoanInput): string {
  const last = '2020-08-19'
  if (lent_on > last) return lent_on
  return until < last ? until : last
}

// Nothing agreed: no interest, and after the day of repayment the plain rate of that time.
function overdueOf(input: LoanInput, figures: Figures, on: string): Segment[] {
  const { due_on, until } = input
  if (!due_on || until <= due_on) return []
  const lpr = figures.take('lpr', due_on)
  const why = '没有约定利息，逾期后参照当时一年期 LPR'
  return [{ from: due_on, to: until, agreed_bp: lpr, cap_bp: lpr, why, law: cite(on, RULE, 28) }]
}

/** Days between two days: the day of lending is not counted, that of repayment is. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

function lineOf(principal_fen: number, one: Segment): EstimateLine {
  const rate = Math.min(one.agreed_bp, one.cap_bp)
  const days = daysBetween(one.from, one.to)
  const fen = times(principal_fen, BigInt(rate) * BigInt(days), 3_650_000)
  const formula = `${yuan(principal_fen)} × ${percent(rate)} × ${days} 天 ÷ 365；上限 ${percent(one.cap_bp)}：${one.why}`
  return amount(`利息（${one.from} 至 ${one.to}）`, fen, formula, one.law)
}

function notesOf(input: LoanInput, segments: readonly Segment[]): string[] {
  const over = segments.some(({ agreed_bp, cap_bp }) => agreed_bp > cap_bp)
  const is_old = input.formed_on < NEW_RULE
  return [
    ...(over ? ['约定的利率超过了上限，按上限算；超过的部分不受保护。'] : []),
    ...(is_old && (input.rate_bp ?? 0) > OLD_CAP
      ? [
          `旧规则下，年利率 ${percent(OLD_CAP)}～${percent(OLD_VOID)} 之间已经自愿付的不退，超过 ${percent(OLD_VOID)} 的可以要回。`,
        ]
      : []),
    ...(segments.length === 0 ? ['没有约定利息，也没有逾期：没有利息。'] : []),
    '按单利、一年 365 天算；预先扣掉的利息不算本金，要按实际借出的数填。',
  ]
}
