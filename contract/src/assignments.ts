import { z } from 'zod'
import { RETURN_REASONS, URGENCIES } from './codes/matters.ts'
import { DAY_KINDS } from './codes/routing.ts'
import { command, query } from './endpoint.ts'
import { Day, Id, Instant, Named, Page } from './fields.ts'
import { MatterNumber, MatterStatusField } from './matters.ts'
import { Rule } from './routing.ts'

const Kind = z.object({ code: z.string(), name: z.string() })

/** One time that a matter was given to a unit, and why: by which rule, or by whose other choice. */
export const Assignment = z.object({
  id: Id,
  at: Instant,
  unit: Named,
  by_name: z.string().nullable(),
  day_kind: z.enum(DAY_KINDS),
  version_number: z.int().nullable(),
  rule: Rule.nullable(),
  via: z.array(z.int()),
  suggested: Named.nullable(),
  is_ruling: z.boolean(),
  /** Why another unit than the suggested one; of a ruling, its grounds. */
  note: z.string().nullable(),
  ended_at: Instant.nullable(),
  ended_as: z.enum(['returned', 'reopened']).nullable(),
  return_reason: z.enum(RETURN_REASONS).nullable(),
  return_note: z.string().nullable(),
  returned_by_name: z.string().nullable(),
})
export type Assignment = z.infer<typeof Assignment>

/** A ruling of the centre with the arguments that lost. */
export const Ruling = z.object({
  id: Id,
  matter: z.object({ id: Id, number: MatterNumber }),
  category: Kind,
  street: Named.nullable(),
  unit: Named,
  at: Instant,
  by_name: z.string().nullable(),
  grounds: z.string(),
  arguments: z.array(
    z.object({
      unit: Named,
      reason: z.enum(RETURN_REASONS).nullable(),
      note: z.string().nullable(),
      at: Instant,
    }),
  ),
})
export type Ruling = z.infer<typeof Ruling>

export const DryRun = z.object({
  id: Id,
  version_id: Id,
  /** The draft as it was tried; a later one has changed since. */
  revision: z.int(),
  than_number: z.int().nullable(),
  from_day: Day,
  to_day: Day,
  state: z.enum(['running', 'done', 'cancelled']),
  /** Matters looked at; null until they are counted. */
  total: z.int().nullable(),
  done: z.int(),
  started_at: Instant,
  finished_at: Instant.nullable(),
  diverted: z.int(),
  late: z.int(),
  /** Diverted to a unit that had settled nothing then: nobody can say. */
  unknown: z.int(),
  /** Diverted to no unit at all. */
  nowhere: z.int(),
  /** Matters with a unit, and how many of them that unit is the one of the rules before and after. */
  with_unit: z.int(),
  hits_before: z.int(),
  hits_after: z.int(),
  by_category: z.array(Kind.extend({ n: z.int(), late: z.int(), unknown: z.int() })),
  by_units: z.array(
    z.object({
      from: Named.nullable(),
      to: Named.nullable(),
      n: z.int(),
      late: z.int(),
      unknown: z.int(),
    }),
  ),
  /** More pairs of units than are listed. */
  more_units: z.int(),
  can: z.array(z.enum(['cancel'])),
})
export type DryRun = z.infer<typeof DryRun>

const period = { from: Day, to: Day }

/** Which of a category's first assignments. */
const SHOWN = ['first', 'wrong', 'upheld'] as const

export const assignments = {
  /** Why a matter is where it is: every assignment, the newest first. */
  explain: query('/assignments.explain', z.object({ matter_id: Id }), z.array(Assignment)),
  /** What the centre ruled before about this kind of thing in this place, and how often such things came back. */
  recall: query(
    '/assignments.recall',
    z.object({ matter_id: Id }),
    z.object({ returns: z.int(), rulings: z.array(Ruling) }),
  ),
  list_rulings: query(
    '/assignments.list_rulings',
    z.object({ category_code: z.string().optional(), ...Page }),
    z.object({ items: z.array(Ruling), next_cursor: z.string().nullable() }),
  ),
  /** First assignments by category in a period, and those that came back or went elsewhere. */
  count: query(
    '/assignments.count',
    z.object(period),
    z.array(Kind.extend({ first: z.int(), wrong: z.int(), upheld: z.int() })),
  ),
  /** The assignments behind a figure of `count`. */
  list: query(
    '/assignments.list',
    z.object({ ...period, category_code: z.string(), shown: z.enum(SHOWN), ...Page }),
    z.object({
      items: z.array(
        z.object({
          id: Id,
          at: Instant,
          /** Null where the matter is secret. */
          matter: z.object({ id: Id, number: MatterNumber }).nullable(),
          street: Named.nullable(),
          unit: Named,
          return_reason: z.enum(RETURN_REASONS).nullable(),
          /** The unit that had it next. */
          next_unit: Named.nullable(),
        }),
      ),
      next_cursor: z.string().nullable(),
    }),
  ),
  /** Matters of which my units only get to know (抄送), newest first. */
  list_copied: query(
    '/assignments.list_copied',
    z.object({ ...Page }),
    z.object({
      items: z.array(
        z.object({
          matter_id: Id,
          number: MatterNumber,
          at: Instant,
          copied_to: Named,
          category: Kind,
          summary: z.string(),
          area_name: z.string().nullable(),
          unit: Named.nullable(),
          status: MatterStatusField,
        }),
      ),
      next_cursor: z.string().nullable(),
    }),
  ),
  /** Tries a draft on the matters of a period, compared with the rules in force. Refuses: version_not_in_that_state,
   * draft_changed, rules_faulty, days_the_wrong_way, dry_run_going. */
  start_dry_run: command(
    '/assignments.start_dry_run',
    z.object({ version_id: Id, revision: z.int(), ...period }),
    DryRun,
  ),
  get_dry_run: query('/assignments.get_dry_run', z.object({ id: Id }), DryRun),
  /** The latest dry run of a version, if there was one. */
  find_dry_run: query(
    '/assignments.find_dry_run',
    z.object({ version_id: Id }),
    z.object({ dry_run: DryRun.nullable() }),
  ),
  /** Refuses: dry_run_over. */
  cancel_dry_run: command('/assignments.cancel_dry_run', z.object({ id: Id }), DryRun),
  /** Some of the matters that would go elsewhere: their number, kind and place, nothing of what they say. */
  list_diverted: query(
    '/assignments.list_diverted',
    z.object({
      id: Id,
      category_code: z.string().optional(),
      from_unit_id: Id.optional(),
      to_unit_id: Id.optional(),
      is_late: z.boolean().optional(),
    }),
    z.object({
      items: z.array(
        z.object({
          matter: z.object({ id: Id, number: MatterNumber }),
          category: Kind,
          urgency: z.enum(URGENCIES),
          area_name: z.string().nullable(),
          reported_at: Instant,
          from: Named.nullable(),
          to: Named.nullable(),
          is_late: z.boolean().nullable(),
        }),
      ),
      /** All of them, of which `items` are some. */
      n: z.int(),
    }),
  ),
}
