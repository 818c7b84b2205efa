import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db'
import { lowestIdAt } from '#platform/ids'
import type { CommandContext } from '#platform/module'
import {
  MOVABLE,
  type MovableMatter,
  type Relocation,
  settleMoves,
  type Whereabouts,
  writeWhereabouts,
} from './relocate-matters.ts'

/** Puts the next `limit` matters of a plan back where they stood before it, with counts and figures. Answers how many. */
export async function putBackMatters(
  ctx: CommandContext,
  plan: Pick<Relocation, 'plan_id' | 'day' | 'note' | 'actor_id'>,
  limit: number,
): Promise<number> {
  const { district_id } = ctx.actor
  const found = await sql<MovableMatter & { back: Whereabouts }>`
    select ${MOVABLE}, json_build_object('street_id', r.street_id, 'community_id', r.community_id, 'grid_id', r.grid_id,
      'building_id', r.building_id, 'unit_id', r.unit_id, 'assignee_id', r.assignee_id,
      'helper_unit_ids', r.helper_unit_ids, 'returned_by', r.returned_by) as back
    from matters.relocated as r
    join matters.matter as m on m.district_id = r.district_id and m.id = r.matter_id
    where r.district_id = ${district_id} and r.plan_id = ${plan.plan_id}
    order by r.matter_id limit ${limit} for update of m`.execute(ctx.tx)
  if (found.rows.length === 0) {
    await forget(ctx.tx, district_id, plan.plan_id)
    return 0
  }
  const moves = found.rows.map(({ back, ...before }) => ({ before, now: { ...before, ...back } }))
  await writeWhereabouts(
    ctx.tx,
    district_id,
    moves.map(({ now }) => now),
  )
  await settleMoves(ctx, plan, moves, 'take_back')
  await sql`
    delete from matters.relocated where district_id = ${district_id} and plan_id = ${plan.plan_id}
      and matter_id = any(${moves.map(({ now }) => now.id)}::uuid[])`.execute(ctx.tx)
  return moves.length
}

// By now every count of it is nought again.
async function forget(tx: Tx, district_id: number, plan_id: string): Promise<void> {
  await sql`delete from matters.restatement where district_id = ${district_id} and plan_id = ${plan_id}`.execute(
    tx,
  )
}

/** Numbers of matters that somebody has reported in a plan's areas or acted on since it was carried out, at most 50. */
export async function mattersSince(
  db: Db | Tx,
  { district_id, plan_id, since }: { district_id: number; plan_id: string; since: string },
): Promise<string[]> {
  const later = lowestIdAt(Date.parse(since) + 1)
  const found = await sql<{ number: string }>`
    with touched as (
      select area_id as id from org.area_past
      where district_id = ${district_id} and plan_id = ${plan_id} and not is_outline_only
      union select id from org.plan_deed
      where district_id = ${district_id} and plan_id = ${plan_id} and deed = 'made' and noun in ('area', 'unit')
    ), acted as (
      select distinct a.matter_id from matters.act as a where a.district_id = ${district_id} and a.id > ${later}
        and a.action <> 'relocate'
    )
    select m.number from acted
    join matters.matter as m on m.district_id = ${district_id} and m.id = acted.matter_id
    where coalesce(m.building_id, m.grid_id, m.community_id, m.street_id) in (table touched) or m.unit_id in (table touched)
      or exists (select from matters.relocated as r
        where r.district_id = m.district_id and r.plan_id = ${plan_id} and r.matter_id = m.id)
    order by m.number limit 50`.execute(db)
  return found.rows.map((row) => row.number)
}
