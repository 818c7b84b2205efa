import type { DraftContent } from '@linli/contract/agreement-shapes'
import { sql } from 'kysely'
import { markAgreed } from '#modules/mediation'
import type { CommandContext } from '#platform/module'
import { addCalendarDays, shanghaiDay, startOf } from '#platform/workdays'
import { confirmDueOn } from './confirm-clock.ts'
import { type AgreementRule, agreementRule } from './rules.ts'

/** An agreement takes effect: what was promised becomes rows with their days, the clock of the court's confirmation begins, the
 * return visit is planned, and the dispute is agreed. The caller writes `effective_at`, and it alone. */
export async function takeEffect(
  ctx: CommandContext,
  of: {
    id: string
    dispute_id: string
    is_partial: boolean
    content: DraftContent
    effective_at: Date
  },
): Promise<void> {
  const { district_id } = ctx.actor
  const rule = await agreementRule(ctx.tx, district_id, ctx.now)
  const rows = obligationRows(ctx, of)
  const visit_on = firstVisitOn(of, rule)
  await sql`
    with promised as (
      insert into agreements.obligation (district_id, id, agreement_id, dispute_id, position, kind, from_party_id, to_party_id,
        sealed_what, manner, amount_fen, due_on, is_on_spot)
      select ${district_id}, r.id, ${of.id}::uuid, ${of.dispute_id}::uuid, r.position, r.kind, r.from_party_id, r.to_party_id,
        decode(r.sealed_what, 'base64'), r.manner, r.amount_fen, r.due_on, r.is_on_spot
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, position smallint, kind text, from_party_id uuid,
        to_party_id uuid, sealed_what text, manner text, amount_fen bigint, due_on date, is_on_spot boolean)
    )
    insert into agreements.visit (district_id, id, agreement_id, dispute_id, due_on, planned_at)
    values (${district_id}, ${ctx.newId()}, ${of.id}, ${of.dispute_id}, ${visit_on}, ${ctx.now})`.execute(
    ctx.tx,
  )
  await markAgreed(ctx, of.dispute_id, { is_partial: of.is_partial })
}

/** The clock of the court's confirmation from the moment of taking effect, as columns. */
export function clockOf(effective_at: Date): {
  confirm_due_on: string
  is_beyond_calendar: boolean
} {
  const { due_on, is_beyond_calendar } = confirmDueOn(effective_at)
  return { confirm_due_on: due_on, is_beyond_calendar }
}

function obligationRows(
  ctx: CommandContext,
  { content, effective_at }: { content: DraftContent; effective_at: Date },
) {
  const today = shanghaiDay(effective_at)
  return content.obligations.map((one, position) => ({
    id: ctx.newId(),
    position,
    kind: one.kind,
    from_party_id: one.from_party_id,
    to_party_id: one.to_party_id,
    sealed_what: ctx.keys.seal(one.what).toString('base64'),
    manner: one.manner,
    amount_fen: one.kind === 'payment' ? one.amount_fen : null,
    due_on: one.is_on_spot ? today : (one.due_on ?? today),
    is_on_spot: one.is_on_spot,
  }))
}

/** After the last day of performance, or after the agreement where everything is done on the spot. */
export function firstVisitOn(
  { content, effective_at }: { content: DraftContent; effective_at: Date },
  rule: Pick<AgreementRule, 'visit_performed_days' | 'visit_agreed_days'>,
): string {
  const days = content.obligations.flatMap(({ is_on_spot, due_on }) =>
    is_on_spot || due_on === null ? [] : [due_on],
  )
  const last = days.sort().at(-1)
  return last === undefined
    ? addCalendarDays(effective_at, rule.visit_agreed_days).last_day
    : addCalendarDays(startOf(last), rule.visit_performed_days).last_day
}
