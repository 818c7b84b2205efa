import { PARAMETERS, type ParameterKey } from '@linli/contract/codes/parameters'
import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '#platform/db'

/** The values of these parameters in force on a day ('YYYY-MM-DD'), in one statement: the district's own, else the
 * product's. */
export async function parametersOn<K extends ParameterKey>(
  db: Db | Tx,
  district_id: number,
  day: string,
  keys: readonly K[],
): Promise<Record<K, number>> {
  const found = await sql<{ key: K; value: number }>`
    select distinct on (key) key, value from parameters.edition
    where district_id = ${district_id} and key = any(${[...keys]}) and valid_from <= ${day}
    order by key, valid_from desc, id desc`.execute(db)
  const own = new Map(found.rows.map((row) => [row.key, row.value]))
  const values: Partial<Record<K, number>> = {}
  for (const key of keys) values[key] = own.get(key) ?? PARAMETERS[key].first
  return complete(keys, values)
}

/** One value as a part of another statement. */
export function parameterOn(
  district_id: number,
  day: string,
  key: ParameterKey,
): RawBuilder<number> {
  return sql`coalesce((select e.value from parameters.edition as e where e.district_id = ${district_id} and e.key = ${key}
    and e.valid_from <= ${day}::date order by e.valid_from desc, e.id desc limit 1), ${PARAMETERS[key].first}::int)`
}

function complete<K extends ParameterKey>(
  keys: readonly K[],
  values: Partial<Record<K, number>>,
): Record<K, number> {
  const isWhole = (all: Partial<Record<K, number>>): all is Record<K, number> =>
    keys.every((key) => all[key] !== undefined)
  if (!isWhole(values)) throw new RangeError('a parameter without a value')
  return values
}
