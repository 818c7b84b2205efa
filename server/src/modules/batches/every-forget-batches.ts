import { sql } from 'kysely'
import type { CommandContext } from '#platform/module'
import { FORGET_AFTER_HOURS } from './rules.ts'

/** Forgets what was only looked at, and the columns of rows that can be taken back no more. */
export async function everyForgetBatches({ tx, actor, now }: CommandContext): Promise<void> {
  const { district_id } = actor
  const before = new Date(now.getTime() - FORGET_AFTER_HOURS * 3_600_000)
  await sql`
    with gone as (
      delete from batches.batch where district_id = ${district_id} and state = 'prepared' and made_at < ${before}
      returning id
    )
    delete from batches.row where district_id = ${district_id} and batch_id in (select id from gone)`.execute(
    tx,
  )
  await sql`
    update batches.row set before = null, after = null
    where district_id = ${district_id} and before is not null and batch_id in (
      select id from batches.batch where district_id = ${district_id} and undo_until < ${before}
        and state in ('done', 'cancelled', 'undone'))`.execute(tx)
}
