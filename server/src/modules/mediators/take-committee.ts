import { sql } from 'kysely'
import { notFound, Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { type CommitteePlace, keepsCommittee } from './policy.ts'
import { placeColumns, standsOn } from './standing.ts'

/** A committee that the actor wants to change, as it stood before. */
export interface TakenCommittee extends CommitteePlace {
  name: string
  /** Its entry as stored; null until it has been set up. */
  entry: Record<string, string | number | null> | null
}

/** The committee that the actor wants to change; it cannot be closed until the transaction ends. Refuses: `not_found`,
 * `outside_your_area`. */
export async function takeCommittee(ctx: CommandContext, id: string): Promise<TakenCommittee> {
  const committee = await findCommittee(ctx, id)
  if (!keepsCommittee(ctx.actor, committee)) throw new Refusal('forbidden', 'outside_your_area')
  return committee
}

/** The committee without a look at who asks, for a deed that also others than its keepers may do. Refuses: `not_found`. */
export async function findCommittee(
  { tx, actor, now }: CommandContext,
  id: string,
): Promise<TakenCommittee> {
  const day = shanghaiDay(now)
  const found = await sql<Omit<TakenCommittee, 'area'> & { place: CommitteePlace['area'] }>`
    select u.id, u.name, ${placeColumns(actor.person_id, day)},
      (select to_jsonb(c) - 'district_id' - 'unit_id' from mediators.committee as c
       where c.district_id = u.district_id and c.unit_id = u.id) as entry
    from org.unit as u join org.area as a on a.district_id = u.district_id and a.id = u.area_id
    where u.district_id = ${actor.district_id} and u.id = ${id} and u.kind = 'mediation_committee' and ${standsOn('u', day)}
    for share of u`.execute(tx)
  const row = found.rows[0]
  if (!row) throw notFound()
  const { place, ...committee } = row
  return { ...committee, area: place }
}
