import type { MemberKind } from '@linli/contract/codes/groups'
import type { Output, Parsed } from '@linli/contract/endpoint'
import type { groups } from '@linli/contract/groups'
import { sql } from 'kysely'
import type { QueryContext } from '#platform/module'
import { findOwnGroup } from './find-membership.ts'
import { namesIn } from './names-in.ts'

/** Whose words the actor does not want to see, as far as they are or were in this group; the latest first. Refuses: `not_found`. */
export async function listBlocked(
  ctx: QueryContext,
  { group_id }: Parsed<typeof groups.list_blocked>,
): Promise<Output<typeof groups.list_blocked>> {
  const { db, actor } = ctx
  await findOwnGroup(db, actor, group_id)
  const found = await sql<{ id: string; kind: MemberKind }>`
    select m.person_id as id, m.kind from groups.block as b
    join groups.member as m on m.district_id = b.district_id and m.group_id = ${group_id} and m.person_id = b.blocked_id
    where b.district_id = ${actor.district_id} and b.person_id = ${actor.person_id} order by b.at desc limit 200`.execute(
    db,
  )
  const ids = found.rows.map(({ id }) => id)
  const nameOf = await namesIn(ctx, group_id, ids)
  return found.rows.map((row) => ({ ...row, name: nameOf(row.id) }))
}
