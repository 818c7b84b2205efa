import { z } from 'zod'
import { AGREEMENT_FORMS } from './codes/agreements.ts'
import { DISPUTE_TYPES } from './codes/dispute-types.ts'
import { DIFFICULTIES, DISPUTE_SOURCES, DISPUTE_STATES } from './codes/mediation.ts'
import { OUTCOME_COUNTS, OUTCOME_GROUPS, SUBSIDY_BARS, SUBSIDY_STATES } from './codes/outcomes.ts'
import { command, query } from './endpoint.ts'
import { Day, Id, Instant, Named, Page, ShortText } from './fields.ts'

/** Disputes accepted within days (both included), as they stood at the end of a third; narrowed where something is named. */
const Span = z.object({
  from: Day,
  to: Day,
  as_of: Day,
  committee_id: Id.optional(),
  studio_id: Id.optional(),
  type: z.enum(DISPUTE_TYPES).optional(),
  source: z.enum(DISPUTE_SOURCES).optional(),
})

/** The counts of one group: a studio or committee by its id, a type or source by its code, or all of them. */
export const OutcomeRow = z.object({
  key: z.string().nullable(),
  /** Of a unit; null where the words stand with the code. */
  name: z.string().nullable(),
  counts: z.array(
    z.object({
      name: z.enum(OUTCOME_COUNTS),
      n: z.int(),
      /** The people of disputes that were kept from growing; null for other counts. */
      people: z.int().nullable(),
    }),
  ),
})
export type OutcomeRow = z.infer<typeof OutcomeRow>

/** One row behind a count: a dispute, or something promised in it. No names of parties stand here. */
export const OutcomeLine = z.object({
  key: Id,
  dispute_id: Id,
  number: z.string(),
  title: z.string(),
  type: z.enum(DISPUTE_TYPES),
  source: z.enum(DISPUTE_SOURCES),
  state: z.enum(DISPUTE_STATES),
  committee: Named,
  studio: Named.nullable(),
  accepted_at: Instant,
  /** Of a thing promised. */
  due_on: Day.nullable(),
  performed_on: Day.nullable(),
})
export type OutcomeLine = z.infer<typeof OutcomeLine>

/** What is paid for a settled dispute of a kind, from a day on. */
export const SubsidyRule = z.object({
  id: Id,
  difficulty: z.enum(DIFFICULTIES),
  form: z.enum(AGREEMENT_FORMS),
  amount_fen: z.int(),
  needs_performed: z.boolean(),
  source: z.string(),
  valid_from: Day,
  set_by: Named,
})
export type SubsidyRule = z.infer<typeof SubsidyRule>

/** One settled dispute as a list of subsidies has it, or as it would. */
export const SubsidyLine = z.object({
  dispute_id: Id,
  number: z.string(),
  title: z.string(),
  difficulty: z.enum(DIFFICULTIES),
  form: z.enum(AGREEMENT_FORMS),
  mediator: Named,
  /** Null where something stands in the way. */
  amount_fen: z.int().nullable(),
  bar: z.enum(SUBSIDY_BARS).nullable(),
})
export type SubsidyLine = z.infer<typeof SubsidyLine>

/** A list of subsidies for approval. */
export const SubsidyList = z.object({
  id: Id,
  committee: Named,
  from: Day,
  to: Day,
  state: z.enum(SUBSIDY_STATES),
  made_by: Named,
  made_at: Instant,
  approved_by: Named.nullable(),
  approved_at: Instant.nullable(),
  total_fen: z.int(),
  lines: z.array(SubsidyLine),
  can: z.array(z.enum(['approve', 'drop'])),
})
export type SubsidyList = z.infer<typeof SubsidyList>

const Settled = z.object({ committee_id: Id, from: Day, to: Day })

export const outcomes = {
  /** The counts of a span, all together or by group, those of units by name. Refuses: days_the_wrong_way. */
  get_figures: query(
    '/outcomes.get_figures',
    Span.extend({ by: z.enum(OUTCOME_GROUPS).default('none') }),
    z.object({
      /** The moment at which they are told: the end of the day, or now where that has not come. */
      as_of: Instant,
      rows: z.array(OutcomeRow),
    }),
  ),
  /** The rows behind a count, exactly as many as it says. */
  list_counted: query(
    '/outcomes.list_counted',
    Span.extend({ name: z.enum(OUTCOME_COUNTS), ...Page }),
    z.object({ items: z.array(OutcomeLine), next_cursor: z.string().nullable() }),
  ),

  /** Every amount that was ever set, the newest of each kind first. */
  list_subsidy_rules: query(
    '/outcomes.list_subsidy_rules',
    z.object({}),
    z.object({ rules: z.array(SubsidyRule), may_set: z.boolean() }),
  ),
  /** Sets what is paid for a kind of case from a day on. Refuses: outside_jurisdiction, day_is_past. */
  set_subsidy_rule: command(
    '/outcomes.set_subsidy_rule',
    z.object({
      difficulty: z.enum(DIFFICULTIES),
      form: z.enum(AGREEMENT_FORMS),
      amount_fen: z.int().min(0).max(10_000_000),
      needs_performed: z.boolean(),
      source: ShortText,
      valid_from: Day,
    }),
    SubsidyRule,
  ),
  /** The disputes of a committee that took effect in these days, each with its amount or with why there is none; at most 500.
   * Refuses: not_found for a committee that is not one's own, days_the_wrong_way. */
  find_subsidies: query('/outcomes.find_subsidies', Settled, z.array(SubsidyLine)),
  /** Draws a list up of all that have an amount. Refuses: nothing_to_pay, and what find_subsidies does. */
  make_subsidy_list: command('/outcomes.make_subsidy_list', Settled, SubsidyList),
  /** A second person agrees, of those who guide the committee. Refuses: own_list, list_is_over, may_not_approve. */
  approve_subsidy_list: command(
    '/outcomes.approve_subsidy_list',
    z.object({ id: Id }),
    SubsidyList,
  ),
  /** Takes a list back before it is approved; its disputes may stand on another. Refuses: list_is_over. */
  drop_subsidy_list: command('/outcomes.drop_subsidy_list', z.object({ id: Id }), SubsidyList),
  /** Lists of the committees in sight, the newest first. */
  list_subsidy_lists: query(
    '/outcomes.list_subsidy_lists',
    z.object({ ...Page }),
    z.object({
      items: z.array(SubsidyList.omit({ lines: true, can: true })),
      next_cursor: z.string().nullable(),
    }),
  ),
  get_subsidy_list: query('/outcomes.get_subsidy_list', z.object({ id: Id }), SubsidyList),
}
