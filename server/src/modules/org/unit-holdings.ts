import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '#platform/db'
import { registerOpenWork } from './open-work.ts'

/** A column of a module above in which units stand. The rows `t` that follow a unit to its heir are those whose work is not
 * done or that hold from now on; the others say who it was, and stay. */
export interface UnitHolding {
  table: string
  column: string
  /** One unit, a list of them, or JSON in which their ids stand. */
  kind: 'id' | 'ids' | 'json'
  /** The columns that find the row again, beside the district: ids all of them, and never the unit itself. */
  key: readonly string[]
  /** Which rows `t` follow; null where none does, because other people than those who plan decide about it. */
  follows: RawBuilder<unknown> | null
  /** A unit in which such a row is left is neither closed nor ended without an heir. */
  is_work?: true
  /** Columns within which a unit stands once: where the heir stands there already, the row stays. */
  once_in?: readonly string[]
  /** A query of `name`s of what forbids a merger, where somebody must decide first. `heirOf` is the unit that a column names,
   * or its heir; `ids` are units that are merged, and their heirs. */
  forbids?: (
    heirOf: (column: RawBuilder<unknown>) => RawBuilder<unknown>,
    ids: RawBuilder<unknown>,
  ) => RawBuilder<unknown>
}

const holdings: UnitHolding[] = []

/** Says where a module keeps units. Modules above know units, not the other way round, so their index hands this down. */
export function registerHoldings(...added: readonly UnitHolding[]): void {
  for (const holding of added) {
    if (holdings.some((one) => nameOf(one) === nameOf(holding))) continue
    holdings.push(holding)
    if (holding.is_work)
      registerOpenWork((tx, district_id, unit_id) => isHeld(tx, { district_id, unit_id }, holding))
  }
}

/** Every registered column in which units stand. */
export function allHoldings(): readonly UnitHolding[] {
  return holdings
}

/** Table and column in one. */
export function nameOf({ table, column }: Pick<UnitHolding, 'table' | 'column'>): string {
  return `${table}.${column}`
}

/** The column of a row `t` of a holding. */
export function columnOf({ column }: UnitHolding): RawBuilder<unknown> {
  return sql.ref(`t.${column}`)
}

/** Whether a row `t` names one of these units. */
export function namesOneOf(holding: UnitHolding, ids: readonly string[]): RawBuilder<unknown> {
  const column = columnOf(holding)
  if (holding.kind === 'id') return sql`${column} = any(${[...ids]}::uuid[])`
  if (holding.kind === 'ids') return sql`${column} && ${[...ids]}::uuid[]`
  return sql`${column}::text like any(${ids.map((id) => `%${id}%`)}::text[])`
}

async function isHeld(
  tx: Tx,
  { district_id, unit_id }: { district_id: number; unit_id: string },
  holding: UnitHolding,
): Promise<boolean> {
  const found = await sql`
    select from ${sql.table(holding.table)} as t where t.district_id = ${district_id} and ${namesOneOf(holding, [unit_id])}
      and ${holding.follows ?? sql`true`} limit 1`.execute(tx)
  return found.rows.length > 0
}

/** Units that a plan has made and that rows name by now which it did not carry there itself: they could not go. */
export async function namedSince(
  db: Db | Tx,
  { district_id, plan_id }: { district_id: number; plan_id: string },
): Promise<{ id: string; name: string }[]> {
  const named: { id: string; name: string }[] = []
  for (const unit of await madeUnits(db, { district_id, plan_id }))
    for (const holding of holdings) {
      if (holding.kind === 'json' || named.includes(unit)) continue
      const found = await sql`
        select from ${sql.table(holding.table)} as t
        where t.district_id = ${district_id} and ${namesOneOf(holding, [unit.id])}
          and not exists (select from org.unit_carried as c where c.district_id = t.district_id and c.plan_id = ${plan_id}
            and c.holding = ${nameOf(holding)} and c.key = ${keyOf(holding)}) limit 1`.execute(db)
      if (found.rows.length > 0) named.push(unit)
    }
  return named
}

/** The units that a plan has made. */
export async function madeUnits(
  db: Db | Tx,
  { district_id, plan_id }: { district_id: number; plan_id: string },
): Promise<{ id: string; name: string }[]> {
  const found = await sql<{ id: string; name: string }>`
    select u.id, u.name from org.plan_deed as d
    join org.unit as u on u.district_id = d.district_id and u.id = d.id
    where d.district_id = ${district_id} and d.plan_id = ${plan_id} and d.noun = 'unit' and d.deed = 'made'
    order by u.name`.execute(db)
  return found.rows
}

/** The key of a row `t` as it is kept. */
export function keyOf({ key }: UnitHolding): RawBuilder<unknown> {
  return sql`jsonb_build_object(${sql.join(key.flatMap((name) => [sql.lit(name), sql.ref(`t.${name}`)]))})`
}
