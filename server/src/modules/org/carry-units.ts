import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '#platform/db'
import {
  allHoldings,
  columnOf,
  keyOf,
  nameOf,
  namesOneOf,
  type UnitHolding,
} from './unit-holdings.ts'

/** Unit → the one that takes over everything it has. */
export type Heirs = Readonly<Record<string, string>>

/** What forbids that these units are merged, by name: work that would meet in one unit and on which somebody rules first. */
export async function findForbidding(db: Db | Tx, heirs: Heirs): Promise<string[]> {
  const ids = sql`${[...new Set(Object.entries(heirs).flat())]}::uuid[]`
  const names: string[] = []
  for (const { forbids } of allHoldings()) {
    if (!forbids) continue
    const found = await sql<{ name: string }>`${forbids(heirIn(heirs), ids)}`.execute(db)
    names.push(...found.rows.map(({ name }) => name))
  }
  return [...new Set(names)]
}

/** Hands to the heirs what modules above hold by a unit's id and what is not over; what it was is kept for `putBackUnits`. */
export async function carryUnits(
  tx: Tx,
  key: { district_id: number; plan_id: string },
  heirs: Heirs,
): Promise<void> {
  if (Object.keys(heirs).length === 0) return
  for (const holding of allHoldings()) if (holding.follows) await carry(tx, key, holding, heirs)
}

async function carry(
  tx: Tx,
  { district_id, plan_id }: { district_id: number; plan_id: string },
  holding: UnitHolding,
  heirs: Heirs,
): Promise<void> {
  const { table, column, once_in } = holding
  const refs = (of: string) => sql.join(holding.key.map((name) => sql.ref(`${of}.${name}`)))
  const heir = heirIn(heirs)(columnOf(holding))
  const places = (once_in ?? []).map((name) => sql.ref(`t.${name}`))
  const first = once_in ? sql`distinct on (${sql.join([...places, heir])})` : sql``
  await sql`
    with found as (
      select ${first} ${refs('t')}, ${keyOf(holding)} as key, ${columnOf(holding)} as was, ${afterIn(holding, heirs)} as became
      from ${sql.table(table)} as t
      where t.district_id = ${district_id} and ${namesOneOf(holding, Object.keys(heirs))} and ${holding.follows}
        and ${once_in ? noHeirIn(holding, once_in, heir) : sql`true`}
    ), carried as (
      update ${sql.table(table)} as t set ${sql.ref(column)} = f.became from found as f
      where t.district_id = ${district_id} and ${columnOf(holding)} = f.was
        and ${sql.join(
          holding.key.map((name) => sql`${sql.ref(`t.${name}`)} = ${sql.ref(`f.${name}`)}`),
          sql` and `,
        )}
    )
    insert into org.unit_carried (district_id, plan_id, holding, key, was, became)
    select ${district_id}::int, ${plan_id}::uuid, ${nameOf(holding)}, key, to_jsonb(was), to_jsonb(became) from found`.execute(
    tx,
  )
}

function noHeirIn(
  { table, column }: UnitHolding,
  once_in: readonly string[],
  heir: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const same = once_in.map((name) => sql`${sql.ref(`o.${name}`)} = ${sql.ref(`t.${name}`)}`)
  return sql`not exists (select from ${sql.table(table)} as o where o.district_id = t.district_id
    and ${sql.join(same, sql` and `)} and ${sql.ref(`o.${column}`)} = ${heir})`
}

/** The unit that a column names, or its heir. */
function heirIn(heirs: Heirs): (column: RawBuilder<unknown>) => RawBuilder<unknown> {
  return (column) =>
    sql`coalesce((${JSON.stringify(heirs)}::jsonb ->> (${column})::text)::uuid, ${column})`
}

function afterIn(holding: UnitHolding, heirs: Heirs): RawBuilder<unknown> {
  const column = columnOf(holding)
  if (holding.kind === 'id') return heirIn(heirs)(column)
  if (holding.kind === 'ids')
    return sql`(select array_agg(distinct ${heirIn(heirs)(sql`x`)}) from unnest(${column}) as x)`
  const replaced = Object.entries(heirs).reduce<RawBuilder<unknown>>(
    (text, [id, heir_id]) => sql`replace(${text}, ${id}, ${heir_id})`,
    sql`${column}::text`,
  )
  return sql`(${replaced})::jsonb`
}

/** Gives back what `carryUnits` has handed to heirs, where nobody has put something else there since. */
export async function putBackUnits(
  tx: Tx,
  { district_id, plan_id }: { district_id: number; plan_id: string },
): Promise<void> {
  for (const holding of allHoldings()) {
    if (!holding.follows) continue
    const { table, column } = holding
    await sql`
      update ${sql.table(table)} as t set ${sql.ref(column)} = ${wasIn(holding)} from org.unit_carried as c
      where c.district_id = ${district_id} and c.plan_id = ${plan_id} and c.holding = ${nameOf(holding)}
        and t.district_id = c.district_id and to_jsonb(${columnOf(holding)}) = c.became
        and ${sql.join(
          holding.key.map((name) => sql`${sql.ref(`t.${name}`)} = (c.key ->> ${name})::uuid`),
          sql` and `,
        )}`.execute(tx)
  }
}

function wasIn({ kind }: UnitHolding): RawBuilder<unknown> {
  if (kind === 'id') return sql`(c.was #>> '{}')::uuid`
  if (kind === 'ids') return sql`array(select jsonb_array_elements_text(c.was)::uuid)`
  return sql`c.was`
}
