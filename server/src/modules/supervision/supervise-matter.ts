import type { Parsed } from '@linli/contract/endpoint'
import type { supervision } from '@linli/contract/supervision'
import { sql } from 'kysely'
import { holdMatter, moveMatter, takeMatter } from '#modules/matters'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { endOf, shanghaiDay } from '#platform/workdays'
import { findCentre } from './find-centre.ts'
import { tellOf } from './on-supervision-told.ts'
import { issuerOf, worksIn } from './policy.ts'

/** Issues an order of supervision to the unit that has the matter, or to the centre of its place where nobody has it: the
 * matter is not closed before it is lifted (潍坊条例 art. 26). Refuses: `may_not_supervise` while one is open,
 * `own_unit_supervised`, `no_such_unit`, `day_is_past`. */
export async function superviseMatter(
  ctx: CommandContext,
  input: Parsed<typeof supervision.supervise>,
): Promise<void> {
  const { tx, actor, now } = ctx
  const matter = await takeMatter(tx, actor, input.id, 'supervise')
  if (input.reply_by < shanghaiDay(now)) throw new Refusal('invalid', 'day_is_past')
  const unit_id = matter.unit_id ?? (await findCentre(tx, actor.district_id, matter.street_id))
  if (!unit_id) throw new Refusal('conflict', 'no_unit_has_it')
  if (worksIn(actor, unit_id)) throw new Refusal('forbidden', 'own_unit_supervised')
  await requireUnits(ctx, input.copy_unit_ids)
  await sql`
    insert into supervision.order_sheet (district_id, id, matter_id, trigger, grade, text, unit_id, copy_unit_ids, issued_by,
      issued_unit_id, issued_at, reply_due_at)
    values (${actor.district_id}, ${ctx.new_id}, ${matter.id}, ${input.trigger}, ${input.grade}, ${input.text}, ${unit_id},
      ${input.copy_unit_ids}, ${actor.person_id}, ${issuerOf(actor, matter)}, ${now}, ${endOf(input.reply_by)})`.execute(
    tx,
  )
  await holdMatter(ctx, matter.id, 'supervision')
  await moveMatter(ctx, matter, {
    action: 'supervise',
    reason: input.trigger,
    note: input.text,
    unit_id,
    set: { supervised_unit_id: unit_id, is_order_answered: false },
  })
  tellOf(ctx, ctx.new_id, 'order')
}

async function requireUnits({ tx, actor, now }: CommandContext, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  const today = shanghaiDay(now)
  const found = await sql<{ n: number }>`
    select count(*) as n from org.unit where district_id = ${actor.district_id} and id = any(${ids}::uuid[])
      and valid_from <= ${today} and (valid_to is null or valid_to > ${today})`.execute(tx)
  if (found.rows[0]?.n !== new Set(ids).size) throw new Refusal('invalid', 'no_such_unit')
}
