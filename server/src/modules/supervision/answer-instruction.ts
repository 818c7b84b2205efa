import type { Parsed } from '@linli/contract/endpoint'
import type { supervision } from '@linli/contract/supervision'
import { sql } from 'kysely'
import { moveMatter, takeMatter } from '#modules/matters'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { tellOf } from './on-supervision-told.ts'
import { ownUnits } from './policy.ts'

/** A unit answers all that leaders have asked it on a matter, in one answer. Refuses: `may_not_answer_instruction` where
 * nothing is asked of it. */
export async function answerInstruction(
  ctx: CommandContext,
  input: Parsed<typeof supervision.answer_instruction>,
): Promise<void> {
  const { tx, actor, now } = ctx
  const matter = await takeMatter(tx, actor, input.id, 'answer_instruction')
  const units = ownUnits(actor)
  const answered = await sql<{ id: string }>`
    update supervision.instruction set answered_by = ${actor.person_id}, answered_at = ${now}, answer = ${input.note}
    where district_id = ${actor.district_id} and matter_id = ${matter.id} and wants_answer and answered_at is null
      and unit_id = any(${units}::uuid[]) returning id`.execute(tx)
  if (answered.rows.length === 0) throw new Refusal('conflict', 'may_not_answer_instruction')
  await moveMatter(ctx, matter, {
    action: 'answer_instruction',
    note: input.note,
    set: { instructed_unit_ids: matter.instructed_unit_ids.filter((id) => !units.includes(id)) },
  })
  for (const { id } of answered.rows) tellOf(ctx, id, 'instruction_answered')
}
