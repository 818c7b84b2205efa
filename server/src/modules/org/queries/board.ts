import type { Parsed } from '@linli/contract/endpoint'
import type { Board, BoardLine, org } from '@linli/contract/org'
import { sql } from 'kysely'
import { notFound } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { readArea, standsOn, viewArea } from '../area-rows.ts'
import { BOARD_KINDS, seesHomes } from '../policy.ts'

const MOST_LINES = 200

/** Who looks after a place: the public posts from here up to the district, nearest first, with the telephone of their
 * office. Private phones are in no answer; the home of a party household shows its number to staff only. */
export async function getBoard(
  { db, actor, now }: QueryContext,
  { area_id }: Parsed<typeof org.get_board>,
): Promise<Board> {
  const area = await readArea(db, actor.district_id, area_id)
  if (!area) throw notFound()
  const today = shanghaiDay(now)
  const line = [area.id, area.grid_id, area.community_id, area.street_id].filter(
    (id) => id !== null,
  )
  const found = await sql<BoardLine>`
    select t.kind as post_kind, p.public_name as person_name,
      json_build_object('id', u.id, 'name', u.name, 'kind', u.kind) as unit,
      json_build_object('id', a.id, 'name', a.name, 'level', a.level) as area,
      case when u.kind <> 'party_household' or ${seesHomes(actor)} then u.phone end as phone, u.hours,
      (select s.public_name from org.leave l
        join identity.person s on s.district_id = l.district_id and s.id = l.substitute_id
        where l.district_id = t.district_id and l.person_id = t.person_id and l.ended_at is null
          and ${today}::date between l.from_day and l.to_day limit 1) as substitute_name
    from org.post t
    join identity.person p on p.district_id = t.district_id and p.id = t.person_id
    join org.unit u on u.district_id = t.district_id and u.id = t.unit_id
    join org.area a on a.district_id = t.district_id and a.id = t.area_id
    where t.district_id = ${actor.district_id} and t.is_public and t.kind = any(${[...BOARD_KINDS]}::text[])
      and t.area_id = any(${line}::uuid[] || array(select id from org.area
        where district_id = ${actor.district_id} and parent_id is null))
      and ${standsOn('t', today)} and ${standsOn('u', today)}
    order by array_position(array['building', 'grid', 'community', 'street', 'district'], a.level),
      array_position(${[...BOARD_KINDS]}::text[], t.kind), t.id
    limit ${MOST_LINES}`.execute(db)
  return { area: viewArea(area), lines: found.rows }
}
