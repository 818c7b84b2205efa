import type { MemberKind, MemberStatus } from '@linli/contract/codes/groups'
import type { Output, Parsed } from '@linli/contract/endpoint'
import type { groups } from '@linli/contract/groups'
import { sql } from 'kysely'
import type { QueryContext } from '#platform/module'
import { findOwnGroup, requireAct } from './find-membership.ts'
import { namesIn } from './names-in.ts'

interface Row {
  id: string
  person_id: string
  kind: MemberKind
  status: MemberStatus
  reason: string
  by_id: string
  at: string
}

/** Who was put out of a group and is not back in it, each by the last time, the newest first; for those who keep it. */
export async function listRemoved(
  ctx: QueryContext,
  { group_id, cursor, limit }: Parsed<typeof groups.list_removed>,
): Promise<Output<typeof groups.list_removed>> {
  const { db, actor, now } = ctx
  requireAct(actor, await findOwnGroup(db, actor, group_id), 'moderate', now)
  const found = await sql<Row>`
    select r.id, r.person_id, m.kind, m.status, r.reason, r.by_id, r.at from groups.moderation as r
    join groups.member as m on m.district_id = r.district_id and m.group_id = r.group_id and m.person_id = r.person_id
      and m.status <> 'in' and (m.joined_at is null or m.joined_at <= r.at)
    where r.district_id = ${actor.district_id} and r.group_id = ${group_id} and r.act = 'remove'
      and not exists (select from groups.moderation as n where n.district_id = r.district_id and n.group_id = r.group_id
        and n.person_id = r.person_id and n.act = 'remove' and n.id > r.id)
      ${cursor ? sql`and r.id < ${cursor}` : sql``} order by r.id desc limit ${limit + 1}`.execute(
    db,
  )
  const rows = found.rows.slice(0, limit)
  const ids = rows.flatMap(({ person_id, by_id }) => [person_id, by_id])
  const nameOf = await namesIn(ctx, group_id, ids)
  return {
    items: rows.map(({ person_id, kind, by_id, ...row }) => ({
      ...row,
      person: { id: person_id, name: nameOf(person_id), kind },
      by: { id: by_id, name: nameOf(by_id) },
    })),
    next_cursor: found.rows.length > limit ? (rows.at(-1)?.id ?? null) : null,
  }
}
