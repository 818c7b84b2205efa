import type { Parsed } from '@linli/contract/endpoint'
import type { matters } from '@linli/contract/matters'
import type { CommandContext } from '#platform/module'
import { type Move, moveMatter } from './move-matter.ts'
import { type TakenMatter, takeMatter } from './queries/take-matter.ts'

/** Takes a report on: from here the handling clock runs, assigned or not. */
export async function acceptMatter(
  ctx: CommandContext,
  input: Parsed<typeof matters.accept>,
): Promise<void> {
  const matter = await takeMatter(ctx.tx, ctx.actor, input.id, 'accept')
  await moveMatter(ctx, matter, acceptance(ctx, matter, input.note))
}

/** The move of an acceptance. */
export function acceptance(
  { now, actor }: Pick<CommandContext, 'now' | 'actor'>,
  { received_by }: TakenMatter,
  note: string | undefined,
): Move {
  const set = { accepted_at: now, received_by: received_by ?? actor.person_id }
  return { action: 'accept', note, set }
}
