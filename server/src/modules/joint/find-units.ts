import { POST_KINDS } from '@linli/contract/codes/org'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'

/** Kinds of post whose holders do the work of their unit. */
export const WORKING_POSTS: readonly string[] = Object.entries(POST_KINDS).flatMap(
  ([kind, role]) => (role === 'unit_staff' || role === 'centre_staff' ? [kind] : []),
)

/** The units of these ids, each in office today and with somebody to do its work, in the order of the ids. Refuses:
 * `no_such_unit`, `unit_has_nobody` with the unit's name. */
export async function findUnits(
  ctx: CommandContext,
  ids: readonly string[],
): Promise<{ id: string; name: string }[]> {
  const today = shanghaiDay(ctx.now)
  const found = await sql<{ id: string; name: string; has_people: boolean }>`
    select u.id, u.name, exists (
      select 1 from org.post as o where o.district_id = u.district_id and o.unit_id = u.id and o.kind = any(${WORKING_POSTS})
        and o.valid_from <= ${today} and (o.valid_to is null or o.valid_to > ${today})) as has_people
    from org.unit as u
    where u.district_id = ${ctx.actor.district_id} and u.id = any(${[...ids]}::uuid[])
      and u.valid_from <= ${today} and (u.valid_to is null or u.valid_to > ${today})`.execute(
    ctx.tx,
  )
  return ids.map((id) => {
    const unit = found.rows.find((row) => row.id === id)
    if (!unit) throw new Refusal('invalid', 'no_such_unit')
    if (!unit.has_people) throw new Refusal('invalid', 'unit_has_nobody', { name: unit.name })
    return unit
  })
}
