import type { FeeMatter } from '@linli/contract/codes/law'
import type { CourtFeeInput, Estimate, EstimateLine } from '@linli/contract/law-shapes'
import { times, yuan } from './amounts.ts'
import { cite } from './cited-laws.ts'
import { amount, begin, side } from './estimate.ts'
import { suingNotes } from './suing.ts'

/** Steps of a fee: what lies above the step before and up to `to` (fen) costs `rate` ten-thousandths; the last has no end. */
type Steps = readonly { to: number; rate: number }[]

const WAN = 1_000_000
const PROPERTY: Steps = [
  { to: 10 * WAN, rate: 250 },
  { to: 20 * WAN, rate: 200 },
  { to: 50 * WAN, rate: 150 },
  { to: 100 * WAN, rate: 100 },
  { to: 200 * WAN, rate: 90 },
  { to: 500 * WAN, rate: 80 },
  { to: 1000 * WAN, rate: 70 },
  { to: 2000 * WAN, rate: 60 },
  { to: Number.POSITIVE_INFINITY, rate: 50 },
]
const ENFORCEMENT: Steps = [
  { to: 50 * WAN, rate: 150 },
  { to: 500 * WAN, rate: 100 },
  { to: 1000 * WAN, rate: 50 },
  { to: Number.POSITIVE_INFINITY, rate: 10 },
]
const PRESERVATION: Steps = [
  { to: 10 * WAN, rate: 100 },
  { to: Number.POSITIVE_INFINITY, rate: 50 },
]
const PERSONALITY: Steps = [
  { to: 10 * WAN, rate: 100 },
  { to: Number.POSITIVE_INFINITY, rate: 50 },
]

// The pieces are summed before they are rounded, so that a fen more never costs less.
function stepped(fen: number, from: number, steps: Steps): number {
  let sum = 0n
  let below = from
  for (const { to, rate } of steps) {
    if (fen <= below) break
    sum += BigInt(Math.min(fen, to) - below) * BigInt(rate)
    below = to
  }
  return Number((sum * 2n + 10_000n) / 20_000n)
}

/** The fee for a claim of property, in fen (诉讼费用交纳办法 art. 13 (1)). */
export function propertyFee(fen: number): number {
  return 5_000 + stepped(fen, WAN, PROPERTY)
}

/** The fee for enforcement of an amount, in fen (art. 14 (1)). */
export function enforcementFee(fen: number): number {
  return 5_000 + stepped(fen, WAN, ENFORCEMENT)
}

/** The fee for preserving property of a value, in fen; at most 5,000 yuan (art. 14 (2)). */
export function preservationFee(fen: number): number {
  return Math.min(500_000, 3_000 + stepped(fen, 100_000, PRESERVATION))
}

/** What a divorce adds above property of 200,000 yuan, in fen (art. 13 (2)). */
export function divorceAddition(fen: number): number {
  return stepped(fen, 20 * WAN, [{ to: Number.POSITIVE_INFINITY, rate: 50 }])
}

/** What damages above 50,000 yuan add in a case of personality rights, in fen (art. 13 (2)). */
export function personalityAddition(fen: number): number {
  return stepped(fen, 5 * WAN, PERSONALITY)
}

/** Half of a fee: simple procedure, settled by the court's mediation, or withdrawn (arts. 15, 16). */
export function halved(fen: number): number {
  return times(fen, 1, 2)
}

const APPLICATION: Record<FeeMatter, string> = {
  property: '',
  labour: '',
  divorce: '',
  personality: '',
  enforcement: '申请执行不用先交费：执行费执行后交纳，由被执行人负担。',
  preservation: '保全申请费由申请人先交；起诉时可以列入诉讼请求。',
}

/** What the court takes, with what halves and defers it. `on` is today. */
export function calculateCourtFee(input: CourtFeeInput, on: string): Estimate {
  const lines = linesOf(input, on)
  const [whole] = lines
  const is_fee = input.matter !== 'enforcement' && input.matter !== 'preservation'
  if (!whole) return begin('court_fee', on)
  const half = {
    name: '减半后',
    formula: '适用简易程序，或以法院调解、撤诉结案：减半',
    low_fen: halved(whole.low_fen),
    high_fen: halved(whole.high_fen),
    citations: cite(on, 'susongfeiyongjiaonabanfa', 15, 16),
  }
  const may_halve = is_fee && input.matter !== 'labour'
  return {
    ...begin('court_fee', on),
    lines: may_halve ? [...lines, half] : lines,
    total: { low_fen: may_halve ? half.low_fen : whole.low_fen, high_fen: whole.high_fen },
    notes: ['人民调解不收任何费用；司法确认也不收费。'],
    payer: [
      side('诉讼费用由败诉方负担；部分胜诉、部分败诉的，由法院决定各自负担多少。', [
        ...cite(on, 'susongfeiyongjiaonabanfa', 29),
      ]),
    ],
    victim: is_fee
      ? suingNotes({ claim_fen: input.amount_fen, fee: whole, on, is_injury: input.is_injury })
      : [side(APPLICATION[input.matter], cite(on, 'susongfeiyongjiaonabanfa', 20, 38))],
  }
}

function linesOf({ matter, amount_fen }: CourtFeeInput, on: string): EstimateLine[] {
  const thirteen = cite(on, 'susongfeiyongjiaonabanfa', 13)
  const fourteen = cite(on, 'susongfeiyongjiaonabanfa', 14)
  const of = yuan(amount_fen)
  const range = (name: string, [low, high]: readonly [number, number], formula: string) => ({
    ...{ name, formula, citations: thirteen, low_fen: low, high_fen: high },
  })
  if (matter === 'property')
    return [amount('案件受理费', propertyFee(amount_fen), `按请求金额 ${of} 分段累计`, thirteen)]
  if (matter === 'labour') return [amount('案件受理费', 1_000, '劳动争议每件 10 元', thirteen)]
  if (matter === 'enforcement')
    return [
      amount(
        '申请执行费',
        enforcementFee(amount_fen),
        `按执行金额 ${of} 分段累计，执行后交`,
        fourteen,
      ),
    ]
  if (matter === 'preservation')
    return [
      amount(
        '保全申请费',
        preservationFee(amount_fen),
        `按保全财产 ${of} 分段累计，最多 5,000 元`,
        fourteen,
      ),
    ]
  const more = matter === 'divorce' ? divorceAddition(amount_fen) : personalityAddition(amount_fen)
  const base = matter === 'divorce' ? ([5_000, 30_000] as const) : ([10_000, 50_000] as const)
  const rule =
    matter === 'divorce'
      ? `每件 50～300 元；财产 ${of}，超过 20 万元的部分加收 0.5%`
      : `每件 100～500 元；赔偿 ${of}，超过 5 万元至 10 万元的部分加收 1%，再以上加收 0.5%`
  return [range('案件受理费', [base[0] + more, base[1] + more], rule)]
}
