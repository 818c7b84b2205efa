import { z } from 'zod'
import { PARAMETER_MARKS, PARAMETER_UNITS } from './codes/parameters.ts'
import { query } from './endpoint.ts'
import { Day } from './fields.ts'

/** A number in force, with where it comes from. */
export const Parameter = z.object({
  key: z.string(),
  unit: z.enum(PARAMETER_UNITS),
  value: z.int(),
  least: z.int(),
  most: z.int(),
  source: z.string(),
  mark: z.enum(PARAMETER_MARKS),
  /** Since when the district has had its own value; null while the product's stands. */
  valid_from: Day.nullable(),
})
export type Parameter = z.infer<typeof Parameter>

export const parameters = {
  /** The numbers in force on a day (today when absent). */
  list: query('/parameters.list', z.object({ on: Day.optional() }), z.array(Parameter)),
}
