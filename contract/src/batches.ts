import { z } from 'zod'
import { BATCH_ROW_STATES, BATCH_STATES } from './codes/batches.ts'
import { MATTER_ACTIONS, URGENCIES } from './codes/matters.ts'
import { command, query } from './endpoint.ts'
import { Id, Instant, LongText, Named, Page } from './fields.ts'
import { MatterLine, QueueFilter } from './matter-shapes.ts'

const note = z.string().trim().max(2000).optional()

/** One act with all that it asks, meant for every row alike. A note may hold {编号}, {分类}, {期限} and {单位}. */
export const BatchAct = z.discriminatedUnion('action', [
  z.object({ action: z.literal('accept'), note }),
  z.object({
    action: z.literal('triage'),
    category_code: z.string(),
    urgency: z.enum(URGENCIES),
    note,
  }),
  z.object({ action: z.literal('assign'), unit_id: Id, note }),
  z.object({ action: z.literal('close'), note }),
  z.object({ action: z.literal('note'), note: LongText }),
  z.object({ action: z.literal('hand_over'), person_id: Id, note }),
  z.object({ action: z.literal('set_secret'), is_secret: z.boolean() }),
])
export type BatchAct = z.infer<typeof BatchAct>

/** At most so many rows are named one by one; more are taken by the filter that shows them. */
export const MOST_PICKED = 5000

/** Which rows: named ones, everything that a queue shows, or the open work that somebody holds. */
export const Selection = z.union([
  z.object({ ids: z.array(Id).min(1).max(MOST_PICKED) }),
  z.object({ filter: QueueFilter.extend({ order: z.enum(['due', 'newest']) }) }),
  z.object({ held_by: Id }),
])
export type Selection = z.infer<typeof Selection>

export const Batch = z.object({
  id: Id,
  act: BatchAct,
  /** The unit, category or person that the act names, in words. */
  target: z.string().nullable(),
  state: z.enum(BATCH_STATES),
  made_by: Named,
  made_at: Instant,
  finished_at: Instant.nullable(),
  /** Rows by what becomes of them; a state without rows is absent. */
  counts: z.partialRecord(z.enum(BATCH_ROW_STATES), z.int()),
  /** Why rows did not go or do not come back, the commonest first. */
  reasons: z.array(z.object({ state: z.enum(BATCH_ROW_STATES), reason: z.string(), n: z.int() })),
  /** Reporters who will be sent a text, and from when on; none before the time to take it back is over. */
  texts: z.object({ n: z.int(), from: Instant.nullable(), are_sent: z.boolean() }),
  /** How long it may be taken back: minutes from its end, and until when once it has ended. */
  undo_minutes: z.int(),
  undo_until: Instant.nullable(),
  can: z.array(z.enum(['run', 'cancel', 'undo'])),
})
export type Batch = z.infer<typeof Batch>

export const BatchLine = Batch.omit({ reasons: true, texts: true, undo_minutes: true })
export type BatchLine = z.infer<typeof BatchLine>

export const BatchRow = z.object({
  matter_id: Id,
  /** Null where this person may not see the matter now. */
  matter: MatterLine.nullable(),
  state: z.enum(BATCH_ROW_STATES),
  reason: z.string().nullable(),
  /** Who acted on it last, and how; where somebody was faster. */
  last: z
    .object({ action: z.enum(MATTER_ACTIONS), by: z.string().nullable(), at: Instant })
    .nullable(),
})
export type BatchRow = z.infer<typeof BatchRow>

export const batches = {
  /** Looks at what an act would do to many rows and keeps the answer; changes nothing yet.
   * Refuses: nothing_selected, too_many_rows, no_such_queue, not_your_unit, no_such_unit, no_such_category, no_such_colleague. */
  prepare: command('/batches.prepare', z.object({ act: BatchAct, rows: Selection }), Batch),
  get: query('/batches.get', z.object({ id: Id }), Batch),
  /** Batches of mine and of my unit's centre, the newest first. */
  list: query(
    '/batches.list',
    z.object({ ...Page }),
    z.object({ items: z.array(BatchLine), next_cursor: z.string().nullable() }),
  ),
  list_rows: query(
    '/batches.list_rows',
    z.object({
      id: Id,
      state: z.enum(BATCH_ROW_STATES).optional(),
      reason: z.string().max(60).optional(),
      ...Page,
    }),
    z.object({ items: z.array(BatchRow), next_cursor: z.string().nullable() }),
  ),
  /** Does it: at once, or piece by piece in the background where there are more than 5,000 rows.
   * Refuses: batch_not_in_that_state. */
  run: command('/batches.run', z.object({ id: Id }), Batch),
  /** Stops a running batch before its next piece; what is done stays done. Refuses: batch_not_in_that_state. */
  cancel: command('/batches.cancel', z.object({ id: Id }), Batch),
  /** Takes everything back on which nobody has acted since. Refuses: batch_not_in_that_state, undo_window_over. */
  undo: command('/batches.undo', z.object({ id: Id }), Batch),
  /** How much open work each of these people holds, for whoever hands it over or ends a post. */
  count_held: query(
    '/batches.count_held',
    z.object({ person_ids: z.array(Id).min(1).max(50) }),
    z.array(z.object({ person_id: Id, n: z.int() })),
  ),
}
