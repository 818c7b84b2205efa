import type { Strokes } from '@linli/contract/agreement-shapes'
import type { agreements } from '@linli/contract/agreements'
import type { SignerKind } from '@linli/contract/codes/agreements'
import type { Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { manages } from './policy.ts'
import { mineOf, type PartyRow, readParties } from './read-parties.ts'
import { unsealText } from './seal-content.ts'
import {
  type HeldAgreement,
  refuseIfOlder,
  refuseIfOver,
  takeAgreement,
  tellOf,
} from './take-agreement.ts'
import { whyNotSign } from './why-not-sign.ts'

/** Who holds the pen for a party. */
export interface Signer {
  signer_kind: Exclude<SignerKind, 'mediator'>
  name: string
  agent_id: string | null
  relation: string | null
}

/** How somebody signed. */
type Ink =
  | { manner: 'drawn'; strokes: Strokes }
  | { manner: 'paper'; paper_id: string; file_ids: string[] }

/** A party signs exactly this text with the finger: on the own phone, or before the mediator on the mediator's device. Refuses:
 * `older_version`, `mediation_is_over`, `not_a_party`, `has_signed`, `identity_not_seen` and what `whyNotSign` names. */
export async function signAgreement(
  ctx: CommandContext,
  input: Parsed<typeof agreements.sign>,
): Promise<void> {
  const held = await takeAgreement(ctx, input.id, 'sign')
  refuseIfOver(held.dispute)
  refuseIfOlder(held, input, 'older_version')
  const parties = await readParties({ ...ctx, db: ctx.tx }, held.dispute_id)
  const mine = mineOf(parties, ctx.actor.person_id)
  const is_witnessed = !mine.includes(input.party_id)
  if (is_witnessed && !manages(held.standing)) throw new Refusal('forbidden', 'not_a_party')
  if (is_witnessed && !input.is_identity_seen) throw new Refusal('invalid', 'identity_not_seen')
  const party = partyOf(parties, input.party_id)
  const signer = is_witnessed
    ? signerBefore(party, input)
    : signerOnPhone(party, ctx.actor.person_id)
  refuseUnlessMay(ctx, held, { party, parties, signer })
  await addSignature(ctx, held, {
    party,
    signer,
    is_witnessed,
    ink: { manner: 'drawn', strokes: input.strokes },
  })
}

/** The party of a dispute. Refuses: `not_a_party`. */
export function partyOf(parties: readonly PartyRow[], id: string): PartyRow {
  const party = parties.find((one) => one.id === id)
  if (!party) throw new Refusal('invalid', 'not_a_party')
  return party
}

/** Who signs before the mediator's eyes, or on paper. */
export function signerBefore(
  party: PartyRow,
  by: { guardian?: { name: string; relation: string } | undefined; agent_id?: string | undefined },
): Signer {
  if (by.guardian) return { signer_kind: 'guardian', ...by.guardian, agent_id: null }
  if (by.agent_id === undefined)
    return { signer_kind: 'self', name: party.name, agent_id: null, relation: null }
  const agent = party.agents.find(({ id }) => id === by.agent_id)
  if (!agent) throw new Refusal('invalid', 'agent_has_ended')
  return signerOf(agent)
}

/** Who signs on the own phone: the party, or whoever acts for it today. */
function signerOnPhone(party: PartyRow, person_id: string): Signer {
  if (party.person_id === person_id)
    return { signer_kind: 'self', name: party.name, agent_id: null, relation: null }
  const agent = party.agents.find((one) => one.person_id === person_id && !one.is_ended)
  if (!agent) throw new Refusal('forbidden', 'not_a_party')
  return signerOf(agent)
}

function signerOf(agent: PartyRow['agents'][number]): Signer {
  const signer_kind = agent.kind === 'guardian' ? 'guardian' : 'agent'
  return { signer_kind, name: agent.name, agent_id: agent.id, relation: agent.relation }
}

/** Refuses whatever stands in the way of this person's signature for this party. */
export function refuseUnlessMay(
  ctx: CommandContext,
  held: HeldAgreement,
  of: { party: PartyRow; parties: readonly PartyRow[]; signer: Signer },
): void {
  const { party, parties, signer } = of
  const sideOf = (id: string | null) => parties.find((one) => one.id === id)?.side
  const why = whyNotSign({
    signer_kind: signer.signer_kind,
    party: { ...party, is_bound: held.party_ids.includes(party.id) },
    agent: party.agents.find(({ id }) => id === signer.agent_id) ?? null,
    signs_for_other_side: held.signatures.some(
      (one) =>
        one.party_id !== null &&
        sideOf(one.party_id) !== party.side &&
        unsealText(ctx.keys, one.sealed_signer) === signer.name,
    ),
  })
  if (why) throw new Refusal('invalid', why)
  if (held.signatures.some(({ party_id }) => party_id === party.id))
    throw new Refusal('conflict', 'has_signed')
}

/** Writes the signature, and that all parties have signed where this was the last. */
export async function addSignature(
  ctx: CommandContext,
  held: HeldAgreement,
  of: { party: PartyRow; signer: Signer; is_witnessed: boolean; ink: Ink },
): Promise<void> {
  const { party, signer, ink } = of
  const { district_id, person_id } = ctx.actor
  const paper = ink.manner === 'paper' ? ink : null
  const strokes = ink.manner === 'drawn' ? ctx.keys.seal(JSON.stringify(ink.strokes)) : null
  held.signatures.push({
    party_id: party.id,
    signer_kind: signer.signer_kind,
    agent_id: signer.agent_id,
    sealed_signer: ctx.keys.seal(signer.name).toString('base64'),
    signed_at: ctx.now.toISOString(),
  })
  const is_last = held.party_ids.every((id) => held.signatures.some((one) => one.party_id === id))
  await sql`
    with signed as (
      insert into agreements.signature (district_id, id, agreement_id, version, digest, party_id, signer_kind, sealed_signer,
        agent_id, relation, manner, sealed_strokes, paper_id, file_ids, signed_at, recorded_by, is_witnessed)
      values (${district_id}, ${ctx.newId()}, ${held.id}, ${held.version}, ${held.digest}, ${party.id}, ${signer.signer_kind},
        ${ctx.keys.seal(signer.name)}, ${signer.agent_id}, ${signer.relation}, ${ink.manner}, ${strokes}, ${paper?.paper_id ?? null},
        ${paper?.file_ids ?? []}, ${ctx.now}, ${person_id}, ${of.is_witnessed})
    )
    update agreements.agreement set parties_signed_at = case when ${is_last} then ${ctx.now}::timestamptz else parties_signed_at end
    where district_id = ${district_id} and id = ${held.id}`.execute(ctx.tx)
  if (is_last) held.parties_signed_at = ctx.now.toISOString()
  await tellOf(ctx, held, {
    act: 'agreement_signed',
    facts: { side: party.side, manner: ink.manner, is_last },
  })
}

/** The mediator signs after the parties. Refuses: `parties_sign_first`, `older_version`, `has_signed`, `mediation_is_over`. */
export async function signAsMediator(
  ctx: CommandContext,
  input: Parsed<typeof agreements.sign_as_mediator>,
): Promise<void> {
  const held = await takeAgreement(ctx, input.id, 'sign_as_mediator')
  refuseIfOver(held.dispute)
  refuseIfOlder(held, input, 'older_version')
  if (held.parties_signed_at === null) throw new Refusal('conflict', 'parties_sign_first')
  if (held.mediator_signed_at !== null) throw new Refusal('conflict', 'has_signed')
  const { district_id, person_id, name } = ctx.actor
  await sql`
    with signed as (
      insert into agreements.signature (district_id, id, agreement_id, version, digest, party_id, signer_kind, sealed_signer,
        manner, sealed_strokes, signed_at, recorded_by, is_witnessed)
      values (${district_id}, ${ctx.newId()}, ${held.id}, ${held.version}, ${held.digest}, null, 'mediator',
        ${ctx.keys.seal(name ?? '')}, 'drawn', ${ctx.keys.seal(JSON.stringify(input.strokes))}, ${ctx.now}, ${person_id}, false)
    )
    update agreements.agreement set mediator_signed_at = ${ctx.now}
    where district_id = ${district_id} and id = ${held.id}`.execute(ctx.tx)
  await tellOf(ctx, held, { act: 'agreement_mediator_signed' })
}
