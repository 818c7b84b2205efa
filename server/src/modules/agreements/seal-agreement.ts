import type { agreements } from '@linli/contract/agreements'
import type { Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { refuseIfOlder, refuseIfOver, takeAgreement, tellOf } from './take-agreement.ts'
import { clockOf, takeEffect } from './take-effect.ts'

/** The clerk records the committee's seal; from the last of all signatures and it, the agreement is effective (人民调解法 art. 29).
 * Refuses: `seal_without_signatures`, `studio_cannot_seal`, `clerk_seals`, `sealed_before_signatures`, `sealed_in_future`,
 * `older_version`, `mediation_is_over`. */
export async function sealAgreement(
  ctx: CommandContext,
  input: Parsed<typeof agreements.seal>,
): Promise<void> {
  const held = await takeAgreement(ctx, input.id, 'seal')
  refuseIfOver(held.dispute)
  refuseIfOlder(held, input, 'older_version')
  const { parties_signed_at, mediator_signed_at } = held
  if (parties_signed_at === null || mediator_signed_at === null)
    throw new Refusal('conflict', 'seal_without_signatures')
  const sealed_at = input.sealed_at ? new Date(input.sealed_at) : ctx.now
  if (sealed_at > ctx.now) throw new Refusal('invalid', 'sealed_in_future')
  const signed_at = new Date(
    Math.max(Date.parse(parties_signed_at), Date.parse(mediator_signed_at)),
  )
  if (sealed_at < signed_at) throw new Refusal('invalid', 'sealed_before_signatures')
  const effective_at = sealed_at
  const clock = clockOf(effective_at)
  await sql`
    update agreements.agreement set state = 'effective', sealed_at = ${sealed_at}, sealed_by = ${ctx.actor.person_id},
      seal_keeper = ${input.keeper}, effective_at = ${effective_at}, confirm_due_on = ${clock.confirm_due_on},
      is_beyond_calendar = ${clock.is_beyond_calendar}
    where district_id = ${ctx.actor.district_id} and id = ${held.id}`.execute(ctx.tx)
  const { id, dispute_id, is_partial, content } = held
  await takeEffect(ctx, { id, dispute_id, is_partial, content, effective_at })
  await tellOf(ctx, held, { act: 'agreement_effective', facts: { is_partial } })
}
