import { type RawBuilder, sql } from 'kysely'
import { seenBy, unitsOf } from '#modules/matters'
import type { Actor } from '#platform/actor'
import { COMES_FOR_UNIT, centresOf } from '../policy.ts'

/** Whether this person sees every matter that the assessment `a` is about. */
export function seesMatters(actor: Actor): RawBuilder<boolean> {
  return sql`not exists (select from assessments.concern as c
    join matters.matter as m on m.district_id = c.district_id and m.id = c.matter_id
    where c.district_id = a.district_id and c.assessment_id = a.id and not ${seenBy(actor)})`
}

/** The rows of a relation `a` of assessments that this person may see: `maySee` in SQL. */
export function inSight(actor: Actor): RawBuilder<boolean> {
  return sql`(a.unit_id = any(${centresOf(actor)}::uuid[])
    or exists (select from assessments.seat as s where s.district_id = a.district_id and s.assessment_id = a.id
      and (s.person_id = any(${[...actor.acts_for]}::uuid[])
        or s.unit_id = any(${unitsOf(actor)}::uuid[]) and s.post_kind = any(${[...COMES_FOR_UNIT]}::text[])))
    or ${seesMatters(actor)})`
}
