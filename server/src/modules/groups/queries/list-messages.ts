import type { Output, Parsed } from '@linli/contract/endpoint'
import type { groups } from '@linli/contract/groups'
import { type RawBuilder, sql } from 'kysely'
import type { QueryContext } from '#platform/module'
import { findOwnGroup } from './find-membership.ts'
import { BESIDE_MESSAGE, MESSAGE_COLUMNS, type MessageRow, messagesOf } from './message-rows.ts'

/** A piece of the talk by number. The numbers have no gaps, so what comes before and after it is known without counting. */
export async function listMessages(
  ctx: QueryContext,
  input: Parsed<typeof groups.list_messages>,
): Promise<Output<typeof groups.list_messages>> {
  const { actor, db } = ctx
  const group = await findOwnGroup(db, actor, input.group_id)
  const { range, order } = piece(input)
  const found = await sql<MessageRow>`
    select ${MESSAGE_COLUMNS} from groups.message as m ${BESIDE_MESSAGE}
    where m.district_id = ${actor.district_id} and m.group_id = ${group.id} and ${range}
    order by m.seq ${order} limit ${input.limit}`.execute(db)
  const rows = found.rows.sort((one, other) => one.seq - other.seq)
  const [first, last] = [rows[0], rows.at(-1)]
  const last_seq = Math.max(group.last_seq, last?.seq ?? 0)
  return {
    items: await messagesOf(ctx, actor.district_id, rows),
    last_seq,
    has_earlier: first ? first.seq > 1 : (input.after_seq ?? 0) > 0,
    has_later: last ? last.seq < last_seq : false,
  }
}

function piece({ after_seq, before_seq, around_seq, limit }: Parsed<typeof groups.list_messages>): {
  range: RawBuilder<unknown>
  order: RawBuilder<unknown>
} {
  const [up, down] = [sql`asc`, sql`desc`]
  if (after_seq !== undefined) return { range: sql`m.seq > ${after_seq}`, order: up }
  if (around_seq !== undefined)
    return { range: sql`m.seq > ${around_seq - Math.ceil(limit / 2)}`, order: up }
  if (before_seq !== undefined) return { range: sql`m.seq < ${before_seq}`, order: down }
  return { range: sql`true`, order: down }
}
