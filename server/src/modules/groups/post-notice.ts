import type { Parsed } from '@linli/contract/endpoint'
import type { groups } from '@linli/contract/groups'
import { sql } from 'kysely'
import { claimFiles } from '#modules/documents'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { addMessage } from './add-message.ts'
import { announceGroup } from './announce.ts'
import { findOwnGroup, requireAct } from './queries/find-membership.ts'
import { takeSeq } from './take-seq.ts'

/** A notice: said by those who answer for the group, and pinned. It may ask that everybody says by name that they know. */
export async function postNotice(
  ctx: CommandContext,
  { group_id, text, file_ids, acknowledge_by }: Parsed<typeof groups.post_notice>,
): Promise<void> {
  const { tx, actor, now, new_id } = ctx
  if (acknowledge_by && new Date(acknowledge_by) <= now)
    throw new Refusal('invalid', 'acknowledge_by_is_past')
  const seq = await takeSeq(ctx, actor, group_id)
  requireAct(actor, await findOwnGroup(tx, actor, group_id), 'notice', now)
  await claimFiles(tx, actor, file_ids, ['photo'])
  await addMessage(ctx, {
    id: new_id,
    group_id,
    seq,
    kind: 'notice',
    text,
    file_ids,
    acknowledge_by: acknowledge_by ?? null,
  })
  await sql`
    insert into groups.pin (district_id, group_id, message_id, seq, pinned_by, pinned_at)
    values (${actor.district_id}, ${group_id}, ${new_id}, ${seq}, ${actor.person_id}, ${now})`.execute(
    tx,
  )
  announceGroup(ctx, group_id)
}
