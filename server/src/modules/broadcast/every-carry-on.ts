import { sql } from 'kysely'
import type { CommandContext } from '#platform/module'
import { sendBatch } from './on-broadcast-wanted.ts'

/** Goes on with broadcasts whose worker was killed or whose job was lost, and ends those that nobody released in time. */
export async function everyCarryOn(ctx: CommandContext): Promise<'unrecorded' | undefined> {
  const { tx, actor, now } = ctx
  const ended = await sql`
    update broadcast.broadcast set state = 'expired', ended_at = ${now}
    where district_id = ${actor.district_id} and state = 'asked' and not_after <= ${now}`.execute(
    tx,
  )
  // The one longest at it first: one batch a turn, so that no other job of the district waits.
  const found = await sql<{ id: string }>`
    select id from broadcast.broadcast where district_id = ${actor.district_id} and state = 'sending' order by id limit 1`.execute(
    tx,
  )
  const next = found.rows[0]
  if (next) await sendBatch(ctx, next.id)
  return next || Number(ended.numAffectedRows ?? 0) > 0 ? undefined : 'unrecorded'
}
