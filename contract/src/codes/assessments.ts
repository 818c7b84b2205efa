export const ASSESSMENT_STATUSES = ['planned', 'held', 'signed', 'cancelled'] as const
export type AssessmentStatus = (typeof ASSESSMENT_STATUSES)[number]

/** What may be done with an assessment. */
export const ASSESSMENT_ACTS = [
  'revise',
  'record',
  'hold',
  'sign_off',
  'cancel',
  'add_addendum',
] as const
export type AssessmentAct = (typeof ASSESSMENT_ACTS)[number]

/** Dangers that are asked about; a yes to any opens a duty to report. */
export const DANGERS = ['violence', 'minor', 'threat', 'crime', 'crowd'] as const
export type Danger = (typeof DANGERS)[number]

export const SCREENING_ANSWERS = ['yes', 'no', 'unknown'] as const
export type ScreeningAnswer = (typeof SCREENING_ANSWERS)[number]

/** To whom a danger is reported. */
export const REPORT_TO = [
  'police',
  'civil_affairs',
  'education',
  'procuratorate',
  'government',
  'superior',
] as const
export type ReportTo = (typeof REPORT_TO)[number]

export const REPORT_WAYS = ['call_110', 'phone', 'in_person', 'in_writing', 'system'] as const
export type ReportWay = (typeof REPORT_WAYS)[number]

export const DUTY_STATES = ['open', 'reported', 'lifted'] as const
export type DutyState = (typeof DUTY_STATES)[number]

interface Duty {
  /** The offices of which one at least must be told. */
  to: readonly ReportTo[]
  /** The rule that makes it a duty, as it is written beside the question. */
  basis: string
  /** Whether the matter is secret as long as the danger stands. */
  keeps_secret: boolean
}

/** Which danger must be reported to whom, and by which rule: each says at once or without delay, none a number of hours. */
export const DUTIES = {
  violence: {
    to: ['police'],
    basis: '山东省反家庭暴力条例第二十条、第二十七条',
    keeps_secret: true,
  },
  minor: {
    to: ['police', 'civil_affairs', 'education'],
    basis: '未成年人保护法第十一条',
    keeps_secret: true,
  },
  threat: { to: ['police', 'superior'], basis: '人民调解法第二十五条', keeps_secret: false },
  crime: { to: ['police', 'procuratorate'], basis: '人民调解法第二十五条', keeps_secret: false },
  crowd: { to: ['government', 'superior'], basis: '信访工作条例第二十五条', keeps_secret: false },
} as const satisfies Record<Danger, Duty>

/** The offices of which one at least must be told of a danger. */
export function officesFor(danger: Danger): readonly ReportTo[] {
  return DUTIES[danger].to
}
