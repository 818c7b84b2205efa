import type { Chooser, MediatorPart } from '@linli/contract/codes/mediation'
import type { Parsed } from '@linli/contract/endpoint'
import type { mediation } from '@linli/contract/mediation'
import { sql } from 'kysely'
import { mediatorsOf } from '#modules/mediators'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { type DisputeRow, takeDispute } from './take-dispute.ts'
import { writeStep } from './write-step.ts'

/** The committee names a mediator; a new lead is asked of the parties. Refuses as `appointMediator` does. */
export async function appointForDispute(
  ctx: CommandContext,
  { id, person_id, part }: Parsed<typeof mediation.appoint_mediator>,
): Promise<void> {
  const dispute = await takeDispute(ctx, id, 'appoint_mediator')
  await appointMediator(ctx, dispute, { person_id, part })
}

/** Puts a mediator of the committee on a dispute. A new lead ends the one before, and every party is asked anew whether they
 * accept (人民调解法 art. 19, 23). Refuses: `no_such_mediator`, `mediates_already`, `mediator_is_party`. */
export async function appointMediator(
  ctx: CommandContext,
  dispute: DisputeRow,
  named: { person_id: string; part: MediatorPart; chosen_by?: Chooser },
): Promise<void> {
  const { tx, actor, now } = ctx
  const { person_id, part } = named
  await requireMediator(ctx, dispute, person_id)
  if (part === 'lead') await endLead(ctx, dispute)
  else if (dispute.mediator_ids.includes(person_id))
    throw new Refusal('conflict', 'mediates_already')
  await sql`
    with before as (
      update mediation.case_mediator set until_at = ${now} where district_id = ${actor.district_id}
        and dispute_id = ${dispute.id} and person_id = ${person_id} and until_at is null returning id
    )
    insert into mediation.case_mediator (district_id, id, dispute_id, person_id, part, chosen_by, from_at)
    select ${actor.district_id}, ${ctx.newId()}::uuid, ${dispute.id}, ${person_id}, ${part}, ${named.chosen_by ?? 'appointed'}, ${now}
    where (select count(*) from before) >= 0`.execute(tx)
  if (part === 'lead' && !named.chosen_by) await offerChoice(ctx, dispute, person_id)
  dispute.mediator_ids = [...new Set([...dispute.mediator_ids, person_id])]
  await writeStep(ctx, dispute, { act: 'appoint_mediator', facts: { person_id, part } })
}

/** Whether somebody mediates for the dispute's committee or one of its studios today, and is none of its parties. Refuses:
 * `no_such_mediator`, `mediator_paused`, `mediator_is_party`. */
export async function requireMediator(
  ctx: CommandContext,
  dispute: Pick<DisputeRow, 'committee_id' | 'heard_by'>,
  person_id: string,
): Promise<void> {
  const today = shanghaiDay(ctx.now)
  const of = { district_id: ctx.actor.district_id, committee_id: dispute.committee_id, day: today }
  const [entered] = await mediatorsOf(ctx.tx, of, [person_id])
  if (!entered) throw new Refusal('invalid', 'no_such_mediator')
  if (entered.is_paused) throw new Refusal('conflict', 'mediator_paused')
  if (dispute.heard_by.some((one) => one.person_id === person_id))
    throw new Refusal('conflict', 'mediator_is_party')
}

async function endLead({ tx, actor, now }: CommandContext, dispute: DisputeRow): Promise<void> {
  const ended = await sql<{ person_id: string }>`
    update mediation.case_mediator set until_at = ${now} where district_id = ${actor.district_id}
      and dispute_id = ${dispute.id} and part = 'lead' and until_at is null returning person_id`.execute(
    tx,
  )
  const gone = ended.rows.map(({ person_id }) => person_id)
  dispute.mediator_ids = dispute.mediator_ids.filter((id) => !gone.includes(id))
}

/** Asks every party whether they accept the lead; an earlier question about another lead is dropped. */
async function offerChoice(ctx: CommandContext, dispute: DisputeRow, person_id: string) {
  const { tx, actor, now } = ctx
  await sql`
    with dropped as (
      update mediation.proposal set state = 'dropped', decided_at = ${now} where district_id = ${actor.district_id}
        and dispute_id = ${dispute.id} and kind = 'mediator' and state = 'open' and subject_id <> ${person_id} returning id
    )
    insert into mediation.proposal (district_id, id, dispute_id, kind, state, subject_id, by_id, at)
    select ${actor.district_id}, ${ctx.newId()}::uuid, ${dispute.id}, 'mediator', 'open', ${person_id}, ${actor.person_id}, ${now}
    where (select count(*) from dropped) >= 0
    on conflict (district_id, dispute_id, kind, subject_id) where state = 'open' do nothing`.execute(
    tx,
  )
}
