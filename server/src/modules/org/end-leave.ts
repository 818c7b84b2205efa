import type { Output, Parsed } from '@linli/contract/endpoint'
import type { org } from '@linli/contract/org'
import { sql } from 'kysely'
import { notFound, Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { mayEndLeave, maySee, readLeaves } from './queries/leaves.ts'

/** Ends a leave at once: the posts and the queue are back. Refuses: `not_found`, `not_your_leave`, `leave_ended`. */
export async function endLeave(
  { tx, actor, now }: CommandContext,
  { id }: Parsed<typeof org.end_leave>,
): Promise<void> {
  const today = shanghaiDay(now)
  const [leave] = await readLeaves(tx, actor.district_id, today, sql`l.id = ${id} for update of l`)
  if (!leave || !maySee(actor, leave)) throw notFound()
  if (!mayEndLeave(actor, leave)) throw new Refusal('forbidden', 'not_your_leave')
  if (leave.ended_at !== null || leave.to_day < today) throw new Refusal('conflict', 'leave_ended')
  await sql`
    update org.leave set ended_at = ${now} where district_id = ${actor.district_id} and id = ${id}`.execute(
    tx,
  )
}

/** The answer of a command that leaves nothing to show. */
export async function viewDone(): Promise<Output<typeof org.end_leave>> {
  return { done: true }
}
