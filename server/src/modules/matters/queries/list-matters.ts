import type { Output, Parsed } from '@linli/contract/endpoint'
import type { matters } from '@linli/contract/matters'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import { countLists } from './count-lists.ts'
import { shownIn } from './filter-matters.ts'
import { LINE_COLUMNS, type LineRow, lineOf } from './matter-line.ts'

/** One page of a queue with its count. `due` lists open work by deadline, `newest` everything by arrival; both go on
 * by key, so that the thousandth page costs what the first does. */
export async function listMatters(
  ctx: QueryContext,
  input: Parsed<typeof matters.list>,
): Promise<Output<typeof matters.list>> {
  const { cursor, limit, ...list } = input
  const isDue = list.order === 'due'
  const inOrder = isDue ? sql`m.due_at, m.id` : sql`m.id desc`
  const rows = await sql<LineRow>`
    with page as materialized (
      select m.* from matters.matter as m
      where ${shownIn(ctx.actor, list, ctx.now)}
      ${cursor ? (isDue ? afterDue(cursor) : afterId(cursor)) : sql``}
      order by ${inOrder} limit ${limit + 1}
    )
    select ${LINE_COLUMNS} from page as m order by ${inOrder}`.execute(ctx.db)
  const items = rows.rows.slice(0, limit)
  const last = items.at(-1)
  const next =
    rows.rows.length > limit && last ? (isDue ? `${last.due_at}~${last.id}` : last.id) : null
  const [count = { n: 0, is_more: false }] = await countLists(ctx, [list])
  return { items: items.map((row) => lineOf(row, ctx.now)), next_cursor: next, count }
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
