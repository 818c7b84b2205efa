import type { Parsed } from '@linli/contract/endpoint'
import type { supervision } from '@linli/contract/supervision'
import { sql } from 'kysely'
import { moveMatter, releaseMatter, takeMatter } from '#modules/matters'
import type { CommandContext } from '#platform/module'

/** Releases the unit from the open order of a matter, answered or not: it may be closed again. Nobody of the unit does so.
 * Refuses: `may_not_lift_supervision`. */
export async function liftOrder(
  ctx: CommandContext,
  input: Parsed<typeof supervision.lift>,
): Promise<void> {
  const { tx, actor, now } = ctx
  const matter = await takeMatter(tx, actor, input.id, 'lift_supervision')
  await sql`
    update supervision.order_sheet set lifted_by = ${actor.person_id}, lifted_at = ${now}, lift_note = ${input.note}
    where district_id = ${actor.district_id} and matter_id = ${matter.id} and lifted_at is null`.execute(
    tx,
  )
  await releaseMatter(ctx, matter.id, 'supervision')
  await moveMatter(ctx, matter, {
    action: 'lift_supervision',
    note: input.note,
    set: { supervised_unit_id: null, is_order_answered: false },
  })
}
