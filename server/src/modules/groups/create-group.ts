import type { Parsed } from '@linli/contract/endpoint'
import type { groups } from '@linli/contract/groups'
import { sql } from 'kysely'
import { Refusal, sqlState } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { coverBuildings } from './cover-buildings.ts'
import { arrangesIn } from './registry-policy.ts'
import { requireKeepers, seatKeepers } from './set-keepers.ts'

/** Opens a group for buildings of a grid; owner and deputy are in it at once. Refuses: `no_such_grid`, `outside_your_area`,
 * `building_outside_grid`, `keeper_without_post`, `deputy_is_owner`, `group_name_taken`. */
export async function createGroup(
  ctx: CommandContext,
  input: Parsed<typeof groups.create>,
): Promise<void> {
  const { tx, actor, now, new_id } = ctx
  const place = await findGrid(ctx, input.grid_id)
  if (!place) throw new Refusal('invalid', 'no_such_grid')
  const at = { ...place, grid_id: input.grid_id }
  if (!arrangesIn(actor, at)) throw new Refusal('forbidden', 'outside_your_area')
  await requireKeepers(ctx, place.community_id, input)
  await named(() =>
    sql`
      insert into groups.group (district_id, id, name, grid_id, community_id, street_id, owner_id, deputy_id, rules, opened_at)
      values (${actor.district_id}, ${new_id}, ${input.name}, ${input.grid_id}, ${place.community_id}, ${place.street_id},
        ${input.owner_id}, ${input.deputy_id}, ${input.rules}, ${now})`.execute(tx),
  )
  await coverBuildings(ctx, { id: new_id, grid_id: input.grid_id }, input.building_ids)
  await seatKeepers(ctx, new_id, input)
}

/** Runs a statement that names a group. Refuses: `group_name_taken`, where an open group of the grid has the name. */
export async function named(run: () => Promise<unknown>): Promise<void> {
  try {
    await run()
  } catch (error) {
    if (sqlState(error) === '23505') throw new Refusal('conflict', 'group_name_taken')
    throw error
  }
}

async function findGrid({ tx, actor, now }: CommandContext, id: string) {
  const today = shanghaiDay(now)
  const found = await sql<{ community_id: string; street_id: string | null }>`
    select community_id, street_id from org.area where district_id = ${actor.district_id} and id = ${id} and level = 'grid'
      and valid_from <= ${today}::date and (valid_to is null or valid_to > ${today}::date)`.execute(
    tx,
  )
  return found.rows[0]
}
