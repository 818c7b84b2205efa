import type { Parsed } from '@linli/contract/endpoint'
import type { groups } from '@linli/contract/groups'
import { sql } from 'kysely'
import { notFound, Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { announceTo } from './announce.ts'
import { findGroupOfMessage, requireAct } from './queries/find-membership.ts'
import { takeMessage, withhold } from './withhold-message.ts'

/** A keeper decides every open complaint about a message at once; never about what they said themselves. */
export async function decideComplaint(
  ctx: CommandContext,
  { id, decision, reason }: Parsed<typeof groups.decide_complaint>,
): Promise<void> {
  const { tx, actor, now } = ctx
  const found = await sql<{ message_id: string; decided_at: string | null }>`
    select message_id, decided_at from groups.complaint
    where district_id = ${actor.district_id} and id = ${id} for update`.execute(tx)
  const complaint = found.rows[0]
  if (!complaint) throw notFound()
  const group = await findGroupOfMessage(tx, actor, complaint.message_id)
  requireAct(actor, group, 'moderate', now)
  if (complaint.decided_at) throw new Refusal('conflict', 'complaint_is_decided')
  const message = await takeMessage(ctx, complaint.message_id)
  if (message.author_id === actor.person_id) throw new Refusal('forbidden', 'decides_about_oneself')
  await sql`
    update groups.complaint set decided_at = ${now}, decided_by = ${actor.person_id}, decision = ${decision}
    where district_id = ${actor.district_id} and message_id = ${message.id} and decided_at is null`.execute(
    tx,
  )
  if (decision === 'withheld' && !message.withheld_at) await withhold(ctx, group, message, reason)
  announceTo(ctx, group.id, [group.owner_id, group.deputy_id])
}
