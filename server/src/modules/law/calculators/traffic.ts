import type { Responsibility } from '@linli/contract/codes/law'
import type { Estimate, EstimateLine, TrafficInput } from '@linli/contract/law-shapes'
import { Refusal } from '#platform/errors'
import { split, times, yuan } from './amounts.ts'
import { cite } from './cited-laws.ts'
import { propertyFee } from './court-fee.ts'
import { begin, side, sumOf } from './estimate.ts'
import { suingNotes } from './suing.ts'
import type { Figures } from './take-figures.ts'

const BUCKETS = ['disability', 'medical', 'property'] as const
type Bucket = (typeof BUCKETS)[number]
const BUCKET_WORD: Record<Bucket, string> = {
  disability: '死亡伤残',
  medical: '医疗费用',
  property: '财产损失',
}

/** The share of the motor side above the compulsory cover in percent, by the responsibility of the other side, which was not
 * in a motor vehicle (山东省实施道交法办法 art. 66). */
export const SHANDONG_SHARES: Readonly<Record<Responsibility, readonly [number, number]>> = {
  full: [0, 10],
  main: [30, 40],
  equal: [60, 70],
  secondary: [80, 90],
  none: [100, 100],
}

/** The same between motor vehicles: practice, not law. */
export const MOTOR_SHARES: Readonly<Record<Responsibility, readonly [number, number]>> = {
  full: [0, 0],
  main: [30, 30],
  equal: [50, 50],
  secondary: [70, 70],
  none: [100, 100],
}

/** Who pays how much after an accident, in the order in which they pay. `on` is today. Refuses: `no_local_rule` outside of
 * Shandong, and what the figures refuse. */
export function calculateTraffic(input: TrafficInput, figures: Figures, on: string): Estimate {
  const total = lossOf(input)
  const started = { ...begin('traffic', on), total: { low_fen: total, high_fen: total } }
  if (input.is_intentional) return { ...started, ...refusedByIntent(on) }
  if (input.injured_in === 'other' && !String(figures.district_id).startsWith('37'))
    throw new Refusal('invalid', 'no_local_rule')
  const cover = coverOf(input, figures)
  const covered = sumOf(cover).low_fen
  const rest = restOf(input, total - covered)
  const payer = input.is_insured ? '保险公司（交强险）' : '投保义务人（未投保，在交强险限额内）'
  const shares = [
    ...cover.map((line) => ({ ...line, name: `${payer}：${line.name}` })),
    ...afterCover(input, rest, on),
  ]
  const fee = propertyFee(total)
  return {
    ...started,
    shares,
    basis: figures.used(),
    lines: [...victimLines(input, figures), ...liableLines(input, covered, rest)],
    notes: notesOf(input),
    payer: payerNotes(input, on),
    victim: suingNotes({
      claim_fen: total,
      fee: { low_fen: fee, high_fen: fee },
      on,
      is_injury: true,
    }),
  }
}

function lossOf({ victims }: TrafficInput): number {
  return victims.reduce(
    (sum, one) => sum + one.medical_fen + one.disability_fen + one.property_fen,
    0,
  )
}

// The motor side is without fault where the whole responsibility lies with the other.
function limitOf({ responsibility, happened_on }: TrafficInput, bucket: Bucket, figures: Figures) {
  const no_fault = responsibility === 'full'
  return figures.take(no_fault ? `cover_${bucket}_no_fault` : `cover_${bucket}`, happened_on)
}

function coverOf(input: TrafficInput, figures: Figures): EstimateLine[] {
  return BUCKETS.flatMap((bucket) => {
    const loss = input.victims.reduce((sum, one) => sum + one[`${bucket}_fen`], 0)
    if (loss === 0) return []
    const limit = limitOf(input, bucket, figures)
    const paid = Math.min(loss, limit)
    return [
      {
        name: BUCKET_WORD[bucket],
        formula: `损失 ${yuan(loss)}，${input.responsibility === 'full' ? '无责' : '有责'}限额 ${yuan(limit)}`,
        ...{ low_fen: paid, high_fen: paid },
        citations: [
          ...cite(input.happened_on, 'minfadian', 1213),
          ...cite(input.happened_on, 'jiaoqiangxian-tiaoli', 21, 23),
        ],
      },
    ]
  })
}

/** What each of several victims gets of the compulsory cover: by the ratio of their losses (道交解释 art. 19). */
function victimLines(input: TrafficInput, figures: Figures): EstimateLine[] {
  if (input.victims.length < 2) return []
  const sums = input.victims.map(() => 0)
  for (const bucket of BUCKETS) {
    const losses = input.victims.map((one) => one[`${bucket}_fen`])
    const loss = losses.reduce((all, one) => all + one, 0)
    if (loss === 0) continue
    const parts = split(Math.min(loss, limitOf(input, bucket, figures)), losses)
    for (const [at, part] of parts.entries()) sums[at] = (sums[at] ?? 0) + part
  }
  return sums.map((fen, at) => ({
    name: `第 ${at + 1} 名伤者分得的交强险`,
    formula: '各项限额按各伤者该项损失的比例分',
    ...{ low_fen: fen, high_fen: fen },
    citations: cite(input.happened_on, 'daojiao-peichang-jieshi', 19),
  }))
}

interface Rest {
  fen: number
  low: number
  high: number
  low_percent: number
  high_percent: number
}

