import { sql } from 'kysely'
import type { CommandContext } from '#platform/module'
import { announceMatter } from './announce-matter.ts'
import type { SightFacts } from './policy.ts'

// A run that finds more goes on at the next one.
const MOST = 2000

/** Lets the clocks run again whose pause has come to its planned end. Their deadlines have reckoned with it from the
 * beginning, so nothing moves. */
export async function everyResume(ctx: CommandContext): Promise<void> {
  const { district_id } = ctx.actor
  const ended = await sql<SightFacts & { id: string; status: string }>`
    update matters.matter set paused_until = null
    where district_id = ${district_id} and id in (
      select id from matters.matter where district_id = ${district_id} and paused_until <= ${ctx.now}
      order by paused_until limit ${MOST} for update skip locked
    ) returning id, status, street_id, community_id, grid_id, unit_id, assignee_id, reporter_id, is_secret, helper_unit_ids,
      escalated_unit_id`.execute(ctx.tx)
  if (ended.rows.length === 0) return
  await sql`
    insert into matters.act (district_id, id, matter_id, at, action, status, unit_id, reason)
    select ${district_id}::int, r.id, r.matter_id, ${ctx.now}::timestamptz, 'resume', r.status, r.unit_id, 'planned_end'
    from unnest(${ended.rows.map(() => ctx.newId())}::uuid[], ${ended.rows.map(({ id }) => id)}::uuid[],
      ${ended.rows.map(({ status }) => status)}::text[], ${ended.rows.map(({ unit_id }) => unit_id)}::uuid[]) as r (id, matter_id, status, unit_id)`.execute(
    ctx.tx,
  )
  for (const matter of ended.rows) announceMatter(ctx, matter)
}
