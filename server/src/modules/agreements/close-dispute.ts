import type { agreements } from '@linli/contract/agreements'
import type { Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import { markClosed } from '#modules/mediation'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { manages } from './policy.ts'
import { type HeldAgreement, holdAgreement, tellOf } from './take-agreement.ts'

interface Left {
  open_here: number
  moved_here: number
  /** Of other agreements of the dispute, and drafts that are still open. */
  open_elsewhere: number
}

/** Once nothing of an agreement is owed any more it is done, or ended where something went on by another route; with the last one,
 * those who manage it close the dispute. */
export async function settle(ctx: CommandContext, held: HeldAgreement): Promise<void> {
  const left = await countLeft(ctx, held)
  if (left.open_here > 0) return
  const is_done = left.moved_here === 0
  await sql`
    update agreements.agreement set state = ${is_done ? 'done' : 'ended'}, ended_at = ${ctx.now}
    where district_id = ${ctx.actor.district_id} and id = ${held.id} and state = 'effective'`.execute(
    ctx.tx,
  )
  await tellOf(ctx, held, { act: is_done ? 'agreement_done' : 'agreement_ended' })
  if (left.open_elsewhere === 0 && manages(held.standing)) await close(ctx, held, is_done)
}

/** Closes a dispute of which nothing is owed any more, where a party’s word was the last. Refuses: `not_settled`, `may_not_close`. */
export async function closeDispute(
  ctx: CommandContext,
  input: Parsed<typeof agreements.close_dispute>,
): Promise<void> {
  const held = await holdAgreement(ctx, input.id)
  if (!manages(held.standing)) throw new Refusal('forbidden', 'may_not_close')
  const left = await countLeft(ctx, held)
  if (left.open_here + left.open_elsewhere > 0 || held.dispute.dispute_state !== 'agreed')
    throw new Refusal('conflict', 'not_settled')
  await close(ctx, held, left.moved_here === 0)
}

async function close(ctx: CommandContext, held: HeldAgreement, is_done: boolean): Promise<void> {
  if (held.dispute.dispute_state !== 'agreed' || held.dispute.waits_for_report) return
  await markClosed(ctx, held.dispute_id, is_done ? 'performed' : 'other_route')
}

async function countLeft({ tx, actor }: CommandContext, held: HeldAgreement): Promise<Left> {
  const found = await sql<Left>`
    select count(*) filter (where o.agreement_id = ${held.id} and o.performed_on is null and o.moved_to is null) as open_here,
      count(*) filter (where o.agreement_id = ${held.id} and o.moved_to is not null) as moved_here,
      count(*) filter (where o.agreement_id <> ${held.id} and o.performed_on is null and o.moved_to is null)
        + (select count(*) from agreements.agreement as a where a.district_id = ${actor.district_id}
          and a.dispute_id = ${held.dispute_id} and a.state in ('drafting', 'signing')) as open_elsewhere
    from agreements.obligation as o
    where o.district_id = ${actor.district_id} and o.dispute_id = ${held.dispute_id}`.execute(tx)
  return found.rows[0] ?? { open_here: 0, moved_here: 0, open_elsewhere: 0 }
}
