import type { DraftContent } from '@linli/contract/agreement-shapes'
import type { agreements } from '@linli/contract/agreements'
import type { Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import { type Standing, standingIn } from '#modules/mediation'
import { notFound, Refusal, sqlState } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { checkDraft, type PartyOfDraft } from './check-draft.ts'
import { manages } from './policy.ts'
import { digestText, printLines } from './print-lines.ts'
import { type PartyRow, readParties } from './read-parties.ts'
import { sealContent, sealLines } from './seal-content.ts'
import {
  DISPUTE_OF,
  type DisputeOfAgreement,
  refuseIfOlder,
  refuseIfOver,
  takeAgreement,
  tellDrafters,
  tellOf,
} from './take-agreement.ts'
import { writtenReasons } from './written-reasons.ts'

/** A dispute for which an agreement is begun, locked. */
export interface TakenDispute {
  dispute: DisputeOfAgreement
  standing: Standing
  parties: PartyRow[]
}

/** Locks a dispute for a new agreement of those who manage it. Refuses: `not_found`, `may_not_draft`, `mediation_is_over`. */
export async function takeForDraft(ctx: CommandContext, dispute_id: string): Promise<TakenDispute> {
  const { tx, actor, now } = ctx
  const found = await sql<DisputeOfAgreement>`
    select d.id, ${DISPUTE_OF} from mediation.dispute as d
    where d.district_id = ${actor.district_id} and d.id = ${dispute_id} for update of d`.execute(tx)
  const dispute = found.rows[0]
  if (!dispute) throw notFound()
  const standing = await standingIn(tx, actor, dispute_id, now)
  if (!manages(standing)) throw new Refusal('forbidden', 'may_not_draft')
  refuseIfOver(dispute)
  return { dispute, standing, parties: await readParties({ ...ctx, db: tx }, dispute_id) }
}

/** Begins a draft. Refuses: `mediation_is_over`, `no_such_party`, `draft_is_open`. */
export async function draftAgreement(
  ctx: CommandContext,
  input: Parsed<typeof agreements.draft>,
): Promise<void> {
  const { dispute, parties } = await takeForDraft(ctx, input.dispute_id)
  const { content, is_partial } = input
  refuseUnknownParties(content, parties)
  const text = { id: ctx.new_id, version: 1, form: 'written' as const, is_partial, content }
  const made = versionOf(ctx, { dispute, parties, ...text })
  try {
    await sql`
      with made as (
        insert into agreements.agreement (district_id, id, dispute_id, form, state, is_partial, version, digest, party_ids,
          written_reasons, drafted_by, drafted_at)
        values (${ctx.actor.district_id}, ${ctx.new_id}, ${dispute.id}, 'written', 'drafting', ${is_partial}, 1, ${made.digest},
          ${content.party_ids}, ${reasonsOf(dispute, content)}, ${ctx.actor.person_id}, ${ctx.now}) returning id
      )
      insert into agreements.version (district_id, agreement_id, version, sealed_content, sealed_text, digest, saved_by, saved_at)
      select ${ctx.actor.district_id}, id, 1, ${made.sealed_content}, ${made.sealed_text}, ${made.digest}, ${ctx.actor.person_id},
        ${ctx.now}::timestamptz from made`.execute(ctx.tx)
  } catch (error) {
    if (sqlState(error) === '23505') throw new Refusal('conflict', 'draft_is_open')
    throw error
  }
  tellDrafters(ctx, { dispute })
}

/** Saves the next version; signatures of the version before count nothing any more, and whoever saves has been told so. Refuses:
 * `draft_has_moved_on`, `signatures_would_be_void`, `no_such_party`, `mediation_is_over`, `agreement_is_<state>`. */
export async function saveDraft(
  ctx: CommandContext,
  input: Parsed<typeof agreements.save>,
): Promise<void> {
  const held = await takeAgreement(ctx, input.id, 'save')
  refuseIfOlder(held, input, 'draft_has_moved_on')
  refuseIfOver(held.dispute)
  const signed = held.signatures.length
  if (signed > 0 && !input.voids_signatures)
    throw new Refusal('conflict', 'signatures_would_be_void', { signed })
  const parties = await readParties({ ...ctx, db: ctx.tx }, held.dispute_id)
  const { content, is_partial } = input
  refuseUnknownParties(content, parties)
  const version = held.version + 1
  const text = { id: held.id, version, form: held.form, is_partial, content }
  const made = versionOf(ctx, { dispute: held.dispute, parties, ...text })
  const { district_id, person_id } = ctx.actor
  await sql`
    with voided as (
      update agreements.signature set voided_at = ${ctx.now}
      where district_id = ${district_id} and agreement_id = ${held.id} and voided_at is null
    ), changed as (
      update agreements.agreement set state = 'drafting', version = ${version}, digest = ${made.digest}, is_partial = ${is_partial},
        party_ids = ${content.party_ids}, written_reasons = ${reasonsOf(held.dispute, content)}, parties_signed_at = null,
        mediator_signed_at = null
      where district_id = ${district_id} and id = ${held.id}
    )
    insert into agreements.version (district_id, agreement_id, version, sealed_content, sealed_text, digest, saved_by, saved_at)
    values (${district_id}, ${held.id}, ${version}, ${made.sealed_content}, ${made.sealed_text}, ${made.digest}, ${person_id},
      ${ctx.now})`.execute(ctx.tx)
  if (held.state === 'drafting') tellDrafters(ctx, held)
  else await tellOf(ctx, held, { act: 'agreement_changed', facts: { version, voided: signed } })
}

/** The text stands and may be signed. Refuses: `draft_not_clear` with what stops it, `draft_has_moved_on`, `mediation_is_over`. */
export async function startSigning(
  ctx: CommandContext,
  input: Parsed<typeof agreements.start_signing>,
): Promise<void> {
  const held = await takeAgreement(ctx, input.id, 'start_signing')
  refuseIfOlder(held, input, 'draft_has_moved_on')
  refuseIfOver(held.dispute)
  const parties = await readParties({ ...ctx, db: ctx.tx }, held.dispute_id)
  refuseUnclear(held.content, { parties, type: held.dispute.type, now: ctx.now })
  await sql`
    update agreements.agreement set state = 'signing'
    where district_id = ${ctx.actor.district_id} and id = ${held.id}`.execute(ctx.tx)
  await tellOf(ctx, held, { act: 'agreement_signing', facts: { version: held.version } })
}

/** Gives a draft up. Refuses: `agreement_is_<state>`. */
export async function dropDraft(
  ctx: CommandContext,
  input: Parsed<typeof agreements.drop>,
): Promise<void> {
  const held = await takeAgreement(ctx, input.id, 'drop')
  await sql`
    update agreements.agreement set state = 'dropped', ended_at = ${ctx.now}, end_words = ${input.words}
    where district_id = ${ctx.actor.district_id} and id = ${held.id}`.execute(ctx.tx)
  if (held.state === 'drafting') tellDrafters(ctx, held)
  else await tellOf(ctx, held, { act: 'agreement_dropped', words: input.words })
}

/** Types of disputes in which somebody was hurt. */
const INJURIES: readonly string[] = [
  'traffic.injury',
  'medical.injury',
  'person.injury',
  'damage.school',
  'damage.work',
]

/** What a draft of this dispute is looked through against today. */
export function aboutDraft(of: { parties: readonly PartyOfDraft[]; type: string; now: Date }) {
  return {
    parties: of.parties,
    today: shanghaiDay(of.now),
    is_injury: INJURIES.includes(of.type),
  }
}

/** Refuses what nobody should sign: `draft_not_clear`, with the first things that stop it. */
export function refuseUnclear(
  content: DraftContent,
  of: { parties: readonly PartyOfDraft[]; type: string; now: Date },
): void {
  const check = checkDraft(content, aboutDraft(of))
  if (check.may_be_signed) return
  const codes = check.findings.filter(({ is_stop }) => is_stop).map(({ code }) => code)
  const lacking = check.items.filter(({ is_there }) => !is_there).map(({ item }) => item)
  throw new Refusal('invalid', 'draft_not_clear', { codes, lacking })
}

/** Refuses: `no_such_party` for anybody who is no party of the dispute. */
export function refuseUnknownParties(
  content: DraftContent,
  parties: readonly { id: string }[],
): void {
  const known = new Set(parties.map(({ id }) => id))
  const named = [
    ...content.party_ids,
    ...content.obligations.flatMap((one) => [one.from_party_id, one.to_party_id]),
  ]
  if (named.some((id) => id !== null && !known.has(id)))
    throw new Refusal('invalid', 'no_such_party')
  if (new Set(content.party_ids).size !== content.party_ids.length)
    throw new Refusal('invalid', 'no_such_party')
}

/** Why this should be in writing, as a list for the row. */
export function reasonsOf(dispute: { difficulty: string }, content: DraftContent): string[] {
  const { difficulty } = dispute
  return writtenReasons({ difficulty, obligations: content.obligations, party_asks: false })
}

/** A version as it is stored: what it says and the text that people sign, both sealed, and the digest of the text. */
export function versionOf(
  ctx: CommandContext,
  of: {
    dispute: DisputeOfAgreement
    parties: readonly PartyRow[]
    id: string
    version: number
    form: 'written' | 'oral'
    is_partial: boolean
    content: DraftContent
  },
): { sealed_content: Buffer; sealed_text: Buffer; digest: string } {
  const { dispute, parties, form, is_partial, content } = of
  const { number, committee_name } = dispute
  const lines = printLines({ number, committee_name, form, is_partial, parties, content })
  return {
    sealed_content: sealContent(ctx.keys, content),
    sealed_text: sealLines(ctx.keys, lines),
    digest: digestText({ agreement_id: of.id, version: of.version, lines }),
  }
}