function restOf({ injured_in, responsibility }: TrafficInput, fen: number): Rest {
  const table = injured_in === 'motor' ? MOTOR_SHARES : SHANDONG_SHARES
  const [low_percent, high_percent] = table[responsibility]
  return {
    ...{ fen, low_percent, high_percent },
    low: times(fen, low_percent, 100),
    high: times(fen, high_percent, 100),
  }
}

function afterCover(input: TrafficInput, rest: Rest, on: string): EstimateLine[] {
  if (rest.fen === 0) return []
  const law = [
    ...cite(on, 'daolujiaotonganquanfa', 76),
    ...(input.injured_in === 'other' ? cite(on, 'shandong-daojiao-banfa', 66) : []),
  ]
  const spread =
    rest.low_percent === rest.high_percent
      ? `${rest.low_percent}%`
      : `${rest.low_percent}%～${rest.high_percent}%`
  const formula = `超过交强险的 ${yuan(rest.fen)} × ${spread}`
  const cover = input.commercial_cover_fen
  const [low, high] = [Math.min(rest.low, cover), Math.min(rest.high, cover)]
  const commercial = {
    ...{ name: '保险公司（商业三者险）', formula: `${formula}，限额 ${yuan(cover)}` },
    ...{ low_fen: low, high_fen: high, citations: cite(on, 'minfadian', 1213) },
  }
  return [
    ...(cover > 0 ? [commercial] : []),
    {
      name: '侵权人（机动车一方）',
      formula: cover > 0 ? `${formula}，扣除商业险` : formula,
      low_fen: rest.low - low,
      high_fen: rest.high - high,
      citations: law,
    },
    {
      name: '受害人自己负担',
      formula: '其余部分',
      low_fen: rest.fen - rest.high,
      high_fen: rest.fen - rest.low,
      citations: cite(on, 'minfadian', 1173),
    },
  ]
}

// Who drove without cover answers for it too: together with the owner where those are two.
function liableLines(input: TrafficInput, covered: number, rest: Rest): EstimateLine[] {
  if (input.is_insured) return []
  const { happened_on: on } = input
  const whole = { low_fen: covered + rest.low, high_fen: covered + rest.high }
  const law = cite(on, 'daojiao-peichang-jieshi', 16)
  if (input.owner_drives)
    return [
      {
        name: '车主兼驾驶人合计',
        formula: '交强险限额内全部 ＋ 超过部分按比例',
        ...whole,
        citations: law,
      },
    ]
  const shared = [...law, ...cite(on, 'qinquan-jieshi-1', 21)]
  return [
    {
      name: '驾驶人合计',
      formula: '交强险限额内全部 ＋ 超过部分按比例',
      ...whole,
      citations: shared,
    },
    {
      name: '其中车主（投保义务人）连带',
      formula: '在交强险限额内与驾驶人连带，两人合计不超过损失',
      ...{ low_fen: covered, high_fen: covered, citations: shared },
    },
  ]
}

function refusedByIntent(on: string): Pick<Estimate, 'notes' | 'payer' | 'victim'> {
  const law = [...cite(on, 'daolujiaotonganquanfa', 76), ...cite(on, 'jiaoqiangxian-tiaoli', 21)]
  return {
    notes: ['损失由受害人故意碰撞造成：机动车一方不承担赔偿责任，交强险也不赔。'],
    payer: [side('故意碰撞要有证据证明，由主张的一方举证。', law)],
    victim: [
      side('对是否故意有异议的，看事故认定书，三日内可以申请复核一次。', [
        ...cite(on, 'daolu-shigu-chengxu-guiding', 71),
      ]),
    ],
  }
}

function notesOf(input: TrafficInput): string[] {
  return [
    '车辆是不是机动车、谁负什么责任，以事故认定书和鉴定为准；三轮车、四轮车不由这里判断。',
    ...(input.injured_in === 'motor'
      ? ['机动车之间按 100／70／50／30／0 分担是通行做法，待核。']
      : []),
    ...(input.is_free_passenger
      ? ['无偿搭乘：非营运机动车一方应当减轻赔偿责任，但故意或者重大过失的除外；减多少由双方商量。']
      : []),
  ]
}

function payerNotes(input: TrafficInput, on: string) {
  const owner = input.is_insured
    ? side('保险公司收到申请 1 日内书面告知要哪些材料，收齐 5 日内核定，达成协议 10 日内赔付。', [
        ...cite(on, 'jiaoqiangxian-tiaoli', 28, 29),
      ])
    : side('没有投保交强险的，投保义务人要在交强险限额内先赔。', [
        ...cite(on, 'daojiao-peichang-jieshi', 16),
      ])
  return [
    side('顺序：交强险 → 商业险 → 侵权人。', cite(on, 'minfadian', 1213)),
    side(
      '机动车与行人、非机动车之间：没有证据证明对方有过错的，机动车一方全赔；有过错的按程度减轻；机动车没有过错的，不超过百分之十。',
      [...cite(on, 'daolujiaotonganquanfa', 76), ...cite(on, 'shandong-daojiao-banfa', 66)],
    ),
    owner,
    ...(input.is_free_passenger
      ? [side('好意同乘可以减轻责任。', cite(on, 'minfadian', 1217))]
      : []),
    side('抢救费超过限额、没有投保或者肇事逃逸的，可以申请社会救助基金先行垫付。', [
      ...cite(on, 'jiaoqiangxian-tiaoli', 24),
    ]),
  ]
}
