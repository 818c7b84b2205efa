import type { Parsed } from '@linli/contract/endpoint'
import type { supervision } from '@linli/contract/supervision'
import { sql } from 'kysely'
import { moveMatter, takeMatter } from '#modules/matters'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { tellOf } from './on-supervision-told.ts'

/** The unit that owes it answers the open order of a matter. Refuses: `may_not_answer_supervision` where it owes none. */
export async function answerOrder(
  ctx: CommandContext,
  input: Parsed<typeof supervision.answer>,
): Promise<void> {
  const { tx, actor, now } = ctx
  const matter = await takeMatter(tx, actor, input.id, 'answer_supervision')
  const answered = await sql<{ id: string; unit_id: string }>`
    update supervision.order_sheet set answered_by = ${actor.person_id}, answered_at = ${now}, answer = ${input.note}
    where district_id = ${actor.district_id} and matter_id = ${matter.id} and lifted_at is null and answered_at is null
    returning id, unit_id`.execute(tx)
  const [order] = answered.rows
  if (!order) throw new Refusal('conflict', 'may_not_answer_supervision')
  await moveMatter(ctx, matter, {
    action: 'answer_supervision',
    note: input.note,
    unit_id: order.unit_id,
    set: { is_order_answered: true },
  })
  tellOf(ctx, order.id, 'order_answered')
}
