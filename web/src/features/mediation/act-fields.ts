import {
  DISPUTE_BARS,
  DISPUTE_RISKS,
  HELPER_KINDS,
  MEDIATOR_PARTS,
  OTHER_ROUTES,
  PAUSES,
  RECUSAL_GROUNDS,
  RISK_RECEIVERS,
  TERMINATIONS,
} from '@linli/contract/codes/mediation'
import type { Dispute } from '@linli/contract/mediation-shapes'
import {
  BAR,
  GROUND,
  HELPER_KIND,
  OTHER_ROUTE,
  PART,
  PAUSE,
  RECEIVER,
  RISK,
  SESSION_KIND,
  SIDE,
  TERMINATION,
  WAY,
} from '../../words/zh-CN/mediation.ts'
import { ASK } from '../../words/zh-CN/mediation-page.ts'

/** What somebody has filled in; several choices are kept with commas between. */
export type Values = Partial<Record<string, string>>

export interface Option {
  value: string
  word: string
}

/** What a form reads from beside the dispute. */
export interface Beside {
  mediators: readonly Option[]
  rooms: readonly Option[]
}

export interface ActField {
  name: string
  label: string
  kind: 'line' | 'area' | 'number' | 'moment' | 'day' | 'one' | 'many'
  hint?: string
  isOptional?: boolean
  options?: (dispute: Dispute, beside: Beside) => readonly Option[]
}

type More = Partial<Omit<ActField, 'name' | 'label'>>

/** A field of a form. */
export function field(name: string, label: string, more: More = {}): ActField {
  return { name, label, kind: 'line', ...more }
}

const listed = <V extends string>(codes: readonly V[], words: Record<V, string>) => {
  const options = codes.map((value) => ({ value, word: words[value] }))
  return () => options
}

const living = (dispute: Dispute) =>
  dispute.people
    .filter(({ died_at }) => died_at === null)
    .map(({ id, name, side }) => ({ value: id, word: `${name}（${SIDE[side]}）` }))

const inHand = (dispute: Dispute) =>
  dispute.mediators
    .filter(({ until_at }) => until_at === null)
    .map(({ person }) => ({ value: person.id, word: person.name }))

/** Fields that several acts ask for. */
export const FIELDS = {
  words: field('words', ASK.words, { kind: 'area' }),
  maybe_words: field('words', ASK.words, { kind: 'area', isOptional: true }),
  routes: field('routes', ASK.routes, {
    kind: 'many',
    options: listed(OTHER_ROUTES, OTHER_ROUTE),
  }),
  route: field('route', ASK.routes, { kind: 'one', options: listed(OTHER_ROUTES, OTHER_ROUTE) }),
  bars: field('bars', ASK.bars, { kind: 'many', options: listed(DISPUTE_BARS, BAR) }),
  reason: field('reason', ASK.reason, { kind: 'one', options: listed(TERMINATIONS, TERMINATION) }),
  party: field('party_id', ASK.who, { kind: 'one', options: living }),
  way: field('way', ASK.way, {
    kind: 'one',
    options: listed(['in_person', 'by_phone', 'on_paper'] as const, WAY),
  }),
  lead: field('lead_id', ASK.lead, {
    kind: 'one',
    isOptional: true,
    options: (_, { mediators }) => mediators,
  }),
  mediator: field('person_id', ASK.mediator, {
    kind: 'one',
    options: (_, { mediators }) => mediators,
  }),
  in_hand: field('person_id', ASK.mediator, { kind: 'one', options: inHand }),
  part: field('part', ASK.part, { kind: 'one', options: listed(MEDIATOR_PARTS, PART) }),
  ground: field('ground', ASK.ground, { kind: 'one', options: listed(RECUSAL_GROUNDS, GROUND) }),
  pause: field('kind', ASK.kind, { kind: 'one', options: listed(PAUSES, PAUSE) }),
  risk: field('kind', ASK.kind, { kind: 'one', options: listed(DISPUTE_RISKS, RISK) }),
  receiver: field('receiver', ASK.receiver, {
    kind: 'one',
    options: listed(RISK_RECEIVERS, RECEIVER),
  }),
  helper_kind: field('helper_kind', ASK.helper_kind, {
    kind: 'one',
    options: listed(HELPER_KINDS, HELPER_KIND),
  }),
  session_kind: field('kind', ASK.session_kind, {
    kind: 'one',
    options: (dispute) => [
      { value: 'joint', word: SESSION_KIND.joint },
      ...[...new Set(dispute.people.map(({ side }) => side))].map((side) => ({
        value: side,
        word: `${SESSION_KIND.separate}：${SIDE[side]}`,
      })),
    ],
  }),
  room: field('room_id', ASK.room, {
    kind: 'one',
    isOptional: true,
    options: (_, { rooms }) => rooms,
  }),
  place: field('place', ASK.no_room, { isOptional: true }),
  starts: field('starts_at', ASK.starts, { kind: 'moment' }),
  ends: field('ends_at', ASK.ends, { kind: 'moment' }),
} as const
