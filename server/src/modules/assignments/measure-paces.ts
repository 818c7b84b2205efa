import { type RawBuilder, sql } from 'kysely'
import { lowestIdAt } from '#platform/ids'
import type { CommandContext } from '#platform/module'
import type { DryRunHead } from './try-page.ts'

/** Median seconds from assignment to "done" of each unit, for each month ('YYYY-MM') and, under '', over all. */
export type Paces = Record<string, Record<string, number>>

/** The matters `m` of the days of a dry run that were given to a unit or were to be: not those that somebody settled on the
 * spot, that came from elsewhere or that were taken out. Secret ones stay out of it. */
export function triedMatters(
  district_id: number,
  { from_day, to_day }: Pick<DryRunHead, 'from_day' | 'to_day'>,
): RawBuilder<boolean> {
  const first = lowestIdAt(Date.parse(`${from_day}T00:00:00+08:00`))
  const end = lowestIdAt(Date.parse(`${to_day}T00:00:00+08:00`) + DAY_MS)
  return sql`m.district_id = ${district_id} and m.id >= ${first} and m.id < ${end} and not m.is_imported and not m.is_secret
    and m.status not in ('voided', 'merged') and m.closed_as is distinct from 'self_closed'`
}

const DAY_MS = 86_400_000

/** The first piece of a dry run: counts what there is to look at, and how long each unit took at the time. */
export async function measurePaces(
  { tx, actor }: CommandContext,
  head: DryRunHead,
): Promise<boolean> {
  const where = triedMatters(actor.district_id, head)
  const counted = await sql<{
    n: number
  }>`select count(*) as n from matters.matter as m where ${where}`.execute(tx)
  const found = await sql<{ unit_id: string; month: string; seconds: number }>`
    select m.unit_id, coalesce(to_char(m.assigned_at at time zone 'Asia/Shanghai', 'YYYY-MM'), '') as month,
      percentile_cont(0.5) within group (order by extract(epoch from m.resolved_at - m.assigned_at)) as seconds
    from matters.matter as m
    where ${where} and m.unit_id is not null and m.resolved_at is not null and m.assigned_at is not null
    group by grouping sets ((m.unit_id, to_char(m.assigned_at at time zone 'Asia/Shanghai', 'YYYY-MM')), (m.unit_id))`.execute(
    tx,
  )
  const paces: Paces = {}
  for (const { unit_id, month, seconds } of found.rows) {
    const ofUnit = paces[unit_id] ?? {}
    ofUnit[month] = Math.round(seconds)
    paces[unit_id] = ofUnit
  }
  await sql`
    update assignments.dry_run set total = ${counted.rows[0]?.n ?? 0}, paces = ${JSON.stringify(paces)}::jsonb
    where district_id = ${actor.district_id} and id = ${head.id}`.execute(tx)
  return true
}
