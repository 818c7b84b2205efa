import type { broadcast } from '@linli/contract/broadcast'
import type { Parsed } from '@linli/contract/endpoint'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { findAudience, scopeOf } from './find-audience.ts'
import { answersFor } from './policy.ts'
import { writeBroadcast, writeTargets } from './write-broadcast.ts'

/** Somebody asks for a broadcast and another person releases it; with a reason why it cannot wait, whoever answers for the area
 * sends it alone and is looked at afterwards. Refuses: `no_such_area`, `no_such_group`, `not_after_is_past`,
 * `outside_jurisdiction`. */
export async function askBroadcast(
  ctx: CommandContext,
  input: Parsed<typeof broadcast.ask>,
): Promise<void> {
  const { tx, actor, now } = ctx
  if (input.not_after && input.not_after <= now.toISOString())
    throw new Refusal('invalid', 'not_after_is_past')
  const found = await findAudience(tx, actor.district_id, input.audience)
  const { name: _, ...scope } = await scopeOf(tx, actor.district_id, found)
  const isUrgent = input.urgent_reason !== undefined
  if (isUrgent && !answersFor(actor, scope)) throw new Refusal('forbidden', 'outside_jurisdiction')
  await writeBroadcast(ctx, {
    id: ctx.new_id,
    kind: 'notice',
    about: null,
    title: input.title,
    text: input.text,
    link: null,
    audience: input.audience,
    scope,
    asked_by: actor.person_id,
    released_by: isUrgent ? actor.person_id : null,
    bypass_reason: input.urgent_reason ?? null,
    not_after: input.not_after ?? null,
  })
  if (isUrgent) await writeTargets(ctx, ctx.new_id, { found })
}
