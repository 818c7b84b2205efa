import { z } from 'zod'
import {
  INSTRUCTED,
  ORDER_STATES,
  SUPERVISION_GRADES,
  SUPERVISION_TRIGGERS,
} from './codes/supervision.ts'
import { command, query } from './endpoint.ts'
import { Count, Day, Id, Instant, LongText, Named, Page } from './fields.ts'
import { Matter, MatterNumber } from './matter-shapes.ts'

/** The matter that an order, an instruction or a suggestion is about; its words are told to whoever sees it. */
export const SupervisedMatter = z.object({
  id: Id,
  number: MatterNumber,
  summary: z.string().nullable(),
  is_seen: z.boolean(),
})
export type SupervisedMatter = z.infer<typeof SupervisedMatter>

/** An order of supervision (督办单). */
export const SupervisionOrder = z.object({
  id: Id,
  matter: SupervisedMatter,
  state: z.enum(ORDER_STATES),
  trigger: z.enum(SUPERVISION_TRIGGERS),
  grade: z.enum(SUPERVISION_GRADES),
  text: z.string(),
  unit: Named,
  copies: z.array(Named),
  issued_by: Named,
  issued_unit: Named,
  issued_at: Instant,
  /** By when the unit answers; its own clock, beside that of the matter. */
  reply_due_at: Instant,
  /** Still unanswered after that, or answered after that. */
  is_late: z.boolean(),
  answered_at: Instant.nullable(),
  answered_by: Named.nullable(),
  answer: z.string().nullable(),
  lifted_at: Instant.nullable(),
  lifted_by: Named.nullable(),
  lift_note: z.string().nullable(),
})
export type SupervisionOrder = z.infer<typeof SupervisionOrder>

/** What a leader wrote on a matter (批示). */
export const Instruction = z.object({
  id: Id,
  matter: SupervisedMatter,
  text: z.string(),
  unit: Named,
  wants_answer: z.boolean(),
  answer_due_at: Instant.nullable(),
  /** Still unanswered after that, or answered after that. */
  is_late: z.boolean(),
  given_by: Named,
  given_at: Instant,
  answered_at: Instant.nullable(),
  answered_by: Named.nullable(),
  answer: z.string().nullable(),
})
export type Instruction = z.infer<typeof Instruction>

/** A matter for which the data show a reason to supervise; a person decides. */
export const Suggestion = z.object({
  matter: SupervisedMatter,
  unit: Named.nullable(),
  due_at: Instant.nullable(),
  triggers: z.array(z.enum(SUPERVISION_TRIGGERS)),
})
export type Suggestion = z.infer<typeof Suggestion>

export const supervision = {
  /** What stands on a matter, for whoever sees it. */
  get_of_matter: query(
    '/supervision.get_of_matter',
    z.object({ id: Id }),
    z.object({
      orders: z.array(SupervisionOrder),
      instructions: z.array(Instruction),
      suggested: z.array(z.enum(SUPERVISION_TRIGGERS)),
    }),
  ),
  get_order: query('/supervision.get_order', z.object({ id: Id }), SupervisionOrder),
  /** Those that wait by when the reply is due, the others the newest first. */
  list_orders: query(
    '/supervision.list_orders',
    z.object({ state: z.enum(ORDER_STATES), ...Page }),
    z.object({
      items: z.array(SupervisionOrder),
      next_cursor: z.string().nullable(),
      count: Count,
    }),
  ),
  /** Instructions that were given to this person's units or by this person, or lie in their area; those that wait by when the
   * answer is due, the others the newest first. */
  list_instructions: query(
    '/supervision.list_instructions',
    z.object({ is_answered: z.boolean(), ...Page }),
    z.object({ items: z.array(Instruction), next_cursor: z.string().nullable(), count: Count }),
  ),
  /** Open matters of this person's area for which the data show a reason, the longest overdue first. */
  list_suggested: query(
    '/supervision.list_suggested',
    z.object({ ...Page }),
    z.object({ items: z.array(Suggestion), next_cursor: z.string().nullable(), count: Count }),
  ),
  count_tabs: query(
    '/supervision.count_tabs',
    z.object({}),
    z.object({
      waiting: Count,
      /** Of those that wait, the ones past their day. */
      late: Count,
      answered: Count,
      lifted: Count,
      suggested: Count,
      instructed: Count,
      instructed_late: Count,
      instructions_answered: Count,
    }),
  ),
  /** Issues an order to the unit that has the matter, or to the centre where nobody has it. Refuses: supervised_already,
   * own_unit_supervised, no_such_unit, day_is_past. */
  supervise: command(
    '/supervision.supervise',
    z.object({
      id: Id,
      trigger: z.enum(SUPERVISION_TRIGGERS),
      grade: z.enum(SUPERVISION_GRADES),
      text: LongText,
      reply_by: Day,
      copy_unit_ids: z.array(Id).max(10).default([]),
    }),
    Matter,
  ),
  /** The unit says what it has done; the order stands until it is lifted. */
  answer: command('/supervision.answer', z.object({ id: Id, note: LongText }), Matter),
  /** The centre or a leader releases the unit: the matter may be closed again. Refuses: may_not_lift_supervision. */
  lift: command('/supervision.lift', z.object({ id: Id, note: LongText }), Matter),
  /** A leader writes on a matter in sight. Refuses: no_unit_has_it, day_is_past. */
  instruct: command(
    '/supervision.instruct',
    z.object({
      id: Id,
      to: z.enum(INSTRUCTED),
      text: LongText,
      wants_answer: z.boolean(),
      answer_by: Day.optional(),
    }),
    Matter,
  ),
  answer_instruction: command(
    '/supervision.answer_instruction',
    z.object({ id: Id, note: LongText }),
    Matter,
  ),
}
