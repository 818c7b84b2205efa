import type { Output, Parsed } from '@linli/contract/endpoint'
import type { groups } from '@linli/contract/groups'
import { sql } from 'kysely'
import { notFound } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import { searchQuery } from '#platform/search-words'
import { groupWord } from '../add-message.ts'
import { BESIDE_MESSAGE, MESSAGE_COLUMNS, type MessageRow, messagesOf } from './message-rows.ts'

/** Messages that hold all these words, the newest first, in one of this person's groups or in all of them. The word of the
 * group is searched for with the others, so that the talk of other groups costs nothing. */
export async function findMessages(
  ctx: QueryContext,
  { text, group_id, cursor, limit }: Parsed<typeof groups.find_messages>,
): Promise<Output<typeof groups.find_messages>> {
  const { db, actor } = ctx
  const mine = await sql<{ id: string; name: string }>`
    select distinct g.id, g.name from groups.member as m
    join groups.group as g on g.district_id = m.district_id and g.id = m.group_id
    where m.district_id = ${actor.district_id} and m.person_id = any(${[...actor.acts_for]}::uuid[]) and m.status = 'in'
      and (${group_id ?? null}::uuid is null or m.group_id = ${group_id ?? null})`.execute(db)
  if (group_id && mine.rows.length === 0) throw notFound()
  const words = searchQuery(text)
  if (!words || mine.rows.length === 0) return { items: [], next_cursor: null }
  const groupWords = mine.rows.map(({ id }) => `'${groupWord(id)}'`).join(' | ')
  const found = await sql<MessageRow>`
    select ${MESSAGE_COLUMNS} from groups.message as m ${BESIDE_MESSAGE}
    where m.district_id = ${actor.district_id} and m.words @@ ${`(${words}) & (${groupWords})`}::tsquery
      and m.group_id = any(${mine.rows.map(({ id }) => id)}::uuid[]) ${cursor ? sql`and m.id < ${cursor}` : sql``}
    order by m.id desc limit ${limit + 1}`.execute(db)
  const shown = await messagesOf(ctx, actor.district_id, found.rows.slice(0, limit))
  const names = new Map(mine.rows.map(({ id, name }) => [id, name]))
  return {
    items: shown.map((message) => ({
      message,
      group: { id: message.group_id, name: names.get(message.group_id) ?? '' },
    })),
    next_cursor: found.rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
  }
}
