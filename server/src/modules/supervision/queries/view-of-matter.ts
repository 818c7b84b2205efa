import type { SupervisionTrigger } from '@linli/contract/codes/supervision'
import type { Output } from '@linli/contract/endpoint'
import type { supervision } from '@linli/contract/supervision'
import { sql } from 'kysely'
import { seeMatter } from '#modules/matters'
import type { QueryContext } from '#platform/module'
import { type InstructionRow, instructionColumns, instructionOf } from './list-instructions.ts'
import { type OrderRow, orderColumns, orderOf } from './order-rows.ts'
import { triggerNames, triggersShown } from './suggest-triggers.ts'

type OfMatter = Output<typeof supervision.get_of_matter>

/** Orders and instructions on a matter, the newest first, and for whoever may supervise it what the data show. Refuses:
 * `not_found` for hidden and missing alike. */
export async function viewOfMatter(ctx: QueryContext, id: string): Promise<OfMatter> {
  const { db, actor, now } = ctx
  const matter = await seeMatter(ctx, id)
  const orders = await sql<OrderRow>`
    select ${orderColumns(actor)} from supervision.order_sheet as o
    join matters.matter as m on m.district_id = o.district_id and m.id = o.matter_id
    where o.district_id = ${actor.district_id} and o.matter_id = ${id} order by o.id desc`.execute(
    db,
  )
  const instructions = await sql<InstructionRow>`
    select ${instructionColumns(actor)} from supervision.instruction as i
    join matters.matter as m on m.district_id = i.district_id and m.id = i.matter_id
    where i.district_id = ${actor.district_id} and i.matter_id = ${id} order by i.id desc`.execute(
    db,
  )
  return {
    orders: orders.rows.map((row) => orderOf(row, now)),
    instructions: instructions.rows.map((row) => instructionOf(row, now)),
    suggested: matter.can.includes('supervise') ? await suggestedOn(ctx, id) : [],
  }
}

async function suggestedOn(ctx: QueryContext, id: string): Promise<SupervisionTrigger[]> {
  const found = await sql<{ triggers: SupervisionTrigger[] }>`
    select ${triggerNames(await triggersShown(ctx))} as triggers from matters.matter as m
    where m.district_id = ${ctx.actor.district_id} and m.id = ${id}`.execute(ctx.db)
  return found.rows[0]?.triggers ?? []
}
