import type { assessments } from '@linli/contract/assessments'
import { officesFor } from '@linli/contract/codes/assessments'
import type { Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import { moveMatter, releaseMatter } from '#modules/matters'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { takeDuty } from './take-duty.ts'

/** Writes down to whom, when and how a danger was reported, and who took the report: the matter is held for it no longer.
 * Refuses: `duty_settled`, `report_to_does_not_fit`, `no_such_unit`, `moment_is_ahead`. */
export async function reportRisk(
  ctx: CommandContext,
  input: Parsed<typeof assessments.report_risk>,
): Promise<void> {
  const { tx, actor, now } = ctx
  const { district_id } = actor
  const { duty, matter } = await takeDuty(ctx, input.id)
  if (!officesFor(duty.danger).includes(input.to))
    throw new Refusal('invalid', 'report_to_does_not_fit')
  if (Date.parse(input.reported_at) > now.getTime()) throw new Refusal('invalid', 'moment_is_ahead')
  if (input.receiver_unit_id) await requireUnit(ctx, input.receiver_unit_id)
  await sql`
    update assessments.duty set state = 'reported', report_to = ${input.to}, receiver_unit_id = ${input.receiver_unit_id ?? null},
      receiver = ${input.receiver}, receipt = ${input.receipt || null}, how = ${input.how},
      reported_at = ${input.reported_at}, settled_by = ${actor.person_id}, settled_at = ${now}
    where district_id = ${district_id} and id = ${input.id}`.execute(tx)
  await releaseMatter(ctx, matter.id, 'duty')
  await moveMatter(ctx, matter, { action: 'report_risk' })
}

async function requireUnit(ctx: CommandContext, id: string): Promise<void> {
  const today = shanghaiDay(ctx.now)
  const found = await sql<{ id: string }>`
    select id from org.unit where district_id = ${ctx.actor.district_id} and id = ${id}
      and valid_from <= ${today}::date and (valid_to is null or valid_to > ${today}::date)`.execute(
    ctx.tx,
  )
  if (found.rows.length === 0) throw new Refusal('invalid', 'no_such_unit')
}
