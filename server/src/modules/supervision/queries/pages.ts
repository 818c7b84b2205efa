import type { Count } from '@linli/contract/fields'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { Db } from '#platform/db'
import { Refusal } from '#platform/errors'

// Up to here a list is counted exactly; beyond, "1,000+" says enough and costs nothing.
const EXACT_COUNT = 1000

/** How many rows a `from … where …` has, as far as counting goes; `countOf` reads it. */
export function rowsUpTo(from: RawBuilder<unknown>): RawBuilder<number> {
  return sql`(select count(*) from (select 1 from ${from} limit ${EXACT_COUNT + 1}) as hit)`
}

/** A number of `rowsUpTo` as a count. */
export function countOf(n: number): z.output<typeof Count> {
  return { n: Math.min(n, EXACT_COUNT), is_more: n > EXACT_COUNT }
}

/** How many rows a `from … where …` has, exactly up to a thousand. */
export async function countUpTo(
  db: Db,
  from: RawBuilder<unknown>,
): Promise<z.output<typeof Count>> {
  const found = await sql<{ n: number }>`select ${rowsUpTo(from)} as n`.execute(db)
  return countOf(found.rows[0]?.n ?? 0)
}

/** How a list goes on after a cursor, and in which order. */
export interface Reading {
  after: RawBuilder<unknown>
  order: RawBuilder<unknown>
}

/** The newest first, by the id, which is the cursor too. Refuses: `cursor_not_understood`. */
export function newestFirst(id: RawBuilder<string>, cursor: string | undefined): Reading {
  if (cursor && !UUID.test(cursor)) throw new Refusal('invalid', 'cursor_not_understood')
  return {
    after: cursor ? sql`and ${id} < ${cursor}::uuid` : sql``,
    order: sql`${id} desc`,
  }
}

/** What is due first first; its cursor is made by `dueCursor`. Refuses: `cursor_not_understood`. */
export function dueFirst(
  due: RawBuilder<string>,
  id: RawBuilder<string>,
  cursor: string | undefined,
): Reading {
  if (!cursor) return { after: sql``, order: sql`${due}, ${id}` }
  const [at = '', last = ''] = cursor.split('~')
  if (!UUID.test(last) || !MOMENT.test(at)) throw new Refusal('invalid', 'cursor_not_understood')
  return { after: sql`and (${due}, ${id}) > (${at}, ${last})`, order: sql`${due}, ${id}` }
}

/** Where a list of what is due goes on. */
export const dueCursor = (due_at: string, id: string): string => `${due_at}~${id}`

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const MOMENT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/

/** A page of rows, and where the next begins; one row more than `limit` was asked for. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  { item, cursor }: { item: (row: Row) => Item; cursor: (row: Row) => string },
): { items: Item[]; next_cursor: string | null } {
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return { items: shown.map(item), next_cursor: last ? cursor(last) : null }
}
