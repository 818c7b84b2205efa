import type { Parsed } from '@linli/contract/endpoint'
import type { quality } from '@linli/contract/quality'
import { moveMatter, takeMatter } from '#modules/matters'
import type { CommandContext } from '#platform/module'
import { refuseFewWords } from './refuse-few-words.ts'

/** Proposes to leave a closed matter out of the figures of solving and contentment, with a file or with words that a
 * second person can judge. Refuses: `words_too_few`. */
export async function proposeExclusion(
  ctx: CommandContext,
  input: Parsed<typeof quality.propose_exclusion>,
): Promise<void> {
  const matter = await takeMatter(ctx.tx, ctx.actor, input.id, 'propose_exclusion')
  if (input.file_ids.length === 0) refuseFewWords(input.note)
  await moveMatter(ctx, matter, {
    action: 'propose_exclusion',
    note: input.note,
    reason: input.reason,
    file_ids: input.file_ids,
    set: { exclusion_reason: input.reason, exclusion_proposed_by: ctx.actor.person_id },
  })
}
