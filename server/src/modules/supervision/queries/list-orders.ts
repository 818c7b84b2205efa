import type { OrderState } from '@linli/contract/codes/supervision'
import type { Output, Parsed } from '@linli/contract/endpoint'
import type { SupervisionOrder, supervision } from '@linli/contract/supervision'
import { sql } from 'kysely'
import type { Actor } from '#platform/actor'
import { notFound } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import { IN_STATE, type OrderRow, orderColumns, orderOf, ordersBefore } from './order-rows.ts'
import { countUpTo, dueCursor, dueFirst, newestFirst, pageOf } from './pages.ts'

/** The orders of a state that this person sees, as rows `o` with their matters `m`. */
export const ordersIn = (actor: Actor, state: OrderState) => sql`
  supervision.order_sheet as o join matters.matter as m on m.district_id = o.district_id and m.id = o.matter_id
  where o.district_id = ${actor.district_id} and ${IN_STATE[state]} and ${ordersBefore(actor)}`

/** One page of orders: those that wait by when the reply is due, the others the newest first. */
export async function listOrders(
  { db, actor, now }: QueryContext,
  { state, cursor, limit }: Parsed<typeof supervision.list_orders>,
): Promise<Output<typeof supervision.list_orders>> {
  const from = ordersIn(actor, state)
  const isWaiting = state === 'waiting'
  const reading = isWaiting
    ? dueFirst(sql`o.reply_due_at`, sql`o.id`, cursor)
    : newestFirst(sql`o.id`, cursor)
  const found = await sql<OrderRow>`
    select ${orderColumns(actor)} from ${from} ${reading.after} order by ${reading.order} limit ${limit + 1}`.execute(
    db,
  )
  const page = pageOf(found.rows, limit, {
    item: (row) => orderOf(row, now),
    cursor: ({ id, reply_due_at }) => (isWaiting ? dueCursor(reply_due_at, id) : id),
  })
  return { ...page, count: await countUpTo(db, from) }
}

/** One order, as it is printed. Refuses: `not_found` for hidden and missing alike. */
export async function getOrder(
  { db, actor, now }: QueryContext,
  { id }: Parsed<typeof supervision.get_order>,
): Promise<SupervisionOrder> {
  const found = await sql<OrderRow>`
    select ${orderColumns(actor)}
    from supervision.order_sheet as o join matters.matter as m on m.district_id = o.district_id and m.id = o.matter_id
    where o.district_id = ${actor.district_id} and o.id = ${id} and ${ordersBefore(actor)}`.execute(
    db,
  )
  const [row] = found.rows
  if (!row) throw notFound()
  return orderOf(row, now)
}
