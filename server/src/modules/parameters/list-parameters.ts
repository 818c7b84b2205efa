import { PARAMETERS } from '@linli/contract/codes/parameters'
import type { Output, Parsed } from '@linli/contract/endpoint'
import type { parameters } from '@linli/contract/parameters'
import { sql } from 'kysely'
import type { QueryContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'

/** Every parameter with its value in force on a day, and where the value comes from. */
export async function listParameters(
  { db, actor, now }: QueryContext,
  input: Parsed<typeof parameters.list>,
): Promise<Output<typeof parameters.list>> {
  const day = input.on ?? shanghaiDay(now)
  const found = await sql<{ key: string; value: number; source: string; valid_from: string }>`
    select distinct on (key) key, value, source, valid_from from parameters.edition
    where district_id = ${actor.district_id} and valid_from <= ${day}
    order by key, valid_from desc, id desc`.execute(db)
  const own = new Map(found.rows.map((row) => [row.key, row]))
  return Object.entries(PARAMETERS).map(([key, { first, ...rule }]) => {
    const set = own.get(key)
    return {
      key,
      ...rule,
      value: set?.value ?? first,
      source: set?.source ?? rule.source,
      valid_from: set?.valid_from ?? null,
    }
  })
}
