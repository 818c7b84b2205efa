import type { Parsed } from '@linli/contract/endpoint'
import type { groups } from '@linli/contract/groups'
import { sql } from 'kysely'
import type { CommandContext } from '#platform/module'
import { findOwnGroup } from './queries/find-membership.ts'

/** What a group is like for one member: without sound, under another name, with their reading in sight. A colleague who stands
 * in changes nothing of it. */
export async function setMine(
  { tx, actor, keys }: CommandContext,
  { group_id, is_muted, shows_reading, alias }: Parsed<typeof groups.set_mine>,
): Promise<void> {
  await findOwnGroup(tx, actor, group_id)
  await sql`
    update groups.member set is_muted = coalesce(${is_muted ?? null}::boolean, is_muted),
      shows_reading = coalesce(${shows_reading ?? null}::boolean, shows_reading),
      sealed_alias = case when ${alias !== undefined} then ${alias ? keys.seal(alias) : null}::bytea else sealed_alias end
    where district_id = ${actor.district_id} and group_id = ${group_id} and person_id = ${actor.person_id} and status = 'in'`.execute(
    tx,
  )
}
