import type { Parsed } from '@linli/contract/endpoint'
import type { quality } from '@linli/contract/quality'
import { sql } from 'kysely'
import { moveMatter, takeMatter } from '#modules/matters'
import type { CommandContext } from '#platform/module'
import { announceCheck } from './announce-check.ts'
import { refuseCheckAct } from './policy.ts'
import { takeCheck } from './queries/take-check.ts'

/** A second person agrees that a matter found unsolved stays closed. Refuses: `second_person_needed`,
 * `nothing_explained`. */
export async function agreeExplanation(
  ctx: CommandContext,
  input: Parsed<typeof quality.agree_explanation>,
): Promise<void> {
  const check = await takeCheck(ctx.tx, ctx.actor, input.id)
  refuseCheckAct(ctx.actor, check, 'agree_explanation')
  const matter = await takeMatter(ctx.tx, ctx.actor, check.matter_id, 'reopen')
  await moveMatter(ctx, matter, { action: 'note', reason: 'explanation_agreed' })
  await sql`
    update quality.spot_check set agreed_by = ${ctx.actor.person_id}, agreed_at = ${ctx.now}
    where district_id = ${ctx.actor.district_id} and id = ${check.id}`.execute(ctx.tx)
  announceCheck(ctx, check)
}

/** A second person does not agree: the check waits for another answer; the words of both stay in the timeline. Refuses:
 * `second_person_needed`, `nothing_explained`. */
export async function refuseExplanation(
  ctx: CommandContext,
  input: Parsed<typeof quality.refuse_explanation>,
): Promise<void> {
  const check = await takeCheck(ctx.tx, ctx.actor, input.id)
  refuseCheckAct(ctx.actor, check, 'refuse_explanation')
  const matter = await takeMatter(ctx.tx, ctx.actor, check.matter_id, 'reopen')
  await moveMatter(ctx, matter, {
    action: 'note',
    note: input.words,
    reason: 'explanation_refused',
  })
  await sql`
    update quality.spot_check set answer = null, answer_words = null, answered_by = null, answered_at = null
    where district_id = ${ctx.actor.district_id} and id = ${check.id}`.execute(ctx.tx)
  announceCheck(ctx, check)
}
