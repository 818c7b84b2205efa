import type { ProposalKind } from '@linli/contract/codes/mediation'
import type { Parsed } from '@linli/contract/endpoint'
import type { mediation } from '@linli/contract/mediation'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { requireMediator } from './appoint-mediator.ts'
import { partyOfActor } from './for-party.ts'
import { moveDispute } from './move-dispute.ts'
import { settleProposal } from './respond.ts'
import { mediationRule } from './rules.ts'
import { type DisputeRow, takeDispute } from './take-dispute.ts'

type Proposed = Parsed<typeof mediation.propose>

/** What the house alone asks: the mediator who stays in spite of a ground to step back, and facts that it has written down. */
const OF_THE_HOUSE: readonly ProposalKind[] = ['undisputed', 'mediator_stays']
/** What a party chooses: the house names a mediator by appointing one, which asks the parties by itself. */
const OF_PARTIES: readonly ProposalKind[] = ['mediator']

/** Asks every party for their word. A party that asks has said yes by it. Refuses as the operation says. */
export async function propose(ctx: CommandContext, input: Proposed): Promise<void> {
  const dispute = await takeDispute(ctx, input.id, 'propose')
  const isParty = dispute.sides.length > 0
  const other = isParty ? OF_THE_HOUSE : OF_PARTIES
  if (other.includes(input.kind)) throw new Refusal('forbidden', 'not_yours_to_ask')
  const by_party_id = isParty ? await partyOfActor(ctx, input.id) : null
  const subject_id = await subjectOf(ctx, dispute, input)
  const proposal = {
    id: ctx.newId(),
    kind: input.kind,
    subject_id,
    days: input.days ?? null,
    by_party_id,
  }
  const { actor, now, keys } = ctx
  const made = await sql`
    insert into mediation.proposal (district_id, id, dispute_id, kind, state, subject_id, days, sealed_words, by_id, by_party_id, at)
    values (${actor.district_id}, ${proposal.id}, ${dispute.id}, ${input.kind}, 'open', ${subject_id}, ${proposal.days},
      ${input.words ? keys.seal(input.words) : null}, ${actor.person_id}, ${by_party_id}, ${now})
    on conflict (district_id, dispute_id, kind, subject_id) where state = 'open' do nothing`.execute(
    ctx.tx,
  )
  if (made.numAffectedRows === 0n) throw new Refusal('conflict', 'asked_already')
  await moveDispute(ctx, dispute, { act: 'propose', facts: { kind: input.kind } })
  dispute.version += 1
  if (by_party_id)
    await settleProposal(ctx, dispute, proposal, {
      party_id: by_party_id,
      agrees: true,
      way: 'self',
    })
}

async function subjectOf(
  ctx: CommandContext,
  dispute: DisputeRow,
  input: Proposed,
): Promise<string | null> {
  const incomplete = new Refusal('invalid', 'proposal_incomplete')
  switch (input.kind) {
    case 'mediator':
      if (!input.person_id) throw incomplete
      await requireMediator(ctx, dispute, input.person_id)
      return input.person_id
    case 'helper':
      if (!input.helper) throw incomplete
      return addHelper(ctx, dispute.id, input.helper)
    case 'extension': {
      if (!input.days) throw incomplete
      const { extension_days } = await mediationRule(ctx.tx, ctx.actor.district_id, ctx.now)
      if (input.days > extension_days)
        throw new Refusal('invalid', 'too_many_days', { days: extension_days })
      return null
    }
    case 'undisputed':
      if (!input.words) throw incomplete
      return null
    case 'mediator_stays':
      if (!input.person_id) throw incomplete
      await requireSustained(ctx, dispute.id, input.person_id)
      return input.person_id
  }
}

async function addHelper(
  ctx: CommandContext,
  dispute_id: string,
  helper: NonNullable<Proposed['helper']>,
): Promise<string> {
  const id = ctx.newId()
  await sql`
    insert into mediation.helper (district_id, id, dispute_id, kind, sealed_name, office, added_by, added_at)
    values (${ctx.actor.district_id}, ${id}, ${dispute_id}, ${helper.kind}, ${ctx.keys.seal(helper.name)},
      ${helper.office ?? null}, ${ctx.actor.person_id}, ${ctx.now})`.execute(ctx.tx)
  return id
}

async function requireSustained(ctx: CommandContext, dispute_id: string, person_id: string) {
  const found = await sql`select from mediation.recusal where district_id = ${ctx.actor.district_id}
    and dispute_id = ${dispute_id} and person_id = ${person_id} and state = 'sustained' limit 1`.execute(
    ctx.tx,
  )
  if (found.rows.length === 0) throw new Refusal('conflict', 'recusal_not_sustained')
}
