import type { agreements } from '@linli/contract/agreements'
import type { Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import { sendText } from '#modules/channels'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { settle } from './close-dispute.ts'
import { urgeText } from './due-texts.ts'
import { breachSteps, enforceUntil } from './obligation-state.ts'
import { manages } from './policy.ts'
import { tellOf } from './take-agreement.ts'
import { type TakenObligation, takeObligation } from './take-obligation.ts'

const MOVED = { re_mediate: 're_mediated', sue: 'sued', enforce: 'enforced' } as const

/** What is done when somebody does not perform: the committee urges (人民调解法 art. 31), or the matter goes on by another route
 * (art. 32; 民事诉讼法 arts. 205, 250). Refuses: `obligation_is_over`, `not_overdue`, `not_enforceable`, `enforcement_time_over`,
 * `may_not_urge`. */
export async function takeStep(
  ctx: CommandContext,
  input: Parsed<typeof agreements.take_step>,
): Promise<void> {
  const taken = await takeObligation(ctx, input.id, input.obligation_id)
  const { held, obligation } = taken
  if (!manages(held.standing)) throw new Refusal('forbidden', 'may_not_urge')
  refuseStep(taken, input.step, shanghaiDay(ctx.now))
  const { district_id, person_id } = ctx.actor
  const moved_to = input.step === 'urge' ? null : MOVED[input.step]
  await sql`
    with moved as (
      update agreements.obligation set moved_to = coalesce(${moved_to}, moved_to),
        moved_on = case when ${moved_to}::text is null then moved_on else ${shanghaiDay(ctx.now)}::date end
      where district_id = ${district_id} and id = ${obligation.id}
    )
    insert into agreements.breach_step (district_id, id, agreement_id, obligation_id, step, words, by_id, at)
    values (${district_id}, ${ctx.newId()}, ${held.id}, ${obligation.id}, ${input.step}, ${input.words}, ${person_id}, ${ctx.now})`.execute(
    ctx.tx,
  )
  if (input.step === 'urge') {
    const phone = taken.phones.get(obligation.from_party_id)
    if (phone)
      await sendText(ctx, { phone, text: urgeText(obligation), purpose: 'agreement_urged' })
  }
  await tellOf(ctx, held, { act: `agreement_${input.step}`, words: input.words })
  if (moved_to !== null) await settle(ctx, held)
}

function refuseStep(
  { obligation }: TakenObligation,
  step: 'urge' | 're_mediate' | 'sue' | 'enforce',
  today: string,
): void {
  const is_enforceable = obligation.has_valid_ruling
  if (breachSteps(obligation, { today, is_enforceable }).includes(step)) {
    if (step === 'enforce' && today > enforceUntil(obligation.due_on))
      throw new Refusal('conflict', 'enforcement_time_over')
    return
  }
  if (obligation.due_on >= today) throw new Refusal('conflict', 'not_overdue')
  if (step === 'enforce' && !is_enforceable) throw new Refusal('conflict', 'not_enforceable')
  throw new Refusal('conflict', 'obligation_is_over')
}
