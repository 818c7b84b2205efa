import { type DisputeAction, OTHER_ROUTES, TERMINATIONS } from '@linli/contract/codes/mediation'
import { call } from '../../lib/client.ts'
import { ASK } from '../../words/zh-CN/mediation-page.ts'
import { FIELDS } from './act-fields.ts'
import { type ActSpec, of, one, optional, several } from './act-values.ts'

/** Acts that end a dispute or come after its end. */
export const ENDING_SPECS: Partial<Record<DisputeAction, ActSpec>> = {
  stop: {
    fields: [FIELDS.maybe_words],
    sure: ASK.stop_sure,
    look: 'stop',
    send: (id, v, how) => call('mediation.stop', { id, ...optional(v, 'words') }, how),
  },
  terminate: {
    fields: [FIELDS.reason, FIELDS.words, FIELDS.routes],
    sure: ASK.terminate_sure,
    look: 'stop',
    send: (id, v, how) =>
      call(
        'mediation.terminate',
        {
          id,
          reason: one(TERMINATIONS, of(v, 'reason')),
          words: of(v, 'words'),
          routes: several(OTHER_ROUTES, of(v, 'routes')),
        },
        how,
      ),
  },
  note: {
    fields: [FIELDS.words],
    send: (id, v, how) => call('mediation.note', { id, words: of(v, 'words') }, how),
  },
  close: {
    fields: [FIELDS.maybe_words],
    look: 'main',
    send: (id, v, how) => call('mediation.close', { id, ...optional(v, 'words') }, how),
  },
}
