import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { PickedMatter } from './queries/pick-matters.ts'

// Columns that an act on many matters may change, with their types; a taken matter knows all of them.
const COLUMNS = {
  status: 'text',
  closed_as: 'text',
  category_id: 'uuid',
  category_code: 'text',
  urgency: 'text',
  received_by: 'uuid',
  unit_id: 'uuid',
  assignee_id: 'uuid',
  is_secret: 'boolean',
  accepted_at: 'timestamptz',
  assigned_at: 'timestamptz',
  designated_at: 'timestamptz',
  closed_at: 'timestamptz',
  waiting_since: 'timestamptz',
  due_kind: 'text',
  due_from: 'timestamptz',
  due_at: 'timestamptz',
  due_basis: 'text',
  due_is_beyond_calendar: 'boolean',
  handle_due_at: 'timestamptz',
  warns_at: 'timestamptz',
  paused_until: 'timestamptz',
  clock_log: 'jsonb',
  escalation_level: 'smallint',
  escalated_to: 'text',
  escalated_unit_id: 'uuid',
  was_late: 'boolean',
} as const satisfies Partial<Record<keyof PickedMatter, string>>
type Column = keyof typeof COLUMNS

/** Some columns of a matter with their values, as JSON keeps them. */
export type Columns = Partial<Pick<PickedMatter, Column>>

/** One matter before and after its act: the columns that differ, and no others. */
export interface Change {
  before: Columns
  after: Columns
}

/** What differs between a matter and the columns that an act writes. Throws for a column that only single acts change. */
export function changeOf(matter: PickedMatter, columns: Record<string, unknown>): Change {
  const before: Record<string, unknown> = {}
  const after: Record<string, unknown> = {}
  for (const name of Object.keys(columns)) {
    const value = columns[name]
    if (value === undefined) continue
    if (!isColumn(name)) throw new RangeError(`an act on many matters does not change ${name}`)
    const next = asJson(name, value)
    if (next === matter[name]) continue
    before[name] = matter[name]
    after[name] = next
  }
  return { before, after }
}

/** A change as it is kept for the way back: small, without the columns that are JSON themselves. `keptJson` adds those. */
export function smallChange({ before, after }: Change): Change {
  return { before: withoutJson(before), after: withoutJson(after) }
}

/** The JSON columns of the matter `m` of a row, for a statement that keeps them before they are changed: a thousand clocks
 * are copied where they are, and not sent there and back. */
export const keptJson = (
  district_id: number,
  matter_id: RawBuilder<unknown>,
): RawBuilder<unknown> =>
  sql`(select jsonb_build_object('clock_log', m.clock_log) from matters.matter as m
    where m.district_id = ${district_id} and m.id = ${matter_id})`

/** Whether a matter stands as an act has left it: nothing that the act changed has been changed again. */
export function standsAs(matter: PickedMatter, { after }: Change): boolean {
  return Object.entries(after).every(
    ([name, value]) => isColumn(name) && (COLUMNS[name] === 'jsonb' || matter[name] === value),
  )
}

/** Writes columns of many matters in one statement; a row keeps what its own change does not name. */
export async function writeColumns(
  tx: Tx,
  district_id: number,
  rows: readonly { matter: PickedMatter; columns: Columns }[],
): Promise<void> {
  const names = [...new Set(rows.flatMap(({ columns }) => Object.keys(columns)))].filter(isColumn)
  if (names.length === 0) return
  const records = rows.map(({ matter, columns }) => {
    const whole = { ...matter, ...columns }
    return Object.fromEntries([['id', matter.id], ...names.map((name) => [name, whole[name]])])
  })
  const shape = sql.join(names.map((name) => sql`${sql.ref(name)} ${sql.raw(COLUMNS[name])}`))
  const set = sql.join(names.map((name) => sql`${sql.ref(name)} = ${ofRecord(name)}`))
  await sql`
    update matters.matter as m set ${set}
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r (id uuid, ${shape})
    where m.district_id = ${district_id} and m.id = r.id`.execute(tx)
}

function withoutJson(columns: Columns): Columns {
  const { clock_log, ...others } = columns
  return others
}

function asJson(name: Column, value: unknown): unknown {
  if (value instanceof Date) return value.toISOString()
  return COLUMNS[name] === 'jsonb' && typeof value === 'string' ? JSON.parse(value) : value
}

function ofRecord(name: Column): RawBuilder<unknown> {
  return sql.ref(`r.${name}`)
}

function isColumn(name: string): name is Column {
  return name in COLUMNS
}
