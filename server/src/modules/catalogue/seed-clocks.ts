import type { ClockRule, ClockRules } from '@linli/contract/catalogue'

/** Which clocks a category of the seed runs by. */
const CLOCK_PROFILES = ['usual', 'lifeline', 'danger', 'visit', 'complex', 'dispute'] as const
export type ClockProfile = (typeof CLOCK_PROFILES)[number]

/** Where a period comes from; in brackets, how sure that is: 原文已核 (the text was read), 转引 (seen only in another
 * place), 本区约定 (an assumption of this seed, for the district to confirm). */
const BASIS = {
  hotline: '潍坊 12345 热线条例第二十条、济南 12345 热线条例第二十七条：5 个工作日（原文已核）',
  danger:
    '12345 热线服务与管理规范（北京地方标准征求意见稿）：突发、危及人身财产安全的，2 小时内反馈（转引）',
  lifeline: '12345 热线服务与管理规范（北京地方标准征求意见稿）：水、电、气、热 24 小时内（转引）',
  complex: '12345 热线服务与管理规范（北京地方标准征求意见稿）：疑难复杂事项 15 日内（转引）',
  ordinary_days: '12345 热线服务与管理规范（北京地方标准征求意见稿）：一般事项 7 日内（转引）',
  mediation: '人民调解工作若干规定（司法部令第 75 号）第三十三条：一般在一个月内调结（转引）',
  accept_dispute: '人民法院在线调解规则第十二条：调解组织 3 个工作日内确认（原文已核，比照适用）',
  ours: '本区约定，未见上级规定，发布前请核定',
} as const

const hours = (value: number, basis: string): ClockRule => ({ unit: 'hours', value, basis })
const workingDays = (value: number, basis: string): ClockRule => ({
  unit: 'working_days',
  value,
  basis,
})
const days = (value: number, basis: string): ClockRule => ({ unit: 'calendar_days', value, basis })

/** How long an ordinary matter may take; everything else is the same in all profiles. */
const ORDINARY: Record<ClockProfile, ClockRule> = {
  usual: workingDays(5, BASIS.hotline),
  lifeline: hours(24, BASIS.lifeline),
  danger: hours(24, BASIS.ours),
  visit: days(7, BASIS.ordinary_days),
  complex: days(15, BASIS.complex),
  dispute: days(30, BASIS.mediation),
}

/** The clocks of a profile, by urgency: accepting, handling, verifying. */
export function clocksOf(profile: ClockProfile): ClockRules {
  const accept =
    profile === 'dispute' ? workingDays(3, BASIS.accept_dispute) : workingDays(1, BASIS.ours)
  return {
    critical: {
      accept: hours(1, BASIS.ours),
      handle: hours(2, BASIS.danger),
      verify: hours(24, BASIS.ours),
    },
    urgent: {
      accept: hours(2, BASIS.ours),
      handle: hours(24, profile === 'lifeline' ? BASIS.lifeline : BASIS.ours),
      verify: workingDays(1, BASIS.ours),
    },
    ordinary: { accept, handle: ORDINARY[profile], verify: workingDays(3, BASIS.ours) },
  }
}
