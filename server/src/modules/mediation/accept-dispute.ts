import type { Capacity, PartyKind, Side } from '@linli/contract/codes/mediation'
import type { Parsed } from '@linli/contract/endpoint'
import type { mediation } from '@linli/contract/mediation'
import { sql } from 'kysely'
import { takeResident } from '#modules/identity'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { appointMediator } from './appoint-mediator.ts'
import { needsGuardian } from './check-parties.ts'
import { moveDispute } from './move-dispute.ts'
import { nextNumber } from './next-number.ts'
import { clockOf, lastDayOfClock, mediationRule } from './rules.ts'
import { takeDispute } from './take-dispute.ts'

interface Waiting {
  id: string
  side: Side
  kind: PartyKind
  capacity: Capacity
  birth_on: string | null
  sealed_name: Buffer
  sealed_phone: Buffer | null
  person_id: string | null
  has_guardian: boolean
}

/** The committee takes a dispute: number, clock, the parties' accounts, and the mediator it names. Refuses: `guardian_needed`,
 * `other_side_missing`, `same_person_twice`, `no_such_mediator`, and what `takeDispute` does. */
export async function acceptDispute(
  ctx: CommandContext,
  input: Parsed<typeof mediation.accept>,
): Promise<void> {
  const { tx, actor, now } = ctx
  const dispute = await takeDispute(ctx, input.id, 'accept')
  const parties = await readWaiting(ctx, dispute.id)
  if (new Set(parties.map(({ side }) => side)).size < 2)
    throw new Refusal('invalid', 'other_side_missing')
  const today = shanghaiDay(now)
  if (parties.some((party) => needsGuardian(party, today) && !party.has_guardian))
    throw new Refusal('conflict', 'guardian_needed')
  const { days, basis } = clockOf(dispute.source, await mediationRule(tx, actor.district_id, now))
  const { last_day, beyond_calendar } = lastDayOfClock(now, days)
  await openAccounts(ctx, dispute, parties)
  await moveDispute(ctx, dispute, {
    act: 'accept',
    set: {
      number: await nextNumber(ctx, dispute.committee_id),
      accepted_at: now,
      accepted_by: actor.person_id,
      ends_on: last_day,
      clock_days: days,
      clock_basis: basis,
      beyond_calendar,
      ...(input.type && { type: input.type }),
      ...(input.difficulty && { difficulty: input.difficulty }),
    },
  })
  ctx.emit('dispute.told', {
    district_id: String(ctx.actor.district_id),
    subject_id: dispute.id,
    what: 'accepted',
  })
  dispute.version += 1
  dispute.state = 'accepted'
  if (input.lead_id) await appointMediator(ctx, dispute, { person_id: input.lead_id, part: 'lead' })
}

async function readWaiting({ tx, actor }: CommandContext, id: string): Promise<Waiting[]> {
  const found = await sql<Waiting>`
    select p.id, p.side, p.kind, p.capacity, p.birth_on, p.sealed_name, p.sealed_phone, p.person_id,
      exists (select from mediation.agent as g where g.district_id = p.district_id and g.dispute_id = p.dispute_id
        and g.party_id = p.id and g.kind = 'guardian' and g.ended_at is null) as has_guardian
    from mediation.party as p where p.district_id = ${actor.district_id} and p.dispute_id = ${id} and p.died_at is null
    order by p.position`.execute(tx)
  return found.rows
}

/** A party whose phone the committee has looked at takes part by it: whoever signs in with it is that party. Before the
 * committee has looked, a mistyped phone would show the dispute to a stranger. Refuses: `same_person_twice`. */
async function openAccounts(
  ctx: CommandContext,
  dispute: { id: string; heard_by: { person_id: string; side: string }[] },
  parties: readonly Waiting[],
): Promise<void> {
  const known = new Map(
    parties.flatMap(({ person_id, side }) => (person_id ? [[person_id, side]] : [])),
  )
  const isChild = (party: Waiting) => needsGuardian(party, shanghaiDay(ctx.now))
  for (const party of parties) {
    if (party.person_id || !party.sealed_phone || isChild(party)) continue
    const phone = ctx.keys.unseal(party.sealed_phone)
    const person_id = await takeResident(ctx, { phone, name: ctx.keys.unseal(party.sealed_name) })
    const side = known.get(person_id)
    // One phone on two sides is one person facing themself; on one side it is a household, and one of them answers.
    if (side && side !== party.side) throw new Refusal('invalid', 'same_person_twice')
    if (side) continue
    known.set(person_id, party.side)
    dispute.heard_by.push({ person_id, side: party.side })
    await sql`update mediation.party set person_id = ${person_id}
      where district_id = ${ctx.actor.district_id} and id = ${party.id}`.execute(ctx.tx)
  }
}
