import type { assessments } from '@linli/contract/assessments'
import { DANGERS, DUTIES } from '@linli/contract/codes/assessments'
import type { Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import { isCentreOf, moveMatter, releaseMatter } from '#modules/matters'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { takeDuty } from './take-duty.ts'

const SECRET_DANGERS = DANGERS.filter((danger) => DUTIES[danger].keeps_secret)

/** The centre of the place says why there is no duty after all, by somebody else than who found the danger. The matter need
 * not stay secret when no such danger is left; to show it again is an act of its own.
 * Refuses: `duty_settled`, `second_finder_needed`, `not_your_role`. */
export async function liftDuty(
  ctx: CommandContext,
  input: Parsed<typeof assessments.lift_duty>,
): Promise<void> {
  const { tx, actor } = ctx
  const { duty, matter } = await takeDuty(ctx, input.id)
  if (!isCentreOf(actor, matter)) throw new Refusal('forbidden', 'not_your_role')
  if (duty.found_by === actor.person_id) throw new Refusal('forbidden', 'second_finder_needed')
  await sql`
    update assessments.duty set state = 'lifted', lift_reason = ${input.reason}, settled_by = ${actor.person_id},
      settled_at = ${ctx.now}
    where district_id = ${actor.district_id} and id = ${input.id}`.execute(tx)
  const left = await sql<{ id: string }>`
    select id from assessments.duty where district_id = ${actor.district_id} and matter_id = ${matter.id}
      and state <> 'lifted' and danger = any(${SECRET_DANGERS}) limit 1`.execute(tx)
  await releaseMatter(ctx, matter.id, 'duty')
  await moveMatter(ctx, matter, {
    action: 'report_risk',
    reason: 'duty_lifted',
    set: { stays_secret: left.rows.length > 0 },
  })
}
