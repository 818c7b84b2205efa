/** Kinds of people's mediation committee (人民调解法 arts. 8 and 34). */
export const COMMITTEE_KINDS = [
  'village',
  'residents',
  'town',
  'street',
  'district',
  'enterprise',
  'industry',
] as const
export type CommitteeKind = (typeof COMMITTEE_KINDS)[number]

/** What a mediator is to the committee: one of its members (委员), or a person whom it has engaged (聘任; art. 13). */
export const SEATS = ['head', 'deputy', 'member', 'engaged'] as const
export type Seat = (typeof SEATS)[number]

/** Whether mediating is the person's work or is done beside it. */
export const MEDIATOR_TIMES = ['full_time', 'part_time'] as const
export type MediatorTime = (typeof MEDIATOR_TIMES)[number]

export const GENDERS = ['female', 'male'] as const
export type Gender = (typeof GENDERS)[number]

/** What a mediator knows about, as the statistics of the justice administration divide disputes. */
export const MEDIATION_FIELDS = [
  'family',
  'neighbour',
  'housing',
  'contract',
  'business',
  'damages',
  'land',
  'demolition',
  'environment',
  'labour',
  'tourism',
  'consumer',
  'medical',
  'traffic',
  'property',
  'ip',
  'internet',
  'other',
] as const
export type MediationField = (typeof MEDIATION_FIELDS)[number]

/** What a committee lacks; shown, and stopping nothing. */
export const COMMITTEE_GAPS = [
  'not_set_up',
  'too_few_members',
  'too_many_members',
  'no_woman',
  'no_head',
  'two_heads',
  'term_over',
  'no_seal',
  'no_room',
] as const
export type CommitteeGap = (typeof COMMITTEE_GAPS)[number]

/** Why a mediator is one no more. */
export const END_REASONS = ['term_over', 'resigned', 'moved', 'removed', 'other'] as const
export type EndReason = (typeof END_REASONS)[number]

/** What stands in the history of a committee. */
export const COMMITTEE_ACTS = [
  'set',
  'add_room',
  'revise_room',
  'close_room',
  'appoint',
  'revise',
  'pause',
  'resume',
  'end',
] as const
export type CommitteeAct = (typeof COMMITTEE_ACTS)[number]

/** Posts whose holders may be invited to help with a mediation, with the consent of the parties (人民调解法 art. 20). */
export const HELPER_KINDS = [
  'legal_guide',
  'lawyer',
  'legal_service_worker',
  'police_officer',
  'party_delegate',
  'congress_delegate',
  'cppcc_member',
] as const
export type HelperKind = (typeof HELPER_KINDS)[number]

/** The brackets around the year of a number. */
export const NUMBER_BRACKETS = {
  round: '（）',
  narrow: '()',
  square: '[]',
  tortoise: '〔〕',
} as const
export type NumberBrackets = keyof typeof NUMBER_BRACKETS

/** The parts of a committee's numbers: `{open}{year}{close}{short_name}{series}第{number}号`. */
export interface Numbering {
  short_name: string
  brackets: NumberBrackets
  series: string
  /** At least so many digits, filled up with noughts. */
  width: number
}

/** The number of a committee's case, such as （2022）闫寺人调字第007号. */
export function numberOf(numbering: Numbering, year: number, nth: number): string {
  const [open, close] = NUMBER_BRACKETS[numbering.brackets]
  const digits = String(nth).padStart(numbering.width, '0')
  return `${open}${year}${close}${numbering.short_name}${numbering.series}第${digits}号`
}
