import { type RawBuilder, sql } from 'kysely'
import { shanghaiDay } from '#platform/workdays'

/** Joins the leave `l` of today of a member `m`: `is_away`, and who stands in. */
export const leaveOfToday = (now: Date): RawBuilder<unknown> => sql`
  left join lateral (select true as is_away, l.substitute_id from org.leave as l
    where l.district_id = m.district_id and l.person_id = m.person_id and l.ended_at is null
      and ${shanghaiDay(now)}::date between l.from_day and l.to_day limit 1) as l on true`

/** Whether a member `m` holds a post today, away or not. */
export const holdsPost = (now: Date): RawBuilder<unknown> => sql`
  exists (select from org.post as t where t.district_id = m.district_id and t.person_id = m.person_id
    and t.valid_from <= ${shanghaiDay(now)}::date and (t.valid_to is null or t.valid_to > ${shanghaiDay(now)}::date))`

/** Whether a member `m` is of a kind that can be called as a duty. */
export const IS_DUTY = sql`m.kind in ('grid_worker', 'property', 'utility', 'community', 'police')`
