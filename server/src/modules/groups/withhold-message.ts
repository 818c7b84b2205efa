import type { Parsed } from '@linli/contract/endpoint'
import type { groups } from '@linli/contract/groups'
import { sql } from 'kysely'
import { withdrawFiles } from '#modules/documents'
import { notFound, Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { announceGroup, announceMessage } from './announce.ts'
import { findGroupOfMessage, type OwnGroup, requireAct } from './queries/find-membership.ts'

/** Takes a message out of everybody's sight: a keeper may, and whoever said it. The words are sealed and kept with the reason;
 * its photos open no more, unless a matter has taken them as evidence. */
export async function withholdMessage(
  ctx: CommandContext,
  { id, reason }: Parsed<typeof groups.withhold_message>,
): Promise<void> {
  const { tx, actor, now } = ctx
  const group = await findGroupOfMessage(tx, actor, id)
  const message = await takeMessage(ctx, id)
  if (message.author_id !== actor.person_id) requireAct(actor, group, 'moderate', now)
  await withhold(ctx, group, message, reason)
}

/** A message under the lock of its row. */
export interface TakenMessage {
  id: string
  author_id: string | null
  text: string | null
  file_ids: string[]
  withheld_at: string | null
  is_in_matter: boolean
}

/** Takes a message until the end of the transaction. Refuses: `not_found`. */
export async function takeMessage(
  { tx, actor }: Pick<CommandContext, 'tx' | 'actor'>,
  id: string,
): Promise<TakenMessage> {
  const found = await sql<TakenMessage>`
    select m.id, m.author_id, m.text, m.file_ids, m.withheld_at, exists (select from groups.talk as t
      where t.district_id = m.district_id and t.group_id = m.group_id and m.id = any(t.message_ids)) as is_in_matter
    from groups.message as m where m.district_id = ${actor.district_id} and m.id = ${id} for update of m`.execute(
    tx,
  )
  const message = found.rows[0]
  if (!message) throw notFound()
  return message
}

/** Withholds a message that the caller has taken and may withhold. Refuses: is_withheld. */
export async function withhold(
  ctx: CommandContext,
  group: Pick<OwnGroup, 'id'>,
  message: TakenMessage,
  reason: string,
): Promise<void> {
  const { tx, actor, now, keys } = ctx
  const { id, author_id, text, file_ids } = message
  if (message.withheld_at) throw new Refusal('conflict', 'is_withheld')
  await sql`
    insert into groups.moderation (district_id, id, group_id, message_id, person_id, act, reason, by_id, at, sealed_original)
    values (${actor.district_id}, ${ctx.newId()}, ${group.id}, ${id}, ${author_id}, 'withhold', ${reason}, ${actor.person_id}, ${now},
      ${text === null ? null : keys.seal(text)}::bytea)`.execute(tx)
  await sql`
    with unpinned as (
      delete from groups.pin where district_id = ${actor.district_id} and group_id = ${group.id} and message_id = ${id}
    )
    update groups.message set withheld_at = ${now}, text = null, words = null
    where district_id = ${actor.district_id} and id = ${id}`.execute(tx)
  if (file_ids.length > 0 && !message.is_in_matter) await withdrawFiles(ctx, file_ids)
  announceMessage(ctx, { id, group_id: group.id })
  announceGroup(ctx, group.id)
}
