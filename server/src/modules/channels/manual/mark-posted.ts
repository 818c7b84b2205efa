import type { channels } from '@linli/contract/channels'
import type { Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import { notFound, Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { tellOfChanges } from '../tell-of-changes.ts'

/** The person says that the text stands in the group. Refuses: `not_found` for anybody else's, `not_in_that_state`. */
export async function markPosted(
  ctx: CommandContext,
  { id }: Parsed<typeof channels.mark_posted>,
): Promise<void> {
  await settlePost(ctx, id, { state: 'sent', reason: null })
}

/** The person says why it cannot be posted there. Refuses as `markPosted`. */
export async function declinePost(
  ctx: CommandContext,
  { id, note }: Parsed<typeof channels.decline_post>,
): Promise<void> {
  await settlePost(ctx, id, { state: 'failed', reason: note })
}

async function settlePost(
  ctx: CommandContext,
  id: string,
  { state, reason }: { state: 'sent' | 'failed'; reason: string | null },
) {
  const { district_id, person_id } = ctx.actor
  const found = await sql<{ state: string; about_noun: string; about_id: string }>`
    select state, about_noun, about_id from channels.delivery
    where district_id = ${district_id} and id = ${id} and presser_id = ${person_id} and provider_id is null
    for update`.execute(ctx.tx)
  const row = found.rows[0]
  if (!row) throw notFound()
  if (row.state !== 'awaiting_human') throw new Refusal('conflict', 'not_in_that_state')
  await sql`
    update channels.delivery set state = ${state}, reason = ${reason}, settled_at = ${ctx.now}, posted_by = ${person_id}
    where district_id = ${district_id} and id = ${id}`.execute(ctx.tx)
  tellOfChanges(ctx, [row])
}
