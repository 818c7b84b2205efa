import type { Parsed } from '@linli/contract/endpoint'
import type { joint } from '@linli/contract/joint'
import { sql } from 'kysely'
import { moveMatter } from '#modules/matters'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { takeCalled } from './take-whistle.ts'

/** A called unit says whether the call was justified, and what came of it; also after the matter is closed. Refuses:
 * `whistle_is_judged`, `whistle_not_met`, `not_called`. */
export async function judgeWhistle(
  ctx: CommandContext,
  input: Parsed<typeof joint.judge_whistle>,
): Promise<void> {
  const { whistle, matter, called } = await takeCalled(ctx, input)
  if (called.judged_at)
    throw new Refusal('conflict', 'whistle_is_judged', { name: called.answered_name ?? '' })
  if (!whistle.ended_at && whistle.meets_at > ctx.now.toISOString())
    throw new Refusal('conflict', 'whistle_not_met')
  await sql`
    update joint.whistle_unit set was_justified = ${input.was_justified}, unit_words = ${input.words},
      judged_by = ${ctx.actor.person_id}, judged_at = ${ctx.now}
    where district_id = ${ctx.actor.district_id} and whistle_id = ${whistle.id} and unit_id = ${called.unit_id}`.execute(
    ctx.tx,
  )
  await moveMatter(ctx, matter, {
    action: 'answer_whistle',
    reason: input.was_justified ? 'justified' : 'not_justified',
    note: input.words,
    unit_id: called.unit_id,
  })
}
