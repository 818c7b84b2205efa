import { OPEN_STATUSES } from '@linli/contract/codes/matters'
import type { Count } from '@linli/contract/fields'
import { sql } from 'kysely'
import type { QueryContext } from '#platform/module'
import { queuesOf } from '../queues-of.ts'
import { countStanding } from './count-queues.ts'
import { type Filter, isOpenOnly, type ListOrder, shownIn } from './filter-matters.ts'

/** A list of matters: what it is narrowed by, and its order. */
export type List = Filter & { order: ListOrder }

// Up to here a free filter is counted exactly; beyond, "1,000+" says enough and costs nothing.
const EXACT_COUNT = 1000
const OPEN: readonly string[] = OPEN_STATUSES

/** How many rows each of these lists has, in two statements at most: whole queues by the tallies, free filters by their
 * rows. A list of a queue that this person has not counts nothing. */
export async function countLists(ctx: QueryContext, lists: readonly List[]): Promise<Count[]> {
  const has = queuesOf(ctx.actor)
  const plain = lists.filter((list) => isPlain(list) && has.includes(list.queue))
  const queues = [...new Set(plain.map(({ queue }) => queue))]
  const standing = queues.length > 0 ? await countStanding(ctx, queues) : {}
  const free = lists.filter(
    (list) => has.includes(list.queue) && !(isPlain(list) && standing[list.queue]),
  )
  const counted = await countRows(ctx, free)
  return lists.map((list) => {
    const kinds = isPlain(list) ? standing[list.queue] : undefined
    if (kinds) return { n: sumOf(kinds, list), is_more: false }
    const n = counted.get(list) ?? 0
    return { n: Math.min(n, EXACT_COUNT), is_more: n > EXACT_COUNT }
  })
}

const PLAIN: readonly string[] = ['queue', 'order', 'statuses', 'is_imported']

function isPlain(list: List): boolean {
  return Object.entries(list).every(([key, value]) => value === undefined || PLAIN.includes(key))
}

async function countRows(ctx: QueryContext, lists: readonly List[]): Promise<Map<List, number>> {
  if (lists.length === 0) return new Map()
  const parts = lists.map(
    (list, at) => sql`
      select ${at}::int as at, (select count(*) from (
        select 1 from matters.matter as m where ${shownIn(ctx.actor, list, ctx.now)} limit ${EXACT_COUNT + 1}
      ) as hit) as n`,
  )
  const found = await sql<{ at: number; n: number }>`${sql.join(parts, sql` union all `)}`.execute(
    ctx.db,
  )
  const counts = new Map(found.rows.map(({ at, n }) => [at, n]))
  return new Map(lists.map((list, at) => [list, counts.get(at) ?? 0]))
}

function sumOf(standing: Map<string, number>, list: List): number {
  const { statuses = [] } = list
  let n = 0
  for (const [kind, count] of standing) {
    const isImported = kind === 'imported'
    const status = isImported ? 'closed' : kind
    if (list.is_imported !== undefined && list.is_imported !== isImported) continue
    if (list.order === 'due') {
      if (!OPEN.includes(status)) continue
      if (isOpenOnly(statuses) && !statuses.some((one) => one === status)) continue
    } else if (statuses.length > 0 && !statuses.some((one) => one === status)) continue
    n += count
  }
  return n
}
