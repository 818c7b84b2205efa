import type { Parsed } from '@linli/contract/endpoint'
import type { quality } from '@linli/contract/quality'
import { sql } from 'kysely'
import { moveMatter, reopen, takeMatter } from '#modules/matters'
import type { CommandContext } from '#platform/module'
import { announceCheck } from './announce-check.ts'
import { refuseCheckAct } from './policy.ts'
import { takeCheck } from './queries/take-check.ts'
import { refuseFewWords } from './refuse-few-words.ts'

/** The centre answers a check that found a closed matter unsolved: takes it up again, or explains in words to which a
 * second person must agree. Refuses: `no_answer_needed`, `words_too_few`. */
export async function answerCheck(
  ctx: CommandContext,
  input: Parsed<typeof quality.answer_check>,
): Promise<void> {
  const check = await takeCheck(ctx.tx, ctx.actor, input.id)
  refuseCheckAct(ctx.actor, check, 'answer')
  const matter = await takeMatter(ctx.tx, ctx.actor, check.matter_id, 'reopen')
  if (input.answer === 'reopened') {
    await reopen(ctx, matter, { by: 'centre', note: input.words, reason: 'spot_check' })
  } else {
    refuseFewWords(input.words)
    await moveMatter(ctx, matter, { action: 'note', note: input.words, reason: 'check_explained' })
  }
  await sql`
    update quality.spot_check
    set answer = ${input.answer}, answer_words = ${input.words}, answered_by = ${ctx.actor.person_id}, answered_at = ${ctx.now}
    where district_id = ${ctx.actor.district_id} and id = ${check.id}`.execute(ctx.tx)
  announceCheck(ctx, check)
}
