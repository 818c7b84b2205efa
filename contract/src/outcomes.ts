import { z } from 'zod'
import { DISPUTE_TYPES } from './codes/dispute-types.ts'
import { DISPUTE_SOURCES, DISPUTE_STATES } from './codes/mediation.ts'
import { OUTCOME_COUNTS, OUTCOME_GROUPS } from './codes/outcomes.ts'
import { query } from './endpoint.ts'
import { Day, Id, Instant, Named, Page } from './fields.ts'

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
}
