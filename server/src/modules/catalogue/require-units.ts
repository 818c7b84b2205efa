import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'

/** Makes sure that the owner and the doer, where named, are units of this district that stand today (a unit's `valid_to`
 * is the first day on which it is no more); one statement, none where nobody is named. Refuses: no_such_unit. */
export async function requireUnits(
  { tx, actor, now }: Pick<CommandContext, 'tx' | 'actor' | 'now'>,
  named: { owner_unit_id: string | null; doer_unit_id: string | null },
): Promise<void> {
  const wanted = [...new Set([named.owner_unit_id, named.doer_unit_id])].filter((id) => id !== null)
  if (wanted.length === 0) return
  const found = await sql`
    select from org.unit
    where district_id = ${actor.district_id} and id = any(${wanted}::uuid[])
      and (valid_to is null or valid_to > ${shanghaiDay(now)}::date)`.execute(tx)
  if (found.rows.length !== wanted.length) throw new Refusal('invalid', 'no_such_unit')
}
