import type { Parsed } from '@linli/contract/endpoint'
import type { groups } from '@linli/contract/groups'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { announceMembers } from './announce.ts'
import { KEEPER_POSTS } from './registry-policy.ts'
import { takeRecord } from './take-record.ts'

interface Keepers {
  owner_id: string
  deputy_id: string | null
}

/** Gives a group another owner or deputy. Refuses: `keeper_without_post`, `deputy_is_owner`. */
export async function setKeepers(
  ctx: CommandContext,
  input: Parsed<typeof groups.set_keepers>,
): Promise<void> {
  const group = await takeRecord(ctx.tx, ctx.actor, input.id, 'set_keepers')
  await requireKeepers(ctx, group.community_id, input)
  await sql`
    update groups.group set owner_id = ${input.owner_id}, deputy_id = ${input.deputy_id}
    where district_id = ${ctx.actor.district_id} and id = ${group.id}`.execute(ctx.tx)
  await seatKeepers(ctx, group.id, input)
}

/** Refuses: `deputy_is_owner`, and `keeper_without_post` for whoever holds none in the community today. */
export async function requireKeepers(
  { tx, actor, now }: CommandContext,
  community_id: string,
  { owner_id, deputy_id }: Keepers,
): Promise<void> {
  if (owner_id === deputy_id) throw new Refusal('invalid', 'deputy_is_owner')
  const wanted = [owner_id, ...(deputy_id ? [deputy_id] : [])]
  const today = shanghaiDay(now)
  const found = await sql<{ n: number }>`
    select count(distinct t.person_id)::int as n from org.post as t
    join org.area as a on a.district_id = t.district_id and a.id = t.area_id
    where t.district_id = ${actor.district_id} and t.person_id = any(${wanted}::uuid[])
      and t.kind = any(${[...KEEPER_POSTS]}::text[]) and (a.id = ${community_id} or a.community_id = ${community_id})
      and t.valid_from <= ${today}::date and (t.valid_to is null or t.valid_to > ${today}::date)`.execute(
    tx,
  )
  if (found.rows[0]?.n !== wanted.length) throw new Refusal('invalid', 'keeper_without_post')
}

/** Owner and deputy are members; who kept the group before stays one. */
export async function seatKeepers(
  ctx: CommandContext,
  group_id: string,
  { owner_id, deputy_id }: Keepers,
): Promise<void> {
  const { tx, actor, now } = ctx
  const people = [owner_id, ...(deputy_id ? [deputy_id] : [])]
  await sql`
    insert into groups.member as m (district_id, group_id, person_id, kind, status, joined_at)
    select ${actor.district_id}::int, ${group_id}::uuid, id, 'grid_worker', 'in', ${now}::timestamptz
    from unnest(${people}::uuid[]) as id
    on conflict (district_id, group_id, person_id) do update set status = 'in', kind = excluded.kind,
      joined_at = case when m.status = 'in' then m.joined_at else excluded.joined_at end, left_at = null`.execute(
    tx,
  )
  await announceMembers(ctx, group_id, people)
}
