import { type RawBuilder, sql } from 'kysely'
import { shanghaiDay } from '#platform/workdays'
import { numberOf } from './rings.ts'

/** Posts that are called at night: the grid, the police, the centres. */
const DUTY_KINDS = ['grid_worker', 'community_clerk', 'centre_duty', 'police_officer']
const MOST = 300

/** Who is on duty today where a case is told, whoever stands in included: rows of `person_id`, `post_kind`, `unit_id`, `area_name`,
 * `is_near`. Before anything is published it is the staff of the community, who are asked first. */
export function onDutyFor(
  { district_id, now }: { district_id: number; now: Date },
  case_id: string,
): RawBuilder<unknown> {
  const today = shanghaiDay(now)
  const [adjacent, street, district] = [
    numberOf('adjacent'),
    numberOf('street'),
    numberOf('district'),
  ]
  return sql`
    select distinct on (person_id) * from (
      select coalesce(l.substitute_id, t.person_id) as person_id, t.kind as post_kind, t.unit_id, a.name as area_name,
        array_position(array['grid', 'community', 'street', 'district'], a.level) as is_near
      from lost_person.case as c
      join org.post as t on t.district_id = c.district_id and t.kind = any(${DUTY_KINDS})
        and t.valid_from <= ${today}::date and (t.valid_to is null or t.valid_to > ${today}::date)
      join org.area as a on a.district_id = t.district_id and a.id = t.area_id and (
        a.id = c.grid_id or a.id = c.community_id or a.id = c.street_id or a.community_id = c.community_id
        or a.level = 'district' and t.kind <> 'police_officer'
        or (c.ring >= ${adjacent} and a.id = any(c.near_grid_ids))
        or (c.ring >= ${street} and a.street_id = c.street_id)
        or (c.ring >= ${district} and t.kind in ('centre_duty', 'police_officer')))
      left join org.leave as l on l.district_id = t.district_id and l.person_id = t.person_id and l.ended_at is null
        and ${today}::date between l.from_day and l.to_day
      where c.district_id = ${district_id} and c.id = ${case_id}
      order by is_near limit ${MOST}
    ) as duty order by person_id, is_near`
}
