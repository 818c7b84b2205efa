import type { ItemKind, ReleaseState } from '@linli/contract/codes/caucus'
import { MEDIATOR_KINDS, SIDE_KINDS } from '@linli/contract/codes/caucus'
import type { DisputeState, Side } from '@linli/contract/codes/mediation'

/** How somebody stands to a dispute, as far as rooms ask. */
export interface Place {
  dispute_id: string
  state: DisputeState
  /** Sides on which anybody sits. */
  sides: readonly Side[]
  /** Sides on which this person is a party or a valid agent. */
  mine: readonly Side[]
  /** A mediator of this case today, and still a mediator at all. */
  is_mediator: boolean
  /** Numbers in force today. */
  file_minutes: number
  offer_rounds: number
}

type Seat = Pick<Place, 'sides' | 'mine' | 'is_mediator'>

/** The rooms open to this person, and none for everybody else. Whoever sits on a side has that room alone, whatever else
 * they are; whoever sits on two has none, for there is no side whose confidence they could keep. */
export function openRooms(place: Seat): readonly Side[] {
  if (place.mine.length > 1) return []
  if (place.mine.length === 1) return place.mine
  return place.is_mediator ? place.sides : []
}

/** Whether this person comes to the table as a mediator. */
export function isAtTableAsMediator(place: Seat): boolean {
  return place.mine.length === 0 && place.is_mediator
}

/** States in which a room is written in; afterwards it is read. */
export const WRITABLE_STATES: readonly DisputeState[] = ['accepted', 'mediating', 'agreed']

/** Whether anything may still be written at this table. */
export function isWritable(place: Pick<Place, 'state'>): boolean {
  return WRITABLE_STATES.includes(place.state)
}

/** Minutes and notes are the mediators', statements the side's. */
export function mayWriteKind(by_mediator: boolean, kind: ItemKind): boolean {
  const kinds: readonly ItemKind[] = by_mediator ? MEDIATOR_KINDS : SIDE_KINDS
  return kinds.includes(kind)
}

/** What a party of the side last said to a release. */
export interface PartyWord {
  party_id: string
  person_id: string | null
  answer: 'agreed' | 'refused' | 'withdrawn' | null
}

/** Where a release stands: only the word of every party of the side makes it one; a single no ends it. A side without parties lets
 * nothing go. */
export function releaseState(
  stored: 'asked' | 'withdrawn' | 'released',
  parties: readonly PartyWord[],
): ReleaseState {
  if (stored !== 'asked') return stored
  if (parties.some(({ answer }) => answer === 'refused')) return 'refused'
  if (parties.length > 0 && parties.every(({ answer }) => answer === 'agreed')) return 'agreed'
  return 'asked'
}

/** What this person may do with a release. A party speaks for itself; a mediator records paper and hands over. */
export function releaseActs(
  release: { state: ReleaseState; by_id: string; parties: readonly PartyWord[] },
  who: { person_id: string; is_mediator: boolean; is_writable: boolean },
): ('answer' | 'withdraw_consent' | 'record_paper' | 'withdraw' | 'hand_over')[] {
  const { state, parties } = release
  if (!who.is_writable || !(state === 'asked' || state === 'agreed')) return []
  const own = parties.find(({ person_id }) => person_id === who.person_id)
  const acts: ReturnType<typeof releaseActs> = []
  if (own && !who.is_mediator && own.answer !== 'agreed') acts.push('answer')
  if (own && !who.is_mediator && own.answer === 'agreed') acts.push('withdraw_consent')
  if (who.is_mediator) acts.push('record_paper')
  if (release.by_id === who.person_id) acts.push('withdraw')
  if (who.is_mediator && state === 'agreed') acts.push('hand_over')
  return acts
}
