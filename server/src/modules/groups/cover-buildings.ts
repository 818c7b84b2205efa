import type { Parsed } from '@linli/contract/endpoint'
import type { groups } from '@linli/contract/groups'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { takeRecord } from './take-record.ts'

/** Says which buildings a group covers from now on. Refuses: `building_outside_grid`. */
export async function coverGroup(
  ctx: CommandContext,
  { id, building_ids }: Parsed<typeof groups.cover>,
): Promise<void> {
  const group = await takeRecord(ctx.tx, ctx.actor, id, 'cover')
  await coverBuildings(ctx, group, building_ids)
}

/** Writes the buildings of a group, all of them of its grid. Refuses: `building_outside_grid`. */
export async function coverBuildings(
  { tx, actor, now }: CommandContext,
  group: { id: string; grid_id: string },
  building_ids: readonly string[],
): Promise<void> {
  const { district_id } = actor
  const wanted = [...new Set(building_ids)]
  const found = await sql<{ n: number }>`
    select count(*)::int as n from org.area where district_id = ${district_id} and id = any(${wanted}::uuid[])
      and level = 'building' and grid_id = ${group.grid_id} and valid_to is null`.execute(tx)
  if (found.rows[0]?.n !== wanted.length) throw new Refusal('invalid', 'building_outside_grid')
  await sql`
    with gone as (
      delete from groups.cover where district_id = ${district_id} and group_id = ${group.id}
        and building_id <> all(${wanted}::uuid[])
    )
    insert into groups.cover (district_id, group_id, building_id, since)
    select ${district_id}::int, ${group.id}::uuid, id, ${now}::timestamptz from unnest(${wanted}::uuid[]) as id
    on conflict do nothing`.execute(tx)
}
