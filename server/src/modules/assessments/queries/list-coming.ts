import type { ComingMeeting } from '@linli/contract/assessments'
import { sql } from 'kysely'
import type { QueryContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { inSight } from './sight.ts'

// A list by day is read, not searched.
const MOST = 100

/** Meetings from today on by day: the planned ones, and the next ones that signed minutes have set and nobody has planned. */
export async function listComing({ db, actor, now }: QueryContext): Promise<ComingMeeting[]> {
  const today = shanghaiDay(now)
  const found = await sql<ComingMeeting>`
    select a.id, d.day, d.meets_at, a.topic, d.place, a.number from assessments.assessment as a
    cross join lateral (
      select (a.meets_at at time zone 'Asia/Shanghai')::date as day, a.meets_at, a.place where a.status = 'planned'
      union all
      select a.next_meeting_on, null, null where a.status = 'signed' and not exists (
        select from assessments.assessment as f
        where f.district_id = a.district_id and f.follows_id = a.id and f.status <> 'cancelled')
    ) as d
    where a.district_id = ${actor.district_id} and a.status in ('planned', 'signed') and d.day >= ${today}::date
      and ${inSight(actor)}
    order by d.day, d.meets_at nulls last, a.id limit ${MOST}`.execute(db)
  return found.rows
}
