import type { Parsed } from '@linli/contract/endpoint'
import type { org } from '@linli/contract/org'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { whyUnitStays } from './open-work.ts'
import { takeUnit } from './take-unit.ts'

/** Closes a unit from a day on: on that day it is no more. Nothing may be left behind in it.
 * Refuses: `day_is_past`, `unit_closed`, `unit_has_posts`, `unit_has_units`, `unit_has_open_work`, `unit_in_rules`. */
export async function closeUnit(
  { tx, actor, now }: CommandContext,
  { id, on }: Parsed<typeof org.close_unit>,
): Promise<void> {
  if (on < shanghaiDay(now)) throw new Refusal('invalid', 'day_is_past')
  const { district_id } = actor
  await takeUnit(tx, actor, id)
  const left = await sql<{ has_posts: boolean; has_units: boolean }>`
    select
      exists (select from org.post where district_id = ${district_id} and unit_id = ${id}
        and (valid_to is null or valid_to > ${on}::date)) as has_posts,
      exists (select from org.unit where district_id = ${district_id} and parent_id = ${id}
        and (valid_to is null or valid_to > ${on}::date)) as has_units`.execute(tx)
  if (left.rows[0]?.has_posts) throw new Refusal('conflict', 'unit_has_posts')
  if (left.rows[0]?.has_units) throw new Refusal('conflict', 'unit_has_units')
  const why = await whyUnitStays(tx, district_id, id)
  if (why) throw new Refusal('conflict', why)
  await sql`
    update org.unit set valid_to = ${on} where district_id = ${district_id} and id = ${id}`.execute(
    tx,
  )
}
