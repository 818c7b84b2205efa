import type { SideNote } from '@linli/contract/law-shapes'
import { times, yuanRange } from './amounts.ts'
import { cite } from './cited-laws.ts'
import { side } from './estimate.ts'

/** What suing would cost the one who claims, how long it takes, and what may go wrong: said of any claim of money. */
export function suingNotes(suit: {
  claim_fen: number
  fee: { low_fen: number; high_fen: number }
  on: string
  is_injury: boolean
}): SideNote[] {
  const { fee, on, is_injury } = suit
  const half = yuanRange(times(fee.low_fen, 1, 2), times(fee.high_fen, 1, 2))
  return [
    side(
      `起诉先交案件受理费 ${yuanRange(fee.low_fen, fee.high_fen)}，接到通知次日起 7 日内交；适用简易程序或者调解结案减半为 ${half}。`,
      cite(on, 'susongfeiyongjiaonabanfa', 13, 15, 16, 22),
    ),
    is_injury
      ? side(
          '交通事故、工伤、医疗等人身伤害的受害人申请缓交的，法院应当准许；生活困难的还可以申请减交、免交。',
          cite(on, 'susongfeiyongjiaonabanfa', 45, 46, 47),
        )
      : side('交费确有困难的，可以申请缓交、减交或者免交。', [
          ...cite(on, 'susongfeiyongjiaonabanfa', 44),
        ]),
    side(
      '时间：立案 7 日；小额诉讼 2 个月、简易程序 3 个月、普通程序 6 个月，都可以延长；上诉再加 3 个月。需要鉴定的案件不适用小额诉讼，鉴定时间另算。',
      cite(on, 'minshisusongfa', 126, 152, 164, 166, 168, 183),
    ),
    side(
      '风险：要自己举证；请求过高、没有证据的部分得不到支持，相应的受理费也可能自己负担。',
      cite(on, 'susongfeiyongjiaonabanfa', 29),
    ),
    side('诉讼时效一般 3 年；向人民调解委员会提出请求之日起时效中断，重新计算。', [
      ...cite(on, 'minfadian', 188, 195),
      ...cite(on, 'susong-shixiao-guiding', 12),
    ]),
    ...(is_injury
      ? [
          side('经济困难的，可以申请法律援助。', cite(on, 'falvyuanzhufa', 31)),
          side(
            '治疗没有结束、没有定残就签“一次了结”，以后可能有争议：有重大误解或者显失公平的，可以在法定期限内请求撤销。宜写明后续治疗怎么办。',
            cite(on, 'minfadian', 147, 151, 152),
          ),
        ]
      : []),
  ]
}
