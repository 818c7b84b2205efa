import { sql } from 'kysely'
import { tellReporters } from '#modules/matters'
import type { CommandContext } from '#platform/module'

/** Tells the reporters of closed matters once the time to take the batch back is over, so that nobody is told what was a
 * mistake. A matter that was reopened meanwhile is passed over when the text is written. */
export async function everySendTexts(ctx: CommandContext): Promise<'unrecorded' | undefined> {
  const { tx, actor, now } = ctx
  const found = await sql<{ matter_id: string }>`
    with due as (
      update batches.batch set texts_sent_at = ${now}
      where district_id = ${actor.district_id} and texts_sent_at is null and state in ('done', 'cancelled')
        and undo_until <= ${now} and act ->> 'action' = 'close'
      returning id
    )
    select r.matter_id from batches.row as r join due on due.id = r.batch_id
    where r.district_id = ${actor.district_id} and r.state = 'done'`.execute(tx)
  if (found.rows.length === 0) return 'unrecorded'
  // Each matter is an occasion of its own: who has reported two is told of both.
  for (const { matter_id } of found.rows)
    tellReporters({ ...ctx, new_id: ctx.newId() }, matter_id, 'closed')
  return undefined
}
