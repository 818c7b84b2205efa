import type { Parsed } from '@linli/contract/endpoint'
import type { joint } from '@linli/contract/joint'
import { sql } from 'kysely'
import { moveMatter } from '#modules/matters'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { takeCalled } from './take-whistle.ts'

type Answered = Parsed<typeof joint.answer_whistle>

/** A called unit says who comes and when, or why nobody does (部门报到): the answer of a unit, of which no person's presence
 * is kept. An answer after the time of the call counts as late. Refuses: `whistle_is_over`, `whistle_is_answered`,
 * `not_called`, `say_who_comes`, `say_why_not`. */
export async function answerWhistle(ctx: CommandContext, input: Answered): Promise<void> {
  const { whistle, matter, called } = await takeCalled(ctx, input)
  if (whistle.ended_at) throw new Refusal('conflict', 'whistle_is_over')
  if (called.answered_at)
    throw new Refusal('conflict', 'whistle_is_answered', { name: called.answered_name ?? '' })
  refuseHalfAnswer(input)
  const { is_coming } = input
  await sql`
    update joint.whistle_unit set is_coming = ${is_coming}, comes_as = ${(is_coming && input.comes_as) || null},
      comes_at = ${(is_coming && input.comes_at) || null}, answer = ${input.words ?? null},
      answered_by = ${ctx.actor.person_id}, answered_at = ${ctx.now}
    where district_id = ${ctx.actor.district_id} and whistle_id = ${whistle.id} and unit_id = ${called.unit_id}`.execute(
    ctx.tx,
  )
  await moveMatter(ctx, matter, {
    action: 'answer_whistle',
    reason: is_coming ? 'coming' : 'not_coming',
    ...(input.words && { note: input.words }),
    unit_id: called.unit_id,
  })
}

function refuseHalfAnswer({ is_coming, comes_as, comes_at, words }: Answered): void {
  if (is_coming && !(comes_as && comes_at)) throw new Refusal('invalid', 'say_who_comes')
  if (!is_coming && !words) throw new Refusal('invalid', 'say_why_not')
}
