import type { Parsed } from '@linli/contract/endpoint'
import type { QuotedMessage, TalkOfMatter } from '@linli/contract/group-matters'
import type { groups } from '@linli/contract/groups'
import { sql } from 'kysely'
import { seeMatter } from '#modules/matters'
import { notFound } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import { BESIDE_MESSAGE, MESSAGE_COLUMNS, type MessageRow, messagesOf } from './message-rows.ts'

interface TalkRow {
  group_id: string
  group_name: string
  raised_at: string
  raised_by_name: string | null
  message_ids: string[]
  told_closed_at: string | null
  is_member: boolean
  reporter_id: string | null
  is_secret: boolean
}

/** The talk that a matter came from: only what was selected, for those who may see the matter or are in the group. Null for
 * a matter that came from none. Refuses: `not_found`. */
export async function getTalk(
  ctx: QueryContext,
  { matter_id }: Parsed<typeof groups.get_talk>,
): Promise<TalkOfMatter | null> {
  const row = await findTalk(ctx, matter_id)
  const isMembers = row?.is_member === true && !row.is_secret
  const isReporters = row?.reporter_id === ctx.actor.person_id
  if (!isMembers && !isReporters) {
    if (ctx.actor.kind !== 'staff') throw notFound()
    await seeMatter(ctx, matter_id)
  }
  if (!row) return null
  return {
    group: { id: row.group_id, name: row.group_name },
    raised_at: row.raised_at,
    raised_by_name: row.raised_by_name,
    quotes: await listQuotes(ctx, row),
    is_member: row.is_member,
    told_closed_at: row.told_closed_at,
  }
}

async function findTalk({ db, actor }: QueryContext, matter_id: string) {
  const found = await sql<TalkRow>`
    select t.group_id, g.name as group_name, t.raised_at, n.public_name as raised_by_name, t.message_ids, t.told_closed_at,
      exists (select from groups.member as p where p.district_id = t.district_id and p.group_id = t.group_id
        and p.person_id = any(${[...actor.acts_for]}::uuid[]) and p.status = 'in') as is_member, m.reporter_id, m.is_secret
    from groups.talk as t
    join groups.group as g on g.district_id = t.district_id and g.id = t.group_id
    join matters.matter as m on m.district_id = t.district_id and m.id = t.matter_id
    left join identity.person as n on n.district_id = t.district_id and n.id = t.raised_by
    where t.district_id = ${actor.district_id} and t.matter_id = ${matter_id}`.execute(db)
  return found.rows[0]
}

// Of a secret matter nobody is told who spoke.
async function listQuotes(
  ctx: QueryContext,
  { message_ids, is_secret }: TalkRow,
): Promise<QuotedMessage[]> {
  const { district_id } = ctx.actor
  const found = await sql<MessageRow>`
    select ${MESSAGE_COLUMNS} from groups.message as m ${BESIDE_MESSAGE}
    where m.district_id = ${district_id} and m.id = any(${message_ids}::uuid[]) order by m.seq`.execute(
    ctx.db,
  )
  const messages = await messagesOf(ctx, district_id, found.rows)
  return messages.map(({ id, seq, at, author, text, files }) => ({
    id,
    seq,
    at,
    author_name: is_secret ? null : (author?.name ?? null),
    author_kind: author?.kind ?? null,
    text,
    files,
  }))
}
