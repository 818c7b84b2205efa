import type { DutyRole, MessageKind } from '@linli/contract/codes/groups'
import { sql } from 'kysely'
import type { CommandContext } from '#platform/module'
import { searchVector } from '#platform/search-words'
import { announceTalk } from './announce.ts'
import { asMember } from './queries/find-membership.ts'
import { takeSeq } from './take-seq.ts'

/** A message that is about to be written. */
export interface NewMessage {
  id: string
  group_id: string
  seq: number
  kind: MessageKind
  text: string | null
  file_ids?: readonly string[]
  quote?: { id: string; seq: number } | null
  matter_id?: string | null
  card?: { noun: string; id: string } | null
  mentioned_ids?: readonly string[]
  mentioned_roles?: readonly DutyRole[]
  acknowledge_by?: string | null
}

/** Writes a message under the number that its writer holds the lock for, and tells the pages; one statement. It is the actor's,
 * who must be a member that may write at this very moment; answers false where they are not, and nothing is written. */
export async function addMessage(ctx: CommandContext, message: NewMessage): Promise<boolean> {
  const { tx, actor, now } = ctx
  const written = await sql`
    insert into groups.message ${COLUMNS}
    select ${valuesOf(ctx, message)}, ${actor.person_id}::uuid, m.kind, nullif(m.person_id, ${actor.person_id}::uuid)
    from (select m.* from groups.member as m where ${asMember(actor, message.group_id)}) as m
    where m.silenced_until is null or m.silenced_until <= ${now}`.execute(tx)
  if (written.numAffectedRows !== 1n) return false
  announceTalk(ctx, message.group_id, message.seq)
  return true
}

/** Lets the product itself say something in a group, such as a card that leads to a matter; two statements. */
export async function sayInGroup(
  ctx: CommandContext,
  message: Omit<NewMessage, 'seq' | 'id'> & { id?: string },
): Promise<{ id: string; seq: number }> {
  const seq = await takeSeq(ctx, ctx.actor, message.group_id)
  const id = message.id ?? ctx.newId()
  await sql`
    insert into groups.message ${COLUMNS}
    values (${valuesOf(ctx, { ...message, id, seq })}, null, null, null)`.execute(ctx.tx)
  announceTalk(ctx, message.group_id, seq)
  return { id, seq }
}

const COLUMNS = sql`(district_id, id, group_id, seq, kind, at, text, file_ids, quote_id, quote_seq, matter_id, card_noun, card_id,
      mentioned_ids, mentioned_roles, acknowledge_by, words, author_id, author_kind, on_behalf_of)`

const valuesOf = ({ actor, now }: CommandContext, message: NewMessage) => sql`
  ${actor.district_id}::int, ${message.id}::uuid, ${message.group_id}::uuid, ${message.seq}::bigint, ${message.kind}::text,
  ${now}::timestamptz, ${message.text}::text, ${[...(message.file_ids ?? [])]}::uuid[], ${message.quote?.id ?? null}::uuid,
  ${message.quote?.seq ?? null}::bigint, ${message.matter_id ?? null}::uuid, ${message.card?.noun ?? null}::text,
  ${message.card?.id ?? null}::uuid, ${[...(message.mentioned_ids ?? [])]}::uuid[], ${[...(message.mentioned_roles ?? [])]}::text[],
  ${message.acknowledge_by ?? null}::timestamptz, ${wordsOf(message.group_id, message.text)}::tsvector`

/** The words of a message with the one of its group, by which the index finds both at once; null where nothing is said. */
export function wordsOf(group_id: string, text: string | null): string | null {
  return text ? `${searchVector(text)} '${groupWord(group_id)}'` : null
}

/** The word that stands for a group in the words of its messages. */
export function groupWord(group_id: string): string {
  return `@${group_id}`
}
