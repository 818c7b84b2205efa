import { sql } from 'kysely'
import type { CommandContext } from '#platform/module'

/** What came in is kept for a month, for a second look; the matter that was made of it keeps what matters. */
const KEEP_DAYS = 30
/** The longest period of any limit is a month; a slot of an older one says nothing. */
const KEEP_SPENT_DAYS = 40

/** Forgets words and raw forms of messages after a month (个人信息保护法 art. 19: no longer than needed), and slots of
 * limits that count no longer. Answers 'unrecorded' where nothing was old enough. */
export async function everyForgetInbound(ctx: CommandContext): Promise<'unrecorded' | undefined> {
  const { district_id } = ctx.actor
  const before = (days: number) => new Date(ctx.now.getTime() - days * 86_400_000)
  const forgotten = await sql`
    update channels.inbound set state = 'forgotten', sealed_message = null, sealed_raw = null
    where district_id = ${district_id} and state <> 'forgotten' and received_at < ${before(KEEP_DAYS)}`.execute(
    ctx.tx,
  )
  await sql`
    delete from channels.spent where district_id = ${district_id} and slot < ${before(KEEP_SPENT_DAYS)}`.execute(
    ctx.tx,
  )
  await sql`
    delete from channels.penalty where district_id = ${district_id} and until < ${ctx.now}`.execute(
    ctx.tx,
  )
  return forgotten.numAffectedRows === 0n ? 'unrecorded' : undefined
}
