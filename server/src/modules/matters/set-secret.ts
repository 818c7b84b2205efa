import type { Parsed } from '@linli/contract/endpoint'
import type { matters } from '@linli/contract/matters'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { moveMatter } from './move-matter.ts'
import { maySetSecret } from './policy.ts'
import { takeMatter } from './queries/take-matter.ts'

/** Hides a matter from everybody but the centre of its place and those who work on it, or shows it again.
 * Refuses: `stays_secret` while a danger stands that keeps it secret, `not_your_role` to the centre of another place. */
export async function setSecret(
  ctx: CommandContext,
  input: Parsed<typeof matters.set_secret>,
): Promise<void> {
  const matter = await takeMatter(ctx.tx, ctx.actor, input.id, 'note')
  if (matter.stays_secret) throw new Refusal('conflict', 'stays_secret')
  if (!maySetSecret(ctx.actor, matter)) throw new Refusal('forbidden', 'not_your_role')
  await moveMatter(ctx, matter, {
    action: 'note',
    reason: input.is_secret ? 'made_secret' : 'made_open',
    set: { is_secret: input.is_secret },
  })
}
