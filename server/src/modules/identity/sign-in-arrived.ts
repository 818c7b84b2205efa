import type { Parsed } from '@linli/contract/endpoint'
import type { identity } from '@linli/contract/identity'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { takeKnown, useUp } from './arrivals.ts'
import { rulesAt } from './rules.ts'
import { startSession } from './start-session.ts'
import { ownerOf } from './ties.ts'

/** Starts the visit of the person to whom the platform's account was tied before; it makes nobody known. Refuses:
 * `arrival_not_yours`, `arrival_over`, `arrival_not_known`. */
export async function signInArrived(
  ctx: CommandContext,
  held: Parsed<typeof identity.sign_in_arrived>,
): Promise<void> {
  const { tx, actor, now, keys } = ctx
  const { district_id } = actor
  const arrival = await takeKnown({ db: tx, keys, district_id, now }, held)
  const { platform, account_index } = arrival
  const owner = await ownerOf(tx, { district_id, platform }, account_index)
  if (!owner) throw new Refusal('conflict', 'arrival_not_known')
  await useUp(tx, district_id, arrival.id)
  await startSession(ctx, { district_id, ...owner, way: platform }, await rulesAt(tx, now))
}
