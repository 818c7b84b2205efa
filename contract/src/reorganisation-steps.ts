import { z } from 'zod'
import { Id, ShortText } from './fields.ts'
import { PostKindField, UnitKindField } from './org.ts'

const Code = z
  .string()
  .trim()
  .regex(/^[0-9A-Za-z]{1,24}$/)
const Ids = z.array(Id).min(1).max(1000)

/** One step of a plan. What a step makes carries the id that the plan gives it, so that later steps can speak of it. */
export const PlanStep = z.discriminatedUnion('kind', [
  /** A new street, community or grid; its outline is the union of what is moved into it. */
  z.object({
    kind: z.literal('create_area'),
    new_id: Id,
    level: z.enum(['street', 'community', 'grid']),
    parent_id: Id,
    code: Code,
    name: ShortText,
    is_assumed: z.boolean().default(false),
  }),
  z.object({ kind: z.literal('rename_area'), area_id: Id, name: ShortText }),
  /** A new code; codes below that begin with the old one follow it. */
  z.object({ kind: z.literal('recode_area'), area_id: Id, code: Code }),
  /** Communities to a street, grids to a community, buildings to a grid. */
  z.object({ kind: z.literal('move_areas'), area_ids: Ids, to_id: Id }),
  /** Some of what lies below goes to new areas beside it. Where nothing is left below, the area ends and the first part takes
   * what cannot be told apart. */
  z.object({
    kind: z.literal('split_area'),
    area_id: Id,
    parts: z
      .array(z.object({ new_id: Id, code: Code, name: ShortText, child_ids: Ids }))
      .min(1)
      .max(10),
  }),
  /** What lies below these goes to one of their level, and they end. */
  z.object({ kind: z.literal('merge_areas'), area_ids: Ids, into_id: Id }),
  /** Ends an area with nothing below it; the heir takes its matters, posts and units. */
  z.object({ kind: z.literal('end_area'), area_id: Id, heir_id: Id.nullable() }),
  z.object({
    kind: z.literal('create_unit'),
    new_id: Id,
    unit_kind: UnitKindField,
    name: ShortText,
    area_id: Id,
    parent_id: Id.nullable(),
    phone: z.string().trim().max(30).nullable(),
  }),
  z.object({ kind: z.literal('rename_unit'), unit_id: Id, name: ShortText }),
  /** To another area, under another parent, or both; null leaves it as it is. */
  z.object({
    kind: z.literal('move_units'),
    unit_ids: Ids,
    area_id: Id.nullable(),
    parent_id: Id.nullable(),
  }),
  /** Posts, matters and units below go to the other unit, and these end. */
  z.object({ kind: z.literal('merge_units'), unit_ids: Ids, into_id: Id }),
  /** Ends a unit with its posts. */
  z.object({ kind: z.literal('end_unit'), unit_id: Id }),
  z.object({
    kind: z.literal('appoint'),
    new_id: Id,
    person_id: Id,
    unit_id: Id,
    post_kind: PostKindField,
    area_id: Id.nullable(),
  }),
  /** The same people, in another unit or for another area: their posts end and begin anew on the day. */
  z.object({
    kind: z.literal('move_posts'),
    post_ids: Ids,
    unit_id: Id,
    area_id: Id.nullable(),
  }),
  z.object({ kind: z.literal('end_posts'), post_ids: Ids }),
  /** Open work of one unit in the areas that this plan moves goes to another. */
  z.object({ kind: z.literal('hand_over'), from_unit_id: Id, to_unit_id: Id }),
])
export type PlanStep = z.infer<typeof PlanStep>
