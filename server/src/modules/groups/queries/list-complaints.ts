import type { ComplaintDecision } from '@linli/contract/codes/groups'
import type { Output, Parsed } from '@linli/contract/endpoint'
import type { groups } from '@linli/contract/groups'
import { sql } from 'kysely'
import type { QueryContext } from '#platform/module'
import { findOwnGroup, requireAct } from './find-membership.ts'
import { BESIDE_MESSAGE, MESSAGE_COLUMNS, type MessageRow, messagesOf } from './message-rows.ts'
import { namesIn } from './names-in.ts'

/** Complaints of a group for those who decide them: open ones the oldest first, decided ones the newest first. */
export async function listComplaints(
  ctx: QueryContext,
  { group_id, is_open, cursor, limit }: Parsed<typeof groups.list_complaints>,
): Promise<Output<typeof groups.list_complaints>> {
  const { db, actor, now } = ctx
  requireAct(actor, await findOwnGroup(db, actor, group_id), 'moderate', now)
  const after = cursor ? (is_open ? sql`and k.id > ${cursor}` : sql`and k.id < ${cursor}`) : sql``
  const found = await sql<MessageRow & Row>`
    select k.id as complaint_id, k.by_id, k.reason, k.at as complained_at, k.decided_at, k.decision, ${MESSAGE_COLUMNS}
    from groups.complaint as k
    join groups.message as m on m.district_id = k.district_id and m.id = k.message_id ${BESIDE_MESSAGE}
    where k.district_id = ${actor.district_id} and k.group_id = ${group_id}
      and ${is_open ? sql`k.decided_at is null` : sql`k.decided_at is not null`} ${after}
    order by k.id ${is_open ? sql`asc` : sql`desc`} limit ${limit + 1}`.execute(db)
  const rows = found.rows.slice(0, limit)
  const messages = await messagesOf(ctx, actor.district_id, rows)
  const nameOf = await namesIn(
    ctx,
    group_id,
    rows.map(({ by_id }) => by_id),
  )
  return {
    items: rows.flatMap((row, at) => {
      const message = messages[at]
      if (!message) return []
      const { complaint_id, by_id, reason, complained_at, decided_at, decision } = row
      const by = { id: by_id, name: nameOf(by_id) }
      return [{ id: complaint_id, message, by, reason, at: complained_at, decided_at, decision }]
    }),
    next_cursor: found.rows.length > limit ? (rows.at(-1)?.complaint_id ?? null) : null,
  }
}

interface Row {
  complaint_id: string
  by_id: string
  reason: string
  complained_at: string
  decided_at: string | null
  decision: ComplaintDecision | null
}
