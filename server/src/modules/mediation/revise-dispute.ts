import type { Parsed } from '@linli/contract/endpoint'
import type { mediation } from '@linli/contract/mediation'
import type { CommandContext } from '#platform/module'
import { moveDispute } from './move-dispute.ts'
import { takeDispute } from './take-dispute.ts'

/** Corrects what kind of dispute it is, how hard, how much it is about, and whether its sessions are open (人民调解法 art. 23). */
export async function reviseDispute(
  ctx: CommandContext,
  { id, title, ...input }: Parsed<typeof mediation.revise>,
): Promise<void> {
  const dispute = await takeDispute(ctx, id, 'revise')
  const set = {
    ...(input.type && { type: input.type }),
    ...(input.difficulty && { difficulty: input.difficulty }),
    ...(title && { title_words: title }),
    ...(input.amount_fen !== undefined && { amount_fen: input.amount_fen }),
    ...(input.is_open_session !== undefined && { is_open_session: input.is_open_session }),
  }
  await moveDispute(ctx, dispute, { act: 'revise', set })
}

/** Adds a line of plain words that all at the table see. */
export async function noteDispute(
  ctx: CommandContext,
  { id, words }: Parsed<typeof mediation.note>,
): Promise<void> {
  const dispute = await takeDispute(ctx, id, 'note')
  await moveDispute(ctx, dispute, { act: 'note', words })
}
