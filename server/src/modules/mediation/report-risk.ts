import type { Parsed } from '@linli/contract/endpoint'
import type { mediation } from '@linli/contract/mediation'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { after } from './lifecycle.ts'
import { type DisputeRow, takeDispute } from './take-dispute.ts'
import { writeStep } from './write-step.ts'

/** Somebody sees a danger: nothing but stopping and reporting goes on until it is reported (人民调解法 art. 25; 山东省反家庭暴力条例
 * art. 20). The parties neither see nor hear of it: one of them may be the danger. */
export async function flagRisk(
  ctx: CommandContext,
  { id, kind, words }: Parsed<typeof mediation.flag_risk>,
): Promise<void> {
  const dispute = await takeDispute(ctx, id, 'flag_risk')
  await sql`
    insert into mediation.risk (district_id, id, dispute_id, kind, sealed_words, by_id, at)
    values (${ctx.actor.district_id}, ${ctx.newId()}, ${id}, ${kind}, ${ctx.keys.seal(words)}, ${ctx.actor.person_id}, ${ctx.now})`.execute(
    ctx.tx,
  )
  await mark(ctx, dispute, true)
  await writeStep(ctx, dispute, { act: 'flag_risk', is_house: true, facts: { kind } })
}

/** To whom a danger was reported, when, and under what number. Refuses: `no_such_risk`, `risk_reported`, `moment_is_ahead`. */
export async function reportRisk(
  ctx: CommandContext,
  input: Parsed<typeof mediation.report_risk>,
): Promise<void> {
  const { tx, actor, now } = ctx
  const dispute = await takeDispute(ctx, input.id, 'report_risk')
  if (Date.parse(input.reported_at) > now.getTime()) throw new Refusal('invalid', 'moment_is_ahead')
  const found = await sql<{ id: string; reported_at: string | null }>`
    select id, reported_at from mediation.risk where district_id = ${actor.district_id} and dispute_id = ${input.id}`.execute(
    tx,
  )
  const risk = found.rows.find(({ id }) => id === input.risk_id)
  if (!risk) throw new Refusal('invalid', 'no_such_risk')
  if (risk.reported_at) throw new Refusal('conflict', 'risk_reported')
  await sql`
    update mediation.risk set receiver = ${input.receiver}, receiver_name = ${input.receiver_name},
      reported_at = ${input.reported_at}, reported_by = ${actor.person_id}, reference = ${input.reference ?? null}
    where district_id = ${actor.district_id} and id = ${risk.id}`.execute(tx)
  await mark(
    ctx,
    dispute,
    found.rows.some(({ id, reported_at }) => id !== risk.id && !reported_at),
  )
  await writeStep(ctx, dispute, {
    act: 'report_risk',
    is_house: true,
    facts: { receiver: input.receiver },
  })
}

// The version stays: a party that counts changes would count this one.
async function mark({ tx, actor }: CommandContext, dispute: DisputeRow, waits: boolean) {
  after(waits ? 'flag_risk' : 'report_risk', dispute.state)
  await sql`update mediation.dispute set is_risky = true, waits_for_report = ${waits}
    where district_id = ${actor.district_id} and id = ${dispute.id}`.execute(tx)
}
