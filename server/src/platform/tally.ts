import { sql } from 'kysely'
import type { Db, Tx } from './db.ts'
import { NOBODY } from './ids.ts'

/** One change of a count that stands now, such as "open matters of this grid in this status". */
export interface NowChange {
  fact: string
  scope: string
  scope_id: string
  parent_id?: string
  kind: string
  n: number
}

/** One change of a count of a day, such as "accepted in this community on this day". */
export interface DayChange {
  fact: string
  scope: string
  scope_id: string
  day: string
  kind: string
  n: number
}

/** Counts that a command changes. They are kept until its end and written by one statement just before the
 * commit, so that a busy row is locked for the shortest time, and in one order, so that two commands cannot
 * wait for each other. */
export interface Tally {
  now(change: NowChange): void
  day(change: DayChange): void
  flush(tx: Tx, district_id: number): Promise<void>
}

/** A tally with nothing in it yet. */
export function openTally(): Tally {
  const standing = new Map<string, Required<NowChange>>()
  const daily = new Map<string, DayChange>()
  return {
    now: (change) =>
      add(standing, { parent_id: NOBODY, ...change }, [
        'fact',
        'scope',
        'scope_id',
        'parent_id',
        'kind',
      ]),
    day: (change) => add(daily, change, ['fact', 'scope', 'scope_id', 'day', 'kind']),
    flush: (tx, district_id) => flush(tx, district_id, changed(standing), changed(daily)),
  }
}

function add<T extends { n: number }>(all: Map<string, T>, change: T, keys: (keyof T)[]) {
  const key = keys.map((name) => change[name]).join('|')
  const known = all.get(key)
  if (known) known.n += change.n
  else all.set(key, { ...change })
}

function changed<T extends { n: number }>(all: Map<string, T>): T[] {
  return [...all.entries()]
    .filter(([, change]) => change.n !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, change]) => change)
}

async function flush(tx: Tx, district_id: number, now: Required<NowChange>[], day: DayChange[]) {
  if (now.length === 0 && day.length === 0) return
  const of = <T, K extends keyof T>(rows: T[], key: K) => rows.map((row) => row[key])
  await sql`
    with daily as (
      insert into platform.tally_day as t (district_id, fact, scope, scope_id, day, kind, n)
      select ${district_id}::int, * from unnest(${of(day, 'fact')}::text[], ${of(day, 'scope')}::text[],
        ${of(day, 'scope_id')}::uuid[], ${of(day, 'day')}::date[], ${of(day, 'kind')}::text[], ${of(day, 'n')}::bigint[])
      on conflict (district_id, fact, scope, scope_id, day, kind) do update set n = t.n + excluded.n
    )
    insert into platform.tally_now as t (district_id, fact, scope, scope_id, parent_id, kind, n)
    select ${district_id}::int, * from unnest(${of(now, 'fact')}::text[], ${of(now, 'scope')}::text[],
      ${of(now, 'scope_id')}::uuid[], ${of(now, 'parent_id')}::uuid[], ${of(now, 'kind')}::text[], ${of(now, 'n')}::bigint[])
    on conflict (district_id, fact, scope, scope_id, parent_id, kind) do update set n = t.n + excluded.n`.execute(
    tx,
  )
}

/** Which standing counts: of these scopes, of all scopes of a kind, or of all below a parent. */
export interface NowScope {
  scope: string
  scope_ids: readonly string[] | 'all'
  parent_id?: string
}

/** Counts by kind for each of the named scopes, in one statement. Kinds that count nothing are absent. */
export async function countNow<Name extends string>(
  db: Db | Tx,
  district_id: number,
  fact: string,
  scopes: Partial<Record<Name, NowScope>>,
): Promise<Record<Name, Map<string, number>>> {
  const wanted = Object.entries<NowScope | undefined>(scopes)
  const found = Object.fromEntries(wanted.map(([name]) => [name, new Map<string, number>()]))
  const parts = wanted.flatMap(([name, of]) => (of ? [partOf(district_id, fact, name, of)] : []))
  if (parts.length > 0) {
    const rows = await sql<{
      name: string
      kind: string
      n: number
    }>`${sql.join(parts, sql` union all `)}`.execute(db)
    for (const { name, kind, n } of rows.rows) found[name]?.set(kind, n)
  }
  return found as Record<Name, Map<string, number>>
}

function partOf(district_id: number, fact: string, name: string, of: NowScope) {
  const [one] = of.scope_ids
  const ids =
    of.scope_ids === 'all'
      ? sql``
      : of.scope_ids.length === 1
        ? sql`and scope_id = ${one}`
        : sql`and scope_id = any(${[...of.scope_ids]}::uuid[])`
  return sql`select ${name}::text as name, kind, sum(n)::float8 as n from platform.tally_now
    where district_id = ${district_id} and fact = ${fact} and scope = ${of.scope} ${ids}
    ${of.parent_id === undefined ? sql`` : sql`and parent_id = ${of.parent_id}`}
    group by kind having sum(n) <> 0`
}
