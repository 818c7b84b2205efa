import type { Output, Parsed } from '@linli/contract/endpoint'
import type { groups } from '@linli/contract/groups'
import { sql } from 'kysely'
import type { QueryContext } from '#platform/module'
import { findOwnGroup } from './find-membership.ts'
import { BESIDE_MESSAGE, MESSAGE_COLUMNS, type MessageRow, messagesOf } from './message-rows.ts'

/** The thread of a matter: what was said about it, its card and what was told of its end. Whoever is not in the group, and a
 * matter that came out of another one, find nothing. */
export async function listThread(
  ctx: QueryContext,
  { group_id, matter_id, before_seq, limit }: Parsed<typeof groups.list_thread>,
): Promise<Output<typeof groups.list_thread>> {
  const { actor, db } = ctx
  const group = await findOwnGroup(db, actor, group_id)
  const found = await sql<MessageRow>`
    select ${MESSAGE_COLUMNS} from groups.message as m ${BESIDE_MESSAGE}
    where m.district_id = ${actor.district_id} and m.matter_id = ${matter_id} and m.group_id = ${group.id}
      ${before_seq === undefined ? sql`` : sql`and m.seq < ${before_seq}`}
    order by m.seq desc limit ${limit + 1}`.execute(db)
  const rows = found.rows.slice(0, limit).sort((one, other) => one.seq - other.seq)
  return {
    items: await messagesOf(ctx, actor.district_id, rows),
    has_earlier: found.rows.length > limit,
  }
}
