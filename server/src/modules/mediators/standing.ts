import { type RawBuilder, sql } from 'kysely'

/** Rows of `t` that stand on a day: `valid_to` is the first day on which a thing is no more. */
export function standsOn(table: 'm' | 'u' | 't' | 'g', day: string): RawBuilder<unknown> {
  const [from, to] = [sql.ref(`${table}.valid_from`), sql.ref(`${table}.valid_to`)]
  return sql`(${from} <= ${day}::date and (${to} is null or ${to} > ${day}::date))`
}

/** Whether mediator `m` works on a day: entered with the committee, and holding a post of mediator, from which the role comes. */
export function mediatesOn(day: string): RawBuilder<unknown> {
  return sql`(${standsOn('m', day)} and exists (select from org.post as t where t.district_id = m.district_id
    and t.person_id = m.person_id and t.kind = 'mediator' and ${standsOn('t', day)}))`
}

/** The last day of the leave on which mediator `m` is on a day; null where there is none. */
export function awayOn(day: string): RawBuilder<string | null> {
  return sql`(select max(l.to_day) from org.leave as l where l.district_id = m.district_id and l.person_id = m.person_id
    and l.ended_at is null and l.from_day <= ${day}::date and l.to_day >= ${day}::date)`
}

/** What of committee `u` in area `a` decides who keeps its entry, as columns for `CommitteePlace`. */
export function placeColumns(person_id: string, day: string): RawBuilder<unknown> {
  return sql`
    json_build_object('id', a.id, 'street_id', a.street_id, 'community_id', a.community_id) as place,
    array(select g.id::text from org.unit as g where g.district_id = u.district_id and g.kind = 'justice_office'
      and g.area_id in (a.id, a.street_id) and ${standsOn('g', day)}) as guides,
    (select m.seat from mediators.mediator as m where m.district_id = u.district_id and m.committee_id = u.id
      and m.person_id = ${person_id} and ${mediatesOn(day)} order by m.seat = 'engaged', m.seat = 'member' limit 1) as own_seat`
}
