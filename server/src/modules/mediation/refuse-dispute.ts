import type { Parsed } from '@linli/contract/endpoint'
import type { mediation } from '@linli/contract/mediation'
import type { CommandContext } from '#platform/module'
import { moveDispute } from './move-dispute.ts'
import { takeDispute } from './take-dispute.ts'

/** The committee does not take a dispute: what keeps it away, in words, and where else it may go (人民调解法 art. 26 taken over;
 * 山东省多元化解条例 art. 33, 35). A party who clearly refuses is among the reasons (art. 17). */
export async function refuseDispute(
  ctx: CommandContext,
  input: Parsed<typeof mediation.refuse>,
): Promise<void> {
  const dispute = await takeDispute(ctx, input.id, 'refuse')
  const isRefused = input.bars.includes('party_refuses')
  await moveDispute(ctx, dispute, {
    act: 'refuse',
    words: input.words,
    set: {
      bars: input.bars,
      refusal_words: input.words,
      routes: input.routes,
      ended_at: ctx.now,
      ...(isRefused && { refused_at: ctx.now }),
    },
  })
  ctx.emit('dispute.told', {
    district_id: String(ctx.actor.district_id),
    subject_id: dispute.id,
    what: 'refused',
  })
}

/** Whoever applied takes it back before the committee has decided; the request stays kept, and so does its moment. */
export async function withdrawDispute(
  ctx: CommandContext,
  input: Parsed<typeof mediation.withdraw>,
): Promise<void> {
  const dispute = await takeDispute(ctx, input.id, 'withdraw')
  await moveDispute(ctx, dispute, {
    act: 'withdraw',
    words: input.words,
    set: { ended_at: ctx.now },
  })
}
