import type { Parsed } from '@linli/contract/endpoint'
import type { supervision } from '@linli/contract/supervision'
import { sql } from 'kysely'
import { moveMatter, takeMatter } from '#modules/matters'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { endOf, shanghaiDay } from '#platform/workdays'
import { findCentre } from './find-centre.ts'
import { tellOf } from './on-supervision-told.ts'

/** A leader writes on a matter in sight, for the unit that has it or the centre of its place; nothing else of the matter
 * changes. Refuses: `no_unit_has_it`, `day_is_past`. */
export async function instructUnit(
  ctx: CommandContext,
  input: Parsed<typeof supervision.instruct>,
): Promise<void> {
  const { tx, actor, now } = ctx
  const matter = await takeMatter(tx, actor, input.id, 'instruct')
  const { answer_by, wants_answer } = input
  if (answer_by && answer_by < shanghaiDay(now)) throw new Refusal('invalid', 'day_is_past')
  const unit_id =
    input.to === 'unit' ? matter.unit_id : await findCentre(tx, actor.district_id, matter.street_id)
  if (!unit_id) throw new Refusal('conflict', 'no_unit_has_it')
  await sql`
    insert into supervision.instruction (district_id, id, matter_id, text, unit_id, wants_answer, answer_due_at, given_by,
      given_at)
    values (${actor.district_id}, ${ctx.new_id}, ${matter.id}, ${input.text}, ${unit_id}, ${wants_answer},
      ${wants_answer && answer_by ? endOf(answer_by) : null}, ${actor.person_id}, ${now})`.execute(
    tx,
  )
  await moveMatter(ctx, matter, {
    action: 'instruct',
    note: input.text,
    unit_id,
    ...(wants_answer && {
      set: { instructed_unit_ids: [...new Set([...matter.instructed_unit_ids, unit_id])] },
    }),
  })
  tellOf(ctx, ctx.new_id, 'instruction')
}
