import { type RawBuilder, sql } from 'kysely'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'

/** What a unit is asked to answer. */
export type Asked = 'order' | 'instruction'

/** Whoever issued these orders or gave these instructions: rows of `person_id` and the `number` of the matter. */
export function issuersOf(
  { actor }: CommandContext,
  asked: Asked,
  ids: readonly string[],
): RawBuilder<unknown> {
  const { rows, issuer } = ASKED[asked]
  return sql`
    select s.${issuer} as person_id, m.number from ${rows} as s
    join matters.matter as m on m.district_id = s.district_id and m.id = s.matter_id
    where s.district_id = ${actor.district_id} and s.id = any(${ids}::uuid[])`
}

/** Those who work in the units that are asked, and with `copies` in those that get a copy too: rows as of `issuersOf`. */
export function workersOf(
  { actor, now }: CommandContext,
  asked: Asked,
  { ids, copies }: { ids: readonly string[]; copies: boolean },
): RawBuilder<unknown> {
  const today = shanghaiDay(now)
  const units =
    copies && asked === 'order' ? sql`s.copy_unit_ids || s.unit_id` : sql`array[s.unit_id]`
  return sql`
    select o.person_id, m.number from ${ASKED[asked].rows} as s
    join matters.matter as m on m.district_id = s.district_id and m.id = s.matter_id
    join org.post as o on o.district_id = s.district_id and o.unit_id = any(${units})
      and o.kind <> all(array['mediator', 'lawyer', 'legal_guide', 'building_lead'])
      and o.valid_from <= ${today} and (o.valid_to is null or o.valid_to > ${today})
    where s.district_id = ${actor.district_id} and s.id = any(${ids}::uuid[])`
}

const ASKED = {
  order: { rows: sql`supervision.order_sheet`, issuer: sql`issued_by` },
  instruction: { rows: sql`supervision.instruction`, issuer: sql`given_by` },
} as const satisfies Record<Asked, Record<string, RawBuilder<unknown>>>
