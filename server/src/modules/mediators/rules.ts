import type { CommitteeGap } from '@linli/contract/codes/mediators'

/** 人民调解法 (2011-01-01): three to nine members (art. 8), a term of three years (art. 9). */
const LAW = { least_members: 3, most_members: 9, term_years: 3 } as const

/** What of a committee is looked at for gaps. */
export interface CommitteeState {
  is_set_up: boolean
  members: number
  women: number
  heads: number
  rooms: number
  term_ends_on: string | null
  has_seal: boolean
}

/** What a committee lacks on a day, in the order of the law: shown, and stopping nothing. */
export function gapsOf(state: CommitteeState, today: string): CommitteeGap[] {
  const gaps: CommitteeGap[] = []
  if (!state.is_set_up) gaps.push('not_set_up')
  if (state.members < LAW.least_members) gaps.push('too_few_members')
  if (state.members > LAW.most_members) gaps.push('too_many_members')
  if (state.women === 0) gaps.push('no_woman')
  if (state.heads === 0) gaps.push('no_head')
  if (state.heads > 1) gaps.push('two_heads')
  if (state.term_ends_on !== null && state.term_ends_on <= today) gaps.push('term_over')
  if (state.is_set_up && !state.has_seal) gaps.push('no_seal')
  if (state.rooms === 0) gaps.push('no_room')
  return gaps
}

/** The first day on which the term of an election is over ('YYYY-MM-DD'), where no other end was given (art. 9). */
export function termEnd(elected_on: string | null, given: string | null): string | null {
  if (given !== null || elected_on === null) return given
  const [year, month, day] = elected_on.split('-').map(Number)
  const end = new Date(Date.UTC((year ?? 0) + LAW.term_years, (month ?? 1) - 1, day))
  return end.toISOString().slice(0, 10)
}
