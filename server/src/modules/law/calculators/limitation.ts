import type { Interruption } from '@linli/contract/codes/law'
import type { Citation, Estimate, LimitationInput } from '@linli/contract/law-shapes'
import { Refusal } from '#platform/errors'
import { dayOf } from './calendar.ts'
import { cite } from './cited-laws.ts'
import { begin, side } from './estimate.ts'

const YEARS = { ordinary: 3, labour: 1 } as const
const LONGEST_YEARS = 20

const BY: Record<Interruption, string> = {
  committee: '向人民调解委员会提出请求',
  demand: '向对方提出履行要求',
  admission: '对方同意履行',
  suit: '起诉或者申请仲裁',
}

/** The last day on which a claim is safe from limitation. Refuses: `days_in_wrong_order`. `on` is today. */
export function calculateLimitation(input: LimitationInput, on: string): Estimate {
  const { claim, knew_on, harmed_on } = input
  if (knew_on < harmed_on) throw new Refusal('invalid', 'days_in_wrong_order')
  const span = { unit: 'years', value: YEARS[claim] } as const
  const law = ruleOf(claim, on)
  const { from, counted, late } = restart(input)
  const end = dayOf('诉讼时效届满', from, span, law)
  const most = dayOf('最长保护期届满', harmed_on, { unit: 'years', value: LONGEST_YEARS }, [
    ...cite(on, 'minfadian', 188),
  ])
  const is_capped = claim === 'ordinary' && most.day < end.day
  const days = [is_capped ? { ...most, name: '诉讼时效届满（以二十年为限）' } : end]
  const last = days[0]?.day ?? end.day
  return {
    ...begin('limitation', on),
    days: claim === 'ordinary' && !is_capped ? [...days, most] : days,
    notes: [
      ...counted.map(({ on: day, by }) => `${day} ${BY[by]}，时效中断，从这天重新计算。`),
      ...late.map(
        ({ on: day, by }) =>
          `${day} ${BY[by]}时，时效已经届满，不能再中断；对方自愿履行的不受限制。`,
      ),
      last < on
        ? `到 ${on} 已经届满：对方可以提出时效抗辩，法院不主动适用。`
        : `到 ${on} 还没有届满。`,
      '有中止事由的（不可抗力等），这里没有计算。',
    ],
    payer: [
      side(
        '时效届满的，可以提出不履行义务的抗辩；已经自愿履行的不能要求返还。',
        cite(on, 'minfadian', 192),
      ),
    ],
    victim: [
      side('向人民调解委员会提出请求之日起，时效中断。登记的时间就是证明。', [
        ...cite(on, 'susong-shixiao-guiding', 12),
        ...cite(on, 'minfadian', 195),
      ]),
    ],
  }
}

function ruleOf(claim: LimitationInput['claim'], on: string): Citation[] {
  if (claim === 'labour') return cite(on, 'laodongzhengyitiaojiezhongcaifa', 27)
  return [...cite(on, 'minfadian', 188, 195, 201, 203), ...cite(on, 'susong-shixiao-guiding', 12)]
}

// An interruption counts only while the period still runs; what comes later revives nothing.
function restart({ claim, knew_on, interruptions }: LimitationInput) {
  const sorted = interruptions.toSorted((a, b) => a.on.localeCompare(b.on))
  let from = knew_on
  const counted: LimitationInput['interruptions'] = []
  const late: LimitationInput['interruptions'] = []
  for (const one of sorted) {
    const end = dayOf('', from, { unit: 'years', value: YEARS[claim] }, []).day
    if (one.on < knew_on) continue
    if (one.on > end || late.length > 0) late.push(one)
    else {
      from = one.on
      counted.push(one)
    }
  }
  return { from, counted, late }
}
