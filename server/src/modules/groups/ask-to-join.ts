import type { Parsed } from '@linli/contract/endpoint'
import type { groups } from '@linli/contract/groups'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { announceTo } from './announce.ts'
import { groupOfToken } from './queries/invitations.ts'
import { readGroup } from './take-record.ts'

/** A resident asks to be let in, under a name of their choice. Who is in stays in; who waits may change the words. Refuses:
 * `invitation_not_valid`, `building_not_covered`. */
export async function askToJoin(
  ctx: CommandContext,
  { group_id, token, alias, building_id }: Parsed<typeof groups.ask_to_join>,
): Promise<void> {
  const { tx, actor, now, keys } = ctx
  const invited = await groupOfToken(tx, ctx, token)
  if (invited.group_id !== group_id) throw new Refusal('invalid', 'invitation_not_valid')
  if (building_id) await requireCovered(ctx, group_id, building_id)
  await sql`
    insert into groups.member as m (district_id, group_id, person_id, kind, status, sealed_alias, building_id, asked_at)
    values (${actor.district_id}, ${group_id}, ${actor.person_id}, 'resident', 'asked', ${keys.seal(alias)},
      ${building_id ?? null}, ${now})
    on conflict (district_id, group_id, person_id) do update set status = 'asked', sealed_alias = excluded.sealed_alias,
      building_id = excluded.building_id,
      asked_at = case when m.status = 'asked' then m.asked_at else excluded.asked_at end
    where m.status <> 'in'`.execute(tx)
  await tellKeepers(ctx, group_id)
}

/** Lets the open pages of those who keep a group hear that somebody waits, or waits no more. */
export async function tellKeepers(ctx: CommandContext, group_id: string): Promise<void> {
  const group = await readGroup(ctx.tx, ctx.actor.district_id, group_id)
  if (group) announceTo(ctx, group_id, [group.owner_id, group.deputy_id])
}

async function requireCovered(
  { tx, actor }: CommandContext,
  group_id: string,
  building_id: string,
): Promise<void> {
  const found = await sql`
    select from groups.cover where district_id = ${actor.district_id} and group_id = ${group_id}
      and building_id = ${building_id}`.execute(tx)
  if (found.rows.length === 0) throw new Refusal('invalid', 'building_not_covered')
}
