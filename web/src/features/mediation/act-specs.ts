import {
  DISPUTE_BARS,
  DISPUTE_RISKS,
  type DisputeAction,
  HELPER_KINDS,
  MEDIATOR_PARTS,
  OTHER_ROUTES,
  PAUSES,
  RECUSAL_GROUNDS,
  RISK_RECEIVERS,
  SIDES,
  WORD_WAYS,
} from '@linli/contract/codes/mediation'
import { call } from '../../lib/client.ts'
import { ASK } from '../../words/zh-CN/mediation-page.ts'
import { FIELDS, field } from './act-fields.ts'
import { type ActSpec, moment, of, one, optional, several } from './act-values.ts'
import { ENDING_SPECS } from './ending-specs.ts'

/** Acts with a form: those of the contract, and a proposal by what it is about. */
export type FormName = DisputeAction | 'propose_helper' | 'propose_extension' | 'propose_undisputed'

/** Every act that is asked for in a sheet. */
export const SPECS: Partial<Record<FormName, ActSpec>> = {
  accept: {
    fields: [FIELDS.lead],
    look: 'main',
    send: (id, v, how) => call('mediation.accept', { id, ...optional(v, 'lead_id') }, how),
  },
  refuse: {
    fields: [FIELDS.bars, FIELDS.words, FIELDS.routes],
    sure: ASK.refuse_sure,
    look: 'stop',
    send: (id, v, how) =>
      call(
        'mediation.refuse',
        {
          id,
          bars: several(DISPUTE_BARS, of(v, 'bars')),
          words: of(v, 'words'),
          routes: several(OTHER_ROUTES, of(v, 'routes')),
        },
        how,
      ),
  },
  withdraw: {
    fields: [FIELDS.maybe_words],
    look: 'stop',
    send: (id, v, how) => call('mediation.withdraw', { id, ...optional(v, 'words') }, how),
  },
  record_refusal: {
    fields: [FIELDS.party, FIELDS.way, FIELDS.words, FIELDS.routes],
    look: 'stop',
    send: (id, v, how) =>
      call(
        'mediation.record_refusal',
        {
          id,
          party_id: of(v, 'party_id'),
          way: one(['in_person', 'by_phone', 'on_paper'] as const, of(v, 'way')),
          words: of(v, 'words'),
          routes: several(OTHER_ROUTES, of(v, 'routes')),
        },
        how,
      ),
  },
  record_death: {
    fields: [FIELDS.party, FIELDS.maybe_words],
    send: (id, v, how) =>
      call(
        'mediation.record_death',
        { id, party_id: of(v, 'party_id'), ...optional(v, 'words') },
        how,
      ),
  },
  tell_rights: {
    fields: [FIELDS.party, FIELDS.way],
    look: 'main',
    send: (id, v, how) =>
      call(
        'mediation.tell_rights',
        { id, party_id: of(v, 'party_id'), way: one(WORD_WAYS, of(v, 'way')) },
        how,
      ),
  },
  appoint_mediator: {
    fields: [FIELDS.mediator, FIELDS.part],
    send: (id, v, how) =>
      call(
        'mediation.appoint_mediator',
        { id, person_id: of(v, 'person_id'), part: one(MEDIATOR_PARTS, of(v, 'part')) },
        how,
      ),
  },
  propose_helper: {
    fields: [
      FIELDS.helper_kind,
      field('name', ASK.name),
      field('office', ASK.office, { isOptional: true }),
    ],
    send: (id, v, how) =>
      call(
        'mediation.propose',
        {
          id,
          kind: 'helper',
          helper: {
            kind: one(HELPER_KINDS, of(v, 'helper_kind')),
            name: of(v, 'name'),
            ...optional(v, 'office'),
          },
        },
        how,
      ),
  },
  propose_extension: {
    fields: [field('days', ASK.days, { kind: 'number' })],
    send: (id, v, how) =>
      call('mediation.propose', { id, kind: 'extension', days: Number(of(v, 'days')) }, how),
  },
  propose_undisputed: {
    fields: [field('words', ASK.facts, { kind: 'area' })],
    send: (id, v, how) =>
      call('mediation.propose', { id, kind: 'undisputed', words: of(v, 'words') }, how),
  },
  ask_recusal: {
    fields: [FIELDS.in_hand, FIELDS.ground, FIELDS.words],
    send: (id, v, how) =>
      call(
        'mediation.ask_recusal',
        {
          id,
          person_id: of(v, 'person_id'),
          ground: one(RECUSAL_GROUNDS, of(v, 'ground')),
          words: of(v, 'words'),
        },
        how,
      ),
  },
  plan_session: {
    fields: [
      FIELDS.session_kind,
      FIELDS.in_hand,
      FIELDS.starts,
      FIELDS.ends,
      FIELDS.room,
      FIELDS.place,
    ],
    look: 'main',
    send: (id, v, how) => {
      const side = SIDES.find((code) => code === of(v, 'kind'))
      return call(
        'mediation.plan_session',
        {
          id,
          kind: side ? 'separate' : 'joint',
          ...(side && { side }),
          mediator_ids: [of(v, 'person_id')],
          starts_at: moment(of(v, 'starts_at')),
          ends_at: moment(of(v, 'ends_at')),
          ...optional(v, 'room_id'),
          ...optional(v, 'place'),
        },
        how,
      )
    },
  },
  record_inquiry: {
    fields: [
      field('asked', ASK.asked),
      field('held_at', ASK.held_at, { kind: 'moment' }),
      field('place', ASK.place),
      field('record', ASK.record, { kind: 'area' }),
    ],
    send: (id, v, how) =>
      call(
        'mediation.record_inquiry',
        {
          id,
          asked: of(v, 'asked'),
          held_at: moment(of(v, 'held_at')),
          place: of(v, 'place'),
          record: of(v, 'record'),
        },
        how,
      ),
  },
  pause: {
    fields: [FIELDS.pause, FIELDS.maybe_words],
    send: (id, v, how) =>
      call(
        'mediation.pause',
        { id, kind: one(PAUSES, of(v, 'kind')), ...optional(v, 'words') },
        how,
      ),
  },
  resume: {
    fields: [FIELDS.maybe_words],
    look: 'main',
    send: (id, v, how) => call('mediation.resume', { id, ...optional(v, 'words') }, how),
  },
  flag_risk: {
    fields: [FIELDS.risk, FIELDS.words],
    sure: ASK.risk_sure,
    look: 'stop',
    send: (id, v, how) =>
      call(
        'mediation.flag_risk',
        { id, kind: one(DISPUTE_RISKS, of(v, 'kind')), words: of(v, 'words') },
        how,
      ),
  },
  report_risk: {
    fields: [
      field('risk_id', ASK.kind, {
        kind: 'one',
        options: ({ risks }) =>
          risks
            .filter(({ reported_at }) => reported_at === null)
            .map(({ id, words, kind }) => ({ value: id, word: words || kind })),
      }),
      FIELDS.receiver,
      field('receiver_name', ASK.receiver_name),
      field('reported_at', ASK.reported_at, { kind: 'moment' }),
      field('reference', ASK.reference, { isOptional: true }),
    ],
    look: 'main',
    send: (id, v, how) =>
      call(
        'mediation.report_risk',
        {
          id,
          risk_id: of(v, 'risk_id'),
          receiver: one(RISK_RECEIVERS, of(v, 'receiver')),
          receiver_name: of(v, 'receiver_name'),
          reported_at: moment(of(v, 'reported_at')),
          ...optional(v, 'reference'),
        },
        how,
      ),
  },
  ...ENDING_SPECS,
}
