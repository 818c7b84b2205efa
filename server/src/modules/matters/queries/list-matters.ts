import type { Output, Parsed } from '@linli/contract/endpoint'
import type { matters } from '@linli/contract/matters'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import { countStanding } from './count-queues.ts'
import { type Filter, isOpenOnly, matching } from './filter-matters.ts'
import { LINE_COLUMNS, type LineRow, lineOf } from './matter-line.ts'

// Up to here a free filter is counted exactly; beyond, "1,000+" says enough and costs nothing.
const EXACT_COUNT = 1000

/** One page of a queue with its count. `due` lists open work by deadline, `newest` everything by arrival; both go on
 * by key, so that the thousandth page costs what the first does. */
export async function listMatters(
  ctx: QueryContext,
  input: Parsed<typeof matters.list>,
): Promise<Output<typeof matters.list>> {
  const { order, cursor, limit, ...filter } = input
  const wanted =
    order === 'due' && !isOpenOnly(filter.statuses) ? { ...filter, statuses: undefined } : filter
  const where = matching(ctx.actor, wanted, ctx.now)
  const isDue = order === 'due'
  const rows = await sql<LineRow>`
    with page as materialized (
      select m.* from matters.matter as m
      where ${where} ${isDue ? sql`and m.status not in ('closed', 'voided', 'merged')` : sql``}
      ${cursor ? (isDue ? afterDue(cursor) : afterId(cursor)) : sql``}
      order by ${isDue ? sql`m.due_at, m.id` : sql`m.id desc`} limit ${limit + 1}
    )
    select ${LINE_COLUMNS} from page as m
    order by ${isDue ? sql`m.due_at, m.id` : sql`m.id desc`}`.execute(ctx.db)
  const items = rows.rows.slice(0, limit)
  const last = items.at(-1)
  const next =
    rows.rows.length > limit && last ? (isDue ? `${last.due_at}~${last.id}` : last.id) : null
  return {
    items: items.map((row) => lineOf(row, ctx.now)),
    next_cursor: next,
    count: await countList(ctx, wanted, order),
  }
}

function afterId(cursor: string) {
  if (!UUID.test(cursor)) throw new Refusal('invalid', 'cursor_not_understood')
  return sql`and m.id < ${cursor}`
}

function afterDue(cursor: string) {
  const [due_at = '', id = ''] = cursor.split('~')
  if (!UUID.test(id) || !/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(due_at))
    throw new Refusal('invalid', 'cursor_not_understood')
  return sql`and (m.due_at, m.id) > (${due_at}, ${id})`
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

async function countList(ctx: QueryContext, filter: Filter, order: 'due' | 'newest') {
  const isPlain = Object.entries(filter).every(
    ([key, value]) =>
      value === undefined || key === 'queue' || key === 'statuses' || key === 'is_imported',
  )
  if (isPlain) {
    const { [filter.queue]: standing } = await countStanding(ctx, [filter.queue])
    if (standing) return { n: sumOf(standing, filter, order), is_more: false }
  }
  const found = await sql<{ n: number }>`
    select count(*) as n from (
      select 1 from matters.matter as m where ${matching(ctx.actor, filter, ctx.now)}
      ${order === 'due' ? sql`and m.status not in ('closed', 'voided', 'merged')` : sql``} limit ${EXACT_COUNT + 1}
    ) as hit`.execute(ctx.db)
  const n = found.rows[0]?.n ?? 0
  return { n: Math.min(n, EXACT_COUNT), is_more: n > EXACT_COUNT }
}

function sumOf(standing: Map<string, number>, filter: Filter, order: 'due' | 'newest'): number {
  let n = 0
  for (const [kind, count] of standing) {
    const status = kind === 'imported' ? 'closed' : kind
    const isImported = kind === 'imported'
    if (
      filter.statuses &&
      filter.statuses.length > 0 &&
      !filter.statuses.some((one) => one === status)
    )
      continue
    if (filter.is_imported !== undefined && filter.is_imported !== isImported) continue
    if (order === 'due' && ['closed', 'voided', 'merged'].includes(status)) continue
    n += count
  }
  return n
}
