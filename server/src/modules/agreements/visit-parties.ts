import type { agreements } from '@linli/contract/agreements'
import type { Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import { standingIn } from '#modules/mediation'
import { notFound, Refusal, sqlState } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { addCalendarDays, shanghaiDay } from '#platform/workdays'
import { daysBetween } from './obligation-state.ts'
import { agreementRule } from './rules.ts'
import { takeAgreement, tellOf } from './take-agreement.ts'

/** Plans a return visit besides the one that the agreement brought. Refuses: `day_is_past`. */
export async function planVisit(
  ctx: CommandContext,
  input: Parsed<typeof agreements.plan_visit>,
): Promise<void> {
  const held = await takeAgreement(ctx, input.id, 'plan_visit')
  if (input.due_on < shanghaiDay(ctx.now)) throw new Refusal('invalid', 'day_is_past')
  await sql`
    insert into agreements.visit (district_id, id, agreement_id, dispute_id, due_on, planned_at)
    values (${ctx.actor.district_id}, ${ctx.newId()}, ${held.id}, ${held.dispute_id}, ${input.due_on}, ${ctx.now})`.execute(
    ctx.tx,
  )
  await tellOf(ctx, held, { act: 'agreement_visit_planned', facts: { due_on: input.due_on } })
}

/** Writes down what a return visit found; where the quarrel is a sensitive one the next visit is planned with it. Refuses:
 * `visit_is_made`, `say_what_came_of_suit`. */
export async function recordVisit(
  ctx: CommandContext,
  input: Parsed<typeof agreements.record_visit>,
): Promise<void> {
  const held = await takeAgreement(ctx, input.id, 'plan_visit')
  if (input.has_suit && !input.suit_outcome) throw new Refusal('invalid', 'say_what_came_of_suit')
  const { district_id, person_id } = ctx.actor
  const found = await sql<{ is_made: boolean }>`
    select visited_at is not null as is_made from agreements.visit
    where district_id = ${district_id} and agreement_id = ${held.id} and id = ${input.visit_id} for update`.execute(
    ctx.tx,
  )
  const visit = found.rows[0]
  if (!visit) throw notFound()
  if (visit.is_made) throw new Refusal('conflict', 'visit_is_made')
  await sql`
    update agreements.visit set visited_at = ${ctx.now}, visited_by = ${person_id}, manner = ${input.manner},
      performance = ${input.performance}, satisfaction = ${input.satisfaction}, has_suit = ${input.has_suit},
      suit_outcome = ${input.suit_outcome || null}, escalation_signs = ${input.escalation_signs || null},
      measures = ${input.measures || null}
    where district_id = ${district_id} and id = ${input.visit_id}`.execute(ctx.tx)
  if (input.is_sensitive) {
    const rule = await agreementRule(ctx.tx, district_id, ctx.now)
    const again_on = addCalendarDays(ctx.now, rule.visit_again_days).last_day
    await sql`
      insert into agreements.visit (district_id, id, agreement_id, dispute_id, due_on, planned_at)
      values (${district_id}, ${ctx.newId()}, ${held.id}, ${held.dispute_id}, ${again_on}, ${ctx.now})`.execute(
      ctx.tx,
    )
  }
  await tellOf(ctx, held, { act: 'agreement_visited', facts: { performance: input.performance } })
}

/** The same quarrel has come back as another dispute within the days of the district. Refuses: `relapse_is_itself`,
 * `relapse_too_late`, `relapse_is_recorded`, `not_found` for a dispute that this person does not see. */
export async function recordRelapse(
  ctx: CommandContext,
  input: Parsed<typeof agreements.record_relapse>,
): Promise<void> {
  const held = await takeAgreement(ctx, input.id, 'record_relapse')
  if (input.relapsed_dispute_id === held.dispute_id)
    throw new Refusal('invalid', 'relapse_is_itself')
  const { district_id, person_id } = ctx.actor
  await standingIn(ctx.tx, ctx.actor, input.relapsed_dispute_id, ctx.now)
  const found = await sql<{ requested_at: string }>`
    select requested_at from mediation.dispute where district_id = ${district_id} and id = ${input.relapsed_dispute_id}`.execute(
    ctx.tx,
  )
  const from = shanghaiDay(new Date(held.effective_at ?? ctx.now))
  const days = daysBetween(from, shanghaiDay(new Date(found.rows[0]?.requested_at ?? ctx.now)))
  const { relapse_days } = await agreementRule(ctx.tx, district_id, ctx.now)
  if (days < 0 || days > relapse_days)
    throw new Refusal('invalid', 'relapse_too_late', { days: relapse_days })
  try {
    await sql`
      insert into agreements.relapse (district_id, agreement_id, dispute_id, days, words, recorded_by, recorded_at)
      values (${district_id}, ${held.id}, ${input.relapsed_dispute_id}, ${days}, ${input.words}, ${person_id}, ${ctx.now})`.execute(
      ctx.tx,
    )
  } catch (error) {
    if (sqlState(error) === '23505') throw new Refusal('conflict', 'relapse_is_recorded')
    throw error
  }
  await tellOf(ctx, held, { act: 'agreement_relapsed', words: input.words })
}
