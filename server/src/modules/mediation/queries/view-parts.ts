import { SessionRecord } from '@linli/contract/mediation-records'
import type { Dispute, Party } from '@linli/contract/mediation-shapes'
import { maskName } from '#platform/keys'
import type { QueryContext } from '#platform/module'
import type { Stand } from '../policy.ts'
import type { Parts } from './part-rows.ts'
import { open } from './view-parties.ts'

type Opening = Pick<QueryContext, 'keys'>

/** Who mediates, and who did. */
export function mediatorsOf({ mediators }: Parts): Dispute['mediators'] {
  return mediators.map(({ person_id, name, ...row }) => ({
    person: { id: person_id, name: name ?? '' },
    ...row,
  }))
}

/** What needs every party's word, with the words that are known. */
export function proposalsOf(
  { keys }: Opening,
  { proposals }: Parts,
  people: readonly Party[],
): Dispute['proposals'] {
  const nameOf = (id: string | null) => people.find((party) => party.id === id)?.name ?? null
  const asked = people.filter(({ died_at }) => died_at === null)
  return proposals.map((row) => ({
    id: row.id,
    kind: row.kind,
    state: row.state,
    about: row.subject_name ?? open(keys, row.helper_name),
    days: row.days,
    words: open(keys, row.sealed_words),
    by: nameOf(row.by_party_id) ?? row.by_name ?? '',
    at: row.at,
    decided_at: row.decided_at,
    words_of: row.words_of,
    waits_for:
      row.state === 'open'
        ? asked
            .filter(({ id }) => !row.words_of.some(({ party_id }) => party_id === id))
            .map(({ id }) => id)
        : [],
  }))
}

/** Those who were asked to help. */
export function helpersOf(
  { keys }: Opening,
  { helpers }: Parts,
  is_whole: boolean,
): Dispute['helpers'] {
  return helpers.map(({ sealed_name, ...row }) => {
    const name = open(keys, sealed_name) ?? ''
    return { ...row, name: is_whole ? name : maskName(name) }
  })
}

/** Who was asked to step back, and what came of it. */
export function recusalsOf(
  { keys }: Opening,
  { recusals }: Parts,
  is_whole: boolean,
): Dispute['recusals'] {
  return recusals.map((row) => ({
    id: row.id,
    person: { id: row.person_id, name: row.name ?? '' },
    ground: row.ground,
    words: is_whole ? open(keys, row.sealed_words) : null,
    asked_at: row.asked_at,
    state: row.state,
    decided_at: row.decided_at,
    decision: row.decision_words,
  }))
}

/** Sessions that this person may know of: joint ones, and separate ones of their own side or of those who hold the table. What
 * is talked about apart, and when, stays with that side. */
export function sessionsOf(
  { keys }: Opening,
  { sessions }: Parts,
  stand: Stand,
): Dispute['sessions'] {
  const all = stand.is_mediator || stand.is_clerk
  const atTable = all || stand.sides.length > 0
  return sessions
    .filter(({ side }) => side === null || all || stand.sides.includes(side))
    .map(({ room_id, room_name, place_words, sealed_record, ...row }) => ({
      ...row,
      room: room_id ? { id: room_id, name: room_name ?? '' } : null,
      place: place_words,
      record: atTable ? readRecord(open(keys, sealed_record)) : null,
    }))
}

function readRecord(text: string | null): SessionRecord | null {
  return text === null ? null : SessionRecord.parse(JSON.parse(text))
}

/** What was asked of whom (调查记录). */
export function inquiriesOf({ keys }: Opening, { inquiries }: Parts): Dispute['inquiries'] {
  return inquiries.map((row) => ({
    id: row.id,
    held_at: row.held_at,
    place: row.place_words,
    asked: open(keys, row.sealed_asked) ?? '',
    record: open(keys, row.sealed_record) ?? '',
    present: row.present_words,
    by: { id: row.by_id, name: row.by_name ?? '' },
  }))
}

/** Materials that all sides see. */
export function materialsOf({ materials }: Parts, people: readonly Party[]): Dispute['materials'] {
  return materials.map(({ by_name, ...row }) => ({
    ...row,
    by: people.find(({ id }) => id === row.party_id)?.name ?? by_name ?? '',
  }))
}

/** Dangers, and whether they were reported. */
export function risksOf({ keys }: Opening, { risks }: Parts, is_whole: boolean): Dispute['risks'] {
  return risks.map(({ sealed_words, by_id, by_name, ...row }) => ({
    ...row,
    words: is_whole ? (open(keys, sealed_words) ?? '') : '',
    by: { id: by_id, name: by_name ?? '' },
  }))
}
