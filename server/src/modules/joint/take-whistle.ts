import type { MatterAction } from '@linli/contract/codes/matters'
import { sql } from 'kysely'
import { type TakenMatter, takeMatter, unitsOf } from '#modules/matters'
import type { Tx } from '#platform/db'
import { notFound, Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'

/** A call that this command holds: locked before its matter, as every command on a call does. */
export interface TakenWhistle {
  id: string
  matter_id: string
  caller_unit_id: string
  meets_at: string
  ended_at: string | null
}

/** A called unit of it. */
export interface TakenCalled {
  unit_id: string
  answered_at: string | null
  judged_at: string | null
  answered_name: string | null
}

/** Finds and locks a call and its matter for an act of this person. Refuses: `not_found` for hidden and missing alike, and
 * what the matter refuses. */
export async function takeWhistle(
  ctx: CommandContext,
  id: string,
  action: MatterAction,
): Promise<{ whistle: TakenWhistle; matter: TakenMatter }> {
  const found = await sql<TakenWhistle>`
    select id, matter_id, caller_unit_id, meets_at, ended_at from joint.whistle
    where district_id = ${ctx.actor.district_id} and id = ${id} for update`.execute(ctx.tx)
  const [whistle] = found.rows
  if (!whistle) throw notFound()
  return { whistle, matter: await takeMatter(ctx.tx, ctx.actor, whistle.matter_id, action) }
}

/** The same with one of its called units, for somebody of that unit. Refuses: `not_called`. */
export async function takeCalled(
  ctx: CommandContext,
  { id, unit_id }: { id: string; unit_id: string },
): Promise<{ whistle: TakenWhistle; matter: TakenMatter; called: TakenCalled }> {
  const taken = await takeWhistle(ctx, id, 'answer_whistle')
  const called = unitsOf(ctx.actor).includes(unit_id)
    ? await findCalled(ctx.tx, ctx.actor.district_id, { id, unit_id })
    : undefined
  if (!called) throw new Refusal('forbidden', 'not_called')
  return { ...taken, called }
}

async function findCalled(
  tx: Tx,
  district_id: number,
  { id, unit_id }: { id: string; unit_id: string },
): Promise<TakenCalled | undefined> {
  const found = await sql<TakenCalled>`
    select c.unit_id, c.answered_at, c.judged_at,
      (select n.public_name from identity.person as n where n.district_id = c.district_id
        and n.id = coalesce(c.judged_by, c.answered_by)) as answered_name
    from joint.whistle_unit as c
    where c.district_id = ${district_id} and c.whistle_id = ${id} and c.unit_id = ${unit_id}`.execute(
    tx,
  )
  return found.rows[0]
}
