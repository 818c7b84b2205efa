import type { Count } from '@linli/contract/fields'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { Db } from '#platform/db'

// Up to here a list is counted exactly; beyond, "1,000+" says enough and costs nothing.
const EXACT_COUNT = 1000

/** How many rows a `from … where …` has, exactly up to a thousand. */
export async function countUpTo(
  db: Db,
  from: RawBuilder<unknown>,
): Promise<z.output<typeof Count>> {
  const found = await sql<{ n: number }>`
    select count(*) as n from (select 1 from ${from} limit ${EXACT_COUNT + 1}) as hit`.execute(db)
  const n = found.rows[0]?.n ?? 0
  return { n: Math.min(n, EXACT_COUNT), is_more: n > EXACT_COUNT }
}

/** A page of rows with an `id`, and where the next begins; one row more than `limit` was asked for. */
export function pageOf<Row extends { id: string }, Item>(
  rows: readonly Row[],
  limit: number,
  item: (row: Row) => Item,
): { items: Item[]; next_cursor: string | null } {
  const shown = rows.slice(0, limit)
  return {
    items: shown.map(item),
    next_cursor: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
  }
}
