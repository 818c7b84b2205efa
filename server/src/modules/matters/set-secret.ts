import type { Parsed } from '@linli/contract/endpoint'
import type { matters } from '@linli/contract/matters'
import type { Actor } from '#platform/actor'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { type Move, moveMatter } from './move-matter.ts'
import { maySetSecret } from './policy.ts'
import { type TakenMatter, takeMatter } from './queries/take-matter.ts'

/** Hides a matter from everybody but the centre of its place and those who work on it, or shows it again.
 * Refuses: `stays_secret` while a danger stands that keeps it secret, `not_your_role` to the centre of another place. */
export async function setSecret(
  ctx: CommandContext,
  input: Parsed<typeof matters.set_secret>,
): Promise<void> {
  const matter = await takeMatter(ctx.tx, ctx.actor, input.id, 'note')
  await moveMatter(ctx, matter, secrecy(ctx.actor, matter, input.is_secret))
}

/** The move that hides a matter or shows it again. Refuses: `stays_secret`, `not_your_role`. */
export function secrecy(actor: Actor, matter: TakenMatter, is_secret: boolean): Move {
  if (matter.stays_secret) throw new Refusal('conflict', 'stays_secret')
  if (!maySetSecret(actor, matter)) throw new Refusal('forbidden', 'not_your_role')
  return {
    action: 'note',
    reason: is_secret ? 'made_secret' : 'made_open',
    set: { is_secret },
  }
}
