import type { Parsed } from '@linli/contract/endpoint'
import type { groups } from '@linli/contract/groups'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { announceTo } from './announce.ts'
import { findGroupOfMessage } from './queries/find-membership.ts'

/** A member says that they know of a notice: in their own name, once, also after the day. */
export async function acknowledgeNotice(
  ctx: CommandContext,
  { id }: Parsed<typeof groups.acknowledge>,
): Promise<void> {
  const { tx, actor, now } = ctx
  const group = await findGroupOfMessage(tx, actor, id)
  const isOwn = group.membership.person_id === actor.person_id
  const known = await sql<{ is_notice: boolean; author_id: string | null }>`
    with notice as (
      select m.id, m.author_id from groups.message as m
      where m.district_id = ${actor.district_id} and m.id = ${id} and m.acknowledge_by is not null and m.withheld_at is null and ${isOwn}
    ), made as (
      insert into groups.acknowledgement (district_id, message_id, person_id, group_id, at)
      select ${actor.district_id}, n.id, ${actor.person_id}, ${group.id}, ${now} from notice as n
      on conflict do nothing
    )
    select true as is_notice, author_id from notice`.execute(tx)
  const notice = known.rows[0]
  if (!notice) throw new Refusal('conflict', 'nothing_to_acknowledge')
  announceTo(ctx, group.id, [actor.person_id, notice.author_id, group.owner_id, group.deputy_id])
}
