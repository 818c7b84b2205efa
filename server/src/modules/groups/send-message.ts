import type { Parsed } from '@linli/contract/endpoint'
import type { groups } from '@linli/contract/groups'
import { sql } from 'kysely'
import { claimFiles } from '#modules/documents'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { addMessage } from './add-message.ts'
import { callMembers } from './call-members.ts'
import { noteHints } from './note-hints.ts'
import { findOwnGroup, requireAct } from './queries/find-membership.ts'
import { takeSeq } from './take-seq.ts'

/** Somebody says something in a group. No job comes of it. */
export async function sendMessage(
  ctx: CommandContext,
  input: Parsed<typeof groups.send_message>,
): Promise<void> {
  const { group_id, kind, file_ids, mentioned_roles } = input
  const text = input.text ?? null
  refuseNothing(kind, text, file_ids.length)
  const seq = await takeSeq(ctx, ctx.actor, group_id)
  await claimFiles(ctx.tx, ctx.actor, file_ids, kind === 'voice' ? ['voice'] : ['photo'])
  const about = await findAbout(ctx, input)
  const mentioned_ids = await callMembers(
    ctx,
    { group_id, seq },
    { ids: input.mentioned_ids, roles: mentioned_roles },
  )
  const message = { id: ctx.new_id, group_id, seq, kind, text, file_ids, mentioned_ids }
  if (!(await addMessage(ctx, { ...message, ...about, mentioned_roles })))
    await refuseWriter(ctx, group_id)
  await noteHints(ctx, message)
}

/** Says why this person may not write: not in the group, or silenced. */
async function refuseWriter({ tx, actor, now }: CommandContext, group_id: string): Promise<never> {
  requireAct(actor, await findOwnGroup(tx, actor, group_id), 'send', now)
  throw new Error('a member who may write was refused')
}

function refuseNothing(kind: 'text' | 'photo' | 'voice', text: string | null, files: number) {
  const isWhole = kind === 'text' ? text !== null && files === 0 : files > 0
  if (!isWhole || (kind === 'voice' && files > 1)) throw new Refusal('invalid', 'nothing_said')
}

/** What the message quotes and which thread it belongs to, both of the same group; no statement where there is neither. */
async function findAbout(
  { tx, actor }: CommandContext,
  { group_id, quote_id, matter_id }: Parsed<typeof groups.send_message>,
) {
  if (!quote_id && !matter_id) return {}
  const found = await sql<{ quote_seq: number | null; has_thread: boolean }>`
    select (select q.seq::int from groups.message as q
        where q.district_id = ${actor.district_id} and q.id = ${quote_id ?? null} and q.group_id = ${group_id}) as quote_seq,
      exists (select from groups.talk as t
        where t.district_id = ${actor.district_id} and t.matter_id = ${matter_id ?? null} and t.group_id = ${group_id}) as has_thread`.execute(
    tx,
  )
  const seq = found.rows[0]?.quote_seq
  if (quote_id && typeof seq !== 'number') throw new Refusal('invalid', 'no_such_message')
  if (matter_id && !found.rows[0]?.has_thread) throw new Refusal('invalid', 'not_in_thread')
  return {
    quote: quote_id && typeof seq === 'number' ? { id: quote_id, seq } : null,
    matter_id: matter_id ?? null,
  }
}
