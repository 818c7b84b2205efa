import type { DutyRole, MemberKind, MessageKind } from '@linli/contract/codes/groups'
import type { StoredFile } from '@linli/contract/documents'
import type { Message } from '@linli/contract/group-shapes'
import { type RawBuilder, sql } from 'kysely'
import { viewFiles } from '#modules/documents'
import type { Db, Tx } from '#platform/db'
import type { Keys } from '#platform/keys'
import { nameInGroup, type PersonNames } from '../name-people.ts'

/** A message as it is stored, with the names of whom it names. */
export interface MessageRow extends PersonNames {
  id: string
  group_id: string
  seq: number
  kind: MessageKind
  at: string
  text: string | null
  file_ids: string[]
  author_id: string | null
  author_kind: MemberKind | null
  unit_name: string | null
  matter_id: string | null
  card_noun: string | null
  card_id: string | null
  mentioned_ids: string[]
  mentioned_roles: DutyRole[]
  acknowledge_by: string | null
  withheld_at: string | null
  quote_id: string | null
  quote_seq: number | null
  quote_kind: MessageKind | null
  quote_text: string | null
  quote_withheld_at: string | null
  quote_alias: Buffer | null
  quote_public_name: string | null
  quote_sealed_name: Buffer | null
}

/** The columns of a message `m`; ends with the tables they come from. Whoever speaks for a colleague is named with that one's
 * office and without their alias. */
export const MESSAGE_COLUMNS: RawBuilder<MessageRow> = sql`
  m.id, m.group_id, m.seq::int as seq, m.kind, m.at, m.text, m.file_ids, m.author_id, m.author_kind, m.matter_id, m.card_noun, m.card_id,
  m.mentioned_ids, m.mentioned_roles, m.acknowledge_by, m.withheld_at, u.name as unit_name,
  case when m.on_behalf_of is null then a.sealed_alias end as sealed_alias, p.public_name, p.sealed_name,
  m.quote_id, m.quote_seq::int as quote_seq, q.kind as quote_kind, q.text as quote_text, q.withheld_at as quote_withheld_at,
  case when q.on_behalf_of is null then qa.sealed_alias end as quote_alias, qp.public_name as quote_public_name, qp.sealed_name as quote_sealed_name`

/** What stands beside a message `m`: its author as the group knows them, and what it quotes. */
export const BESIDE_MESSAGE: RawBuilder<unknown> = sql`
  left join groups.member as a on a.district_id = m.district_id and a.group_id = m.group_id
    and a.person_id = coalesce(m.on_behalf_of, m.author_id)
  left join identity.person as p on p.district_id = m.district_id and p.id = m.author_id
  left join org.unit as u on u.district_id = m.district_id and u.id = a.unit_id
  left join groups.message as q on q.district_id = m.district_id and q.id = m.quote_id
  left join groups.member as qa on qa.district_id = q.district_id and qa.group_id = q.group_id
    and qa.person_id = coalesce(q.on_behalf_of, q.author_id)
  left join identity.person as qp on qp.district_id = q.district_id and qp.id = q.author_id`

/** What messages are shown by, in a request and in a delivery. */
export interface MessageContext {
  db: Db | Tx
  keys: Keys
  now: Date
}

/** Messages in contract shape, the same for every reader; one statement for their files, none where there are none. */
export async function messagesOf(
  ctx: MessageContext,
  district_id: number,
  rows: readonly MessageRow[],
): Promise<Message[]> {
  const wanted = rows.flatMap((row) => (row.withheld_at ? [] : row.file_ids))
  const files = await viewFiles({ ...ctx, actor: { district_id } }, wanted)
  return rows.map((row) => messageOf(ctx.keys, row, files))
}

function messageOf(keys: Keys, row: MessageRow, files: Map<string, StoredFile>): Message {
  const is_withheld = row.withheld_at !== null
  return {
    id: row.id,
    group_id: row.group_id,
    seq: row.seq,
    kind: row.kind,
    author: authorOf(keys, row),
    at: row.at,
    text: row.text,
    files: is_withheld ? [] : row.file_ids.flatMap((id) => files.get(id) ?? []),
    quote: quoteOf(keys, row),
    matter_id: row.matter_id,
    card: row.card_noun && row.card_id ? { noun: row.card_noun, id: row.card_id } : null,
    mentioned_ids: row.mentioned_ids,
    mentioned_roles: row.mentioned_roles,
    acknowledge_by: row.acknowledge_by,
    is_withheld,
  }
}

function authorOf(keys: Keys, row: MessageRow): Message['author'] {
  if (!row.author_id) return null
  return {
    id: row.author_id,
    name: nameInGroup(keys, row),
    kind: row.author_kind ?? 'resident',
    unit_name: row.unit_name,
  }
}

function quoteOf(keys: Keys, row: MessageRow): Message['quote'] {
  if (!row.quote_id || row.quote_seq === null || !row.quote_kind) return null
  const names = {
    sealed_alias: row.quote_alias,
    public_name: row.quote_public_name,
    sealed_name: row.quote_sealed_name,
  }
  return {
    id: row.quote_id,
    seq: row.quote_seq,
    author_name: nameInGroup(keys, names) || null,
    kind: row.quote_kind,
    text: row.quote_text?.slice(0, 120) ?? null,
    is_withheld: row.quote_withheld_at !== null,
  }
}
