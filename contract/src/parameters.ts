import { z } from 'zod'
import { PARAMETER_MARKS, PARAMETER_UNITS } from './codes/parameters.ts'
import { command, query } from './endpoint.ts'
import { Day, Id, Instant, Named, Page, ShortText } from './fields.ts'

/** One setting of a number: what it became, from which day, why, and by whom. */
export const ParameterEdition = z.object({
  id: Id,
  key: z.string(),
  value: z.int(),
  /** What stood before it by the order of setting; null where it was the product's first value. */
  value_before: z.int().nullable(),
  source: z.string(),
  valid_from: Day,
  set_at: Instant,
  set_by: Named,
})
export type ParameterEdition = z.infer<typeof ParameterEdition>

/** A number in force, with where it comes from. */
export const Parameter = z.object({
  key: z.string(),
  unit: z.enum(PARAMETER_UNITS),
  value: z.int(),
  least: z.int(),
  most: z.int(),
  source: z.string(),
  /** How sure the product's first value is; null where the district has set its own. */
  mark: z.enum(PARAMETER_MARKS).nullable(),
  /** Since when the district has had its own value; null while the product's stands. */
  valid_from: Day.nullable(),
  /** The next value, where one is set for a later day. */
  planned: z.object({ value: z.int(), valid_from: Day }).nullable(),
  /** The newest edition, in force or planned: whoever sets the number says that they have seen it. */
  last_edition_id: Id.nullable(),
  can: z.array(z.enum(['set'])),
})
export type Parameter = z.infer<typeof Parameter>

export const parameters = {
  /** The numbers in force today. */
  list: query('/parameters.list', z.object({}), z.array(Parameter)),
  /** Every change of every number, or of one, the newest first. */
  list_editions: query(
    '/parameters.list_editions',
    z.object({ key: z.string().max(80).optional(), ...Page }),
    z.object({ items: z.array(ParameterEdition), next_cursor: z.string().nullable() }),
  ),
  /** Sets a number from a day on; setting an older value again is how a change is taken back. Refuses: no_such_parameter,
   * value_out_of_bounds, day_is_past, changed_meanwhile, outside_jurisdiction. */
  set: command(
    '/parameters.set',
    z.object({
      key: z.string().max(80),
      value: z.int(),
      source: ShortText,
      valid_from: Day,
      last_edition_id: Id.nullable(),
    }),
    Parameter,
  ),
}
