import { sql } from 'kysely'
import type { CommandContext } from '#platform/module'
import { ring } from './call-duty.ts'
import { lostRule } from './rules.ts'
import { announceCase } from './write-step.ts'

/** Calls those again who have not answered by name, at the district’s interval and no more often than it allows; then it is for
 * people to telephone. */
export async function everyCallAgain(ctx: CommandContext): Promise<'unrecorded' | undefined> {
  const { tx, actor, now } = ctx
  const rule = await lostRule(tx, actor.district_id, now)
  const since = new Date(now.getTime() - rule.call_minutes * 60_000)
  const again = await sql<{
    person_id: string
    id: string
    code: string
    street_id: string | null
    community_id: string | null
    grid_id: string
    opened_by: string
    ring: number | null
  }>`
    update lost_person.call as l set last_at = ${now}, times = l.times + 1
    from lost_person.case as c
    where l.district_id = ${actor.district_id} and l.acknowledged_at is null and l.last_at <= ${since} and l.times < ${rule.call_times}
      and c.district_id = l.district_id and c.id = l.case_id and c.state in ('opened', 'told', 'searching')
    returning l.person_id, c.id, c.code, c.street_id, c.community_id, c.grid_id, c.opened_by, c.ring`.execute(
    tx,
  )
  for (const row of again.rows) {
    await ring(ctx, [row.person_id], row.code)
    announceCase(ctx, row)
  }
  return again.rows.length > 0 ? undefined : 'unrecorded'
}
