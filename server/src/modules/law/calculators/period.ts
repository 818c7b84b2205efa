import type { StatutoryPeriod } from '@linli/contract/codes/law'
import type { Citation, Estimate, PeriodInput } from '@linli/contract/law-shapes'
import { dayOf, type Span } from './calendar.ts'
import { type CitedLaw, cite, procedure } from './cited-laws.ts'
import { begin } from './estimate.ts'

interface Rule {
  name: string
  /** What the period begins with. */
  begins: string
  span: Span
  law: (on: string) => Citation[]
  note?: string
}

const of =
  (code: CitedLaw, ...numbers: number[]) =>
  (on: string) =>
    cite(on, code, ...numbers)
const POLICE = 'daolu-shigu-chengxu-guiding'
const days = (value: number): Span => ({ unit: 'days', value })
// The police's own rule counts its short periods in working days (art. 112 (5)).
const working = (value: number): Span => ({ unit: 'working_days', value })
const months = (value: number): Span => ({ unit: 'months', value })

/** Every period that is known, with what it begins with and the article that states it. */
export const PERIODS: Readonly<Record<StatutoryPeriod, Rule>> = {
  judicial_confirmation: {
    name: '共同申请司法确认的最后一天',
    begins: '调解协议生效',
    span: days(30),
    law: (on) => [...cite(on, 'renmintiaojiefa', 33), ...procedure(on, 'confirmation')],
    note: '要双方共同申请；已经当场履行完的没有必要申请。',
  },
  police_certificate: {
    ...{ name: '制作事故认定书', begins: '勘查现场', span: working(10) },
    law: of(POLICE, 62, 112),
  },
  police_certificate_after_test: {
    ...{ name: '检验、鉴定后制作认定书', begins: '检验报告、鉴定意见确定', span: working(5) },
    law: of(POLICE, 62, 112),
  },
  police_service: {
    ...{ name: '送达认定书', begins: '认定书制作', span: working(3), law: of(POLICE, 65, 112) },
  },
  police_review: {
    ...{
      name: '申请复核的最后一天',
      begins: '认定书送达',
      span: working(3),
      law: of(POLICE, 71, 112),
    },
    note: '只能申请一次。',
  },
  police_mediation_request: {
    ...{ name: '一致书面申请交警调解的最后一天', begins: '收到认定书或者复核结论' },
    ...{ span: working(10), law: of(POLICE, 86, 112) },
  },
  police_mediation: {
    ...{ name: '交警调解结束', begins: '治疗终结、定残、办完丧事或者确定损失' },
    ...{ span: working(10), law: of(POLICE, 90, 112) },
    note: '一方向法院起诉的，交警调解终止。',
  },
  police_after_failed_mediation: {
    ...{ name: '改请交警调解的最后一天', begins: '人民调解终止', span: working(3) },
    law: of(POLICE, 85, 112),
    note: '要双方一致书面申请。',
  },
  insurer_list: {
    ...{ name: '保险公司告知所需材料', begins: '收到赔偿申请', span: days(1) },
    law: of('jiaoqiangxian-tiaoli', 28),
  },
  insurer_decision: {
    ...{ name: '保险公司核定', begins: '收到证明和资料', span: days(5) },
    law: of('jiaoqiangxian-tiaoli', 29),
  },
  insurer_payment: {
    ...{ name: '保险公司赔付', begins: '达成赔偿协议', span: days(10) },
    law: of('jiaoqiangxian-tiaoli', 29),
  },
  court_filing: {
    ...{ name: '法院立案', begins: '收到起诉状', span: days(7), law: of('minshisusongfa', 126) },
  },
  court_fee_payment: {
    ...{ name: '交案件受理费的最后一天', begins: '接到交费通知', span: days(7) },
    law: of('susongfeiyongjiaonabanfa', 22),
  },
  court_ordinary: {
    ...{ name: '普通程序审结', begins: '立案', span: months(6), law: of('minshisusongfa', 152) },
    note: '经批准可以延长六个月，还可以报上级法院再延长；鉴定时间不算在内。',
  },
  court_simple: {
    ...{ name: '简易程序审结', begins: '立案', span: months(3), law: of('minshisusongfa', 164) },
    note: '经批准可以延长一个月。',
  },
  court_small: {
    ...{
      name: '小额诉讼审结',
      begins: '立案',
      span: months(2),
      law: of('minshisusongfa', 165, 168),
    },
    note: '一审终审；需要鉴定的不适用。',
  },
  court_appeal: {
    ...{
      name: '上诉的最后一天',
      begins: '判决书送达',
      span: days(15),
      law: of('minshisusongfa', 171),
    },
  },
  court_second_instance: {
    ...{ name: '二审审结', begins: '二审立案', span: months(3), law: of('minshisusongfa', 183) },
  },
  enforcement: {
    ...{
      name: '申请执行的最后一天',
      begins: '履行期限的最后一天',
      span: { unit: 'years', value: 2 },
    },
    law: (on) => procedure(on, 'enforcement'),
    note: '分期履行的，从最后一期届满起算。',
  },
  petition_route: {
    ...{
      name: '信访部门转送、交办',
      begins: '收到并登记',
      span: days(15),
      law: of('xinfanggongzuotiaoli', 22),
    },
  },
  petition_answer: {
    ...{
      name: '信访事项办结',
      begins: '受理',
      span: days(60),
      law: of('xinfanggongzuotiaoli', 34),
    },
    note: '情况复杂的，经批准可以延长不超过 30 日。',
  },
  rescission: {
    ...{
      name: '请求撤销协议的最后一天',
      begins: '知道或者应当知道撤销事由',
      span: { unit: 'years', value: 1 },
    },
    law: of('minfadian', 151, 152),
  },
  rescission_mistake: {
    ...{ name: '以重大误解请求撤销的最后一天', begins: '知道或者应当知道撤销事由', span: days(90) },
    law: of('minfadian', 147, 152),
  },
  labour_suit: {
    ...{ name: '不服劳动仲裁起诉的最后一天', begins: '收到裁决书', span: days(15) },
    law: of('laodongzhengyitiaojiezhongcaifa', 50),
  },
}

/** When a statutory period ends. */
export function calculatePeriod(input: PeriodInput, on: string): Estimate {
  const rule = PERIODS[input.period]
  const law = [...rule.law(input.from), ...cite(input.from, 'minfadian', 201, 203)]
  return {
    ...begin('period', on),
    days: [dayOf(rule.name, input.from, rule.span, law)],
    notes: [`从“${rule.begins}”起算，当天不算，从次日数起。`, ...(rule.note ? [rule.note] : [])],
  }
}
