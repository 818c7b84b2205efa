import type { Output, Parsed } from '@linli/contract/endpoint'
import type { groups } from '@linli/contract/groups'
import { sql } from 'kysely'
import { putBackFiles, viewFiles } from '#modules/documents'
import { Refusal } from '#platform/errors'
import type { CommandContext, DisclosureContext } from '#platform/module'
import { wordsOf } from './add-message.ts'
import { announceMessage } from './announce.ts'
import { findGroupOfMessage, requireAct } from './queries/find-membership.ts'
import { namesIn } from './queries/names-in.ts'
import { takeMessage } from './withhold-message.ts'

/** Shows a withheld message again as it was said, with a reason. */
export async function restoreMessage(
  ctx: CommandContext,
  { id, reason }: Parsed<typeof groups.restore_message>,
): Promise<void> {
  const { tx, actor, now } = ctx
  const group = await findGroupOfMessage(tx, actor, id)
  requireAct(actor, group, 'moderate', now)
  const message = await takeMessage(ctx, id)
  if (!message.withheld_at) throw new Refusal('conflict', 'not_withheld')
  const { text } = await originalOf(ctx, id)
  await sql`
    insert into groups.moderation (district_id, id, group_id, message_id, person_id, act, reason, by_id, at)
    values (${actor.district_id}, ${ctx.newId()}, ${group.id}, ${id}, ${message.author_id}, 'restore', ${reason}, ${actor.person_id}, ${now})`.execute(
    tx,
  )
  await sql`
    update groups.message set withheld_at = null, text = ${text}, words = ${wordsOf(group.id, text)}::tsvector
    where district_id = ${actor.district_id} and id = ${id}`.execute(tx)
  if (message.file_ids.length > 0) await putBackFiles(ctx, message.file_ids)
  announceMessage(ctx, { id, group_id: group.id })
}

/** What was withheld, for a keeper of the group: by whom, why, and the words themselves. */
export async function readWithheld(
  ctx: DisclosureContext,
  { id }: Parsed<typeof groups.read_withheld>,
): Promise<{
  answer: Output<typeof groups.read_withheld>
  subject_id: string
  fields: string[]
}> {
  const { tx, actor, now } = ctx
  const group = await findGroupOfMessage(tx, actor, id)
  requireAct(actor, group, 'moderate', now)
  const message = await takeMessage(ctx, id)
  if (!message.withheld_at) throw new Refusal('conflict', 'not_withheld')
  const { text, reason, by_id, at } = await originalOf(ctx, id)
  const reader = { ...ctx, db: tx }
  const nameOf = await namesIn(reader, group.id, [by_id])
  const files = await viewFiles(reader, message.file_ids)
  return {
    answer: {
      text,
      files: [...files.values()],
      reason,
      by: { id: by_id, name: nameOf(by_id) },
      at,
    },
    subject_id: message.author_id ?? id,
    fields: ['text', 'files'],
  }
}

async function originalOf({ tx, actor, keys }: DisclosureContext, id: string) {
  const found = await sql<{
    sealed_original: Buffer | null
    reason: string
    by_id: string
    at: string
  }>`
    select sealed_original, reason, by_id, at from groups.moderation
    where district_id = ${actor.district_id} and message_id = ${id} and act = 'withhold' order by id desc limit 1`.execute(
    tx,
  )
  const kept = found.rows[0]
  if (!kept) throw new Error('a withheld message without its original')
  const { sealed_original, ...rest } = kept
  return { ...rest, text: sealed_original ? keys.unseal(sealed_original) : null }
}
