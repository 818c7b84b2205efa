import type { Output, Parsed } from '@linli/contract/endpoint'
import type { joint } from '@linli/contract/joint'
import { type RawBuilder, sql } from 'kysely'
import type { QueryContext } from '#platform/module'
import { calledBefore } from './list-whistles.ts'

interface UnitRow {
  id: string
  name: string
  calls: number
  waiting: number
  in_time: number
  late: number
  missing: number
  told: number
  came: number
  helped: number
}

/** What became of the calls of some days: of each street how many units found its calls justified, of each called unit how it
 * answered and whether it came; per unit and by name, never per person and never by rank (北京市接诉即办工作条例 art. 16, 33). */
export async function countWhistles(
  ctx: QueryContext,
  input: Parsed<typeof joint.count_whistles>,
): Promise<Output<typeof joint.count_whistles>> {
  const calls = callsOf(ctx, input)
  const streets = await sql<{
    id: string
    name: string
    calls: number
    judged: number
    justified: number
  }>`
    select u.id, u.name, count(distinct w.id) as calls, count(c.was_justified) as judged,
      count(*) filter (where c.was_justified) as justified
    from (${calls}) as w
    join joint.whistle_unit as c on c.district_id = w.district_id and c.whistle_id = w.id
    join org.unit as u on u.district_id = w.district_id and u.id = w.caller_unit_id
    group by u.id, u.name order by u.name, u.id`.execute(ctx.db)
  const units = await sql<UnitRow>`
    select u.id, u.name, count(*) as calls,
      count(*) filter (where c.answered_at is null and w.due_at >= ${ctx.now}) as waiting,
      count(*) filter (where c.answered_at <= w.due_at) as in_time,
      count(*) filter (where c.answered_at > w.due_at) as late,
      count(*) filter (where c.answered_at is null and w.due_at < ${ctx.now}) as missing,
      count(c.came) as told, count(*) filter (where c.came) as came, count(*) filter (where c.helped) as helped
    from (${calls}) as w
    join joint.whistle_unit as c on c.district_id = w.district_id and c.whistle_id = w.id
    join org.unit as u on u.district_id = c.district_id and u.id = c.unit_id
    group by u.id, u.name order by u.name, u.id`.execute(ctx.db)
  return {
    streets: streets.rows.map(({ id, name, calls, judged, justified }) => ({
      unit: { id, name },
      calls,
      justified: { n: justified, of: judged },
    })),
    units: units.rows.map(unitOf),
  }
}

function callsOf(
  ctx: QueryContext,
  { from, to }: { from: string; to: string },
): RawBuilder<unknown> {
  return sql`
    select w.* from joint.whistle as w join matters.matter as m on m.district_id = w.district_id and m.id = w.matter_id
    where ${calledBefore(ctx.actor)} and w.blown_at >= ${from}::timestamp at time zone 'Asia/Shanghai'
      and w.blown_at < (${to}::date + 1)::timestamp at time zone 'Asia/Shanghai'`
}

function unitOf(row: UnitRow): Output<typeof joint.count_whistles>['units'][number] {
  const of = row.calls - row.waiting
  return {
    unit: { id: row.id, name: row.name },
    calls: row.calls,
    waiting: row.waiting,
    in_time: { n: row.in_time, of },
    late: { n: row.late, of },
    missing: { n: row.missing, of },
    came: { n: row.came, of: row.told },
    helped: { n: row.helped, of: row.told },
  }
}
