import {
  HANDED_TO,
  type HandedTo,
  type LostAction,
  RINGS,
  type Ring,
} from '@linli/contract/codes/lost_person'
import type { LostCase } from '@linli/contract/lost-shapes'
import { call } from '../../lib/client.ts'
import { serverNow } from '../../lib/time.ts'
import { fill } from '../../lib/words.ts'
import { LOST, RING } from '../../words/zh-CN/lost_person.ts'

/** What somebody has filled in, by the name of the field. */
export type Values = Partial<Record<string, string>>

export interface ActField {
  name: string
  label: string
  kind: 'line' | 'area' | 'phone' | 'ring' | 'handed' | 'tick'
  hint?: string
  isOptional?: boolean
}

/** How an act is asked for and sent. */
export interface ActSpec {
  fields: readonly ActField[]
  /** What will happen, said before it does. */
  sure?: (found: LostCase) => string
  look?: 'main' | 'plain' | 'stop'
  send: (id: string, values: Values, how: { requestId: string }) => Promise<LostCase>
}

const line = (name: string, label: string, more: Partial<ActField> = {}): ActField => ({
  name,
  label,
  kind: 'line',
  ...more,
})
const reason = line('reason', LOST.reason)
const words = line('words', LOST.words)
const ring = line('ring', LOST.to_ring, { kind: 'ring' })
const of = (values: Values, name: string) => values[name]?.trim() ?? ''
const optional = (values: Values, name: string) => {
  const value = of(values, name)
  return value ? { [name]: value } : {}
}
const ringOf = (values: Values): Ring => RINGS.find((one) => one === values.ring) ?? 'community'
const handedOf = (values: Values): HandedTo =>
  HANDED_TO.find((one) => one === values.to) ?? 'family'

/** The acts that a page asks for in a sheet; those with persons or sightings stand where these are. */
export const SPECS: Partial<Record<LostAction, ActSpec>> = {
  tell_police: {
    fields: [line('whom', LOST.whom)],
    look: 'main',
    send: (id, v, how) => call('lost_person.tell_police', { id, whom: of(v, 'whom') }, how),
  },
  decline_police: {
    fields: [reason],
    send: (id, v, how) => call('lost_person.decline_police', { id, reason: of(v, 'reason') }, how),
  },
  number_police: {
    fields: [line('number', LOST.number), line('officer', LOST.officer)],
    send: (id, v, how) =>
      call(
        'lost_person.number_police',
        { id, number: of(v, 'number'), officer: of(v, 'officer') },
        how,
      ),
  },
  release_minor: {
    fields: [line('officer', LOST.officer), line('reference', LOST.reference)],
    look: 'main',
    send: (id, v, how) =>
      call(
        'lost_person.release_minor',
        { id, officer: of(v, 'officer'), reference: of(v, 'reference') },
        how,
      ),
  },
  clear_minor: {
    fields: [line('reason', LOST.grown_why, { hint: LOST.grown_hint })],
    sure: () => LOST.grown_sure,
    send: (id, v, how) => call('lost_person.clear_minor', { id, reason: of(v, 'reason') }, how),
  },
  ask_release: {
    fields: [ring, reason],
    send: (id, v, how) =>
      call('lost_person.ask_release', { id, ring: ringOf(v), reason: of(v, 'reason') }, how),
  },
  release: {
    fields: [line('words', LOST.words, { isOptional: true })],
    look: 'main',
    send: (id, v, how) => call('lost_person.release', { id, ...optional(v, 'words') }, how),
  },
  decline_release: {
    fields: [words],
    send: (id, v, how) => call('lost_person.decline_release', { id, words: of(v, 'words') }, how),
  },
  bypass: {
    fields: [ring, reason],
    sure: () => LOST.bypass_sure,
    look: 'stop',
    send: (id, v, how) =>
      call('lost_person.bypass', { id, ring: ringOf(v), reason: of(v, 'reason') }, how),
  },
  confirm_bypass: {
    fields: [words],
    look: 'main',
    send: (id, v, how) => call('lost_person.confirm_bypass', { id, words: of(v, 'words') }, how),
  },
  publish: {
    fields: [],
    sure: () => fill(LOST.publish_sure, { ring: RING.grid }),
    look: 'main',
    send: (id, _, how) => call('lost_person.publish', { id }, how),
  },
  widen: {
    fields: [ring],
    send: (id, v, how) => call('lost_person.widen', { id, ring: ringOf(v) }, how),
  },
  pause: {
    fields: [reason],
    send: (id, v, how) => call('lost_person.pause', { id, reason: of(v, 'reason') }, how),
  },
  resume: { fields: [], send: (id, _, how) => call('lost_person.resume', { id }, how) },
  sight: {
    fields: [
      line('place_words', LOST.place_words),
      line('words', LOST.words, { kind: 'area', isOptional: true }),
      line('contact', LOST.contact, { kind: 'phone', isOptional: true }),
    ],
    send: (id, v, how) =>
      call(
        'lost_person.add_sighting',
        {
          id,
          seen_at: new Date(serverNow()).toISOString(),
          place_words: of(v, 'place_words'),
          ...optional(v, 'words'),
          ...optional(v, 'contact'),
        },
        how,
      ),
  },
  find: {
    fields: [line('words', LOST.found_words, { kind: 'area' })],
    sure: () => LOST.find_sure,
    look: 'main',
    send: (id, v, how) => call('lost_person.find', { id, words: of(v, 'words') }, how),
  },
  hand_over: {
    fields: [
      line('to', LOST.hand_to, { kind: 'handed' }),
      line('receiver', LOST.receiver),
      line('relation', LOST.relation, { isOptional: true }),
      line('relation_checked', LOST.checked, { hint: LOST.checked_hint, isOptional: true }),
      line('is_id_seen', LOST.id_checked, { kind: 'tick', isOptional: true }),
    ],
    look: 'main',
    send: (id, v, how) =>
      call(
        'lost_person.hand_over',
        {
          id,
          to: handedOf(v),
          receiver: of(v, 'receiver'),
          is_id_seen: v.is_id_seen === 'yes',
          ...optional(v, 'relation'),
          ...optional(v, 'relation_checked'),
        },
        how,
      ),
  },
  inform: {
    fields: [words],
    send: (id, v, how) => call('lost_person.inform', { id, words: of(v, 'words') }, how),
  },
  close: {
    fields: [reason],
    send: (id, v, how) => call('lost_person.close', { id, reason: of(v, 'reason') }, how),
  },
}
