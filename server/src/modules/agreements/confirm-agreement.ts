import type { agreements } from '@linli/contract/agreements'
import type {
  ConfirmationKind,
  ConfirmationState,
  ConfirmationStep,
} from '@linli/contract/codes/agreements'
import type { Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import { notFound, Refusal, sqlState } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { checkDraft } from './check-draft.ts'
import { preCheck } from './confirm-clock.ts'
import { aboutDraft } from './draft-agreement.ts'
import { afterStep, isStep } from './lifecycle.ts'
import { manages, mayStep } from './policy.ts'
import { mineOf, readParties } from './read-parties.ts'
import { type HeldAgreement, holdAgreement, takeAgreement, tellOf } from './take-agreement.ts'

/** What a check that is not met is refused with. */
const REFUSED = {
  type_allowed: 'confirmation_not_allowed',
  content_clear: 'draft_not_clear',
  no_third_party_right: 'confirmation_third_party',
  no_property_right: 'confirmation_property_right',
  parties_identified: 'parties_not_identified',
  in_time: 'confirmation_time_over',
  not_performed: 'already_performed',
} as const

/** Offers both sides to give their agreement more force: a court, a notary, an arbitration body. Refuses: `already_performed`,
 * `confirmation_time_over`, `confirmation_not_allowed`, `confirmation_third_party`, `confirmation_property_right`,
 * `parties_not_identified`, `is_offered`. */
export async function offerConfirmation(
  ctx: CommandContext,
  input: Parsed<typeof agreements.offer_confirmation>,
): Promise<void> {
  const held = await takeAgreement(ctx, input.id, 'offer_confirmation')
  await refuseUnlessAllowed(ctx, held, input)
  const { district_id, person_id } = ctx.actor
  const due_on = input.kind === 'court' ? held.confirm_due_on : null
  try {
    await sql`
      insert into agreements.confirmation (district_id, id, agreement_id, dispute_id, kind, state, offered_by, offered_at, due_on,
        party_ids)
      values (${district_id}, ${ctx.newId()}, ${held.id}, ${held.dispute_id}, ${input.kind}, 'offered', ${person_id}, ${ctx.now},
        ${due_on}, ${held.party_ids})`.execute(ctx.tx)
  } catch (error) {
    if (sqlState(error) === '23505') throw new Refusal('conflict', 'is_offered')
    throw error
  }
  await tellOf(ctx, held, { act: 'agreement_confirmation_offered', facts: { kind: input.kind } })
}

async function refuseUnlessAllowed(
  ctx: CommandContext,
  held: HeldAgreement,
  input: Parsed<typeof agreements.offer_confirmation>,
): Promise<void> {
  const parties = await readParties({ ...ctx, db: ctx.tx }, held.dispute_id)
  const about = aboutDraft({
    parties,
    type: held.dispute.type,
    now: new Date(held.effective_at ?? ctx.now),
  })
  const facts = {
    dispute_type: held.dispute.type,
    has_unclear: !checkDraft(held.content, about).may_be_signed,
    confirm_due_on: held.confirm_due_on ?? shanghaiDay(ctx.now),
    is_beyond_calendar: held.is_beyond_calendar,
    is_performed: held.state !== 'effective',
    has_payments: held.content.obligations.some(({ kind }) => kind === 'payment'),
    affects_third_party: input.affects_third_party,
    decides_property_right: input.decides_property_right,
    are_parties_identified: input.are_parties_identified,
  }
  const { checks } = preCheck(facts, ctx.now)
  const only_court = ['in_time', 'type_allowed']
  const failed = checks.find(
    ({ check, is_met }) =>
      is_met === false && (input.kind === 'court' || !only_court.includes(check)),
  )
  if (failed) throw new Refusal('conflict', REFUSED[failed.check])
  if (input.kind === 'notary' && !facts.has_payments)
    throw new Refusal('conflict', 'notary_needs_payment')
}

interface HeldConfirmation {
  id: string
  kind: ConfirmationKind
  state: ConfirmationState
  due_on: string | null
  agreed_party_ids: string[]
  party_ids: string[]
  submitted_on: string | null
  answered_on: string | null
  ruled_on: string | null
}

type Moved = Parsed<typeof agreements.move_confirmation>

/** The next step of a confirmation. One side alone gets nowhere (人民调解法 art. 33). Refuses: `confirmation_needs_both`,
 * `confirmation_is_<state>`, `confirmation_time_over`, `not_a_party`, `has_agreed`, `say_which_court`, `say_which_day`,
 * `day_is_wrong`, `may_not_<step>`. */
export async function moveConfirmation(ctx: CommandContext, input: Moved): Promise<void> {
  const held = await holdAgreement(ctx, input.id)
  const row = await lockConfirmation(ctx, input)
  if (!mayStep(held.standing, input.step)) throw new Refusal('forbidden', `may_not_${input.step}`)
  if (input.step === 'agree') return agree(ctx, { held, row, input })
  const to = afterStep(input.step, row.state)
  refuseWrongDay(ctx, row, input)
  await write(ctx, row, { ...input, to })
  await tellOf(ctx, held, {
    act: `agreement_confirmation_${input.step}`,
    words: input.words ?? null,
    facts: { kind: row.kind },
  })
}

async function lockConfirmation(
  { tx, actor }: CommandContext,
  input: Moved,
): Promise<HeldConfirmation> {
  const found = await sql<HeldConfirmation>`
    select id, kind, state, due_on, agreed_party_ids, party_ids, submitted_on, answered_on, ruled_on from agreements.confirmation
    where district_id = ${actor.district_id} and agreement_id = ${input.id} and id = ${input.confirmation_id} for update`.execute(
    tx,
  )
  const row = found.rows[0]
  if (!row) throw notFound()
  return row
}

/** A party says yes; with the last of them both sides have. */
async function agree(
  ctx: CommandContext,
  { held, row, input }: { held: HeldAgreement; row: HeldConfirmation; input: Moved },
): Promise<void> {
  if (!isStep('agree', row.state)) throw new Refusal('conflict', `confirmation_is_${row.state}`)
  if (row.due_on !== null && shanghaiDay(ctx.now) > row.due_on)
    throw new Refusal('conflict', 'confirmation_time_over')
  const parties = await readParties({ ...ctx, db: ctx.tx }, held.dispute_id)
  const mine = mineOf(parties, ctx.actor.person_id).filter((id) => row.party_ids.includes(id))
  const party_id = input.party_id ?? mine[0]
  if (party_id === undefined || !row.party_ids.includes(party_id))
    throw new Refusal('invalid', 'not_a_party')
  if (!mine.includes(party_id) && !manages(held.standing))
    throw new Refusal('forbidden', 'not_a_party')
  if (row.agreed_party_ids.includes(party_id)) throw new Refusal('conflict', 'has_agreed')
  const agreed = [...row.agreed_party_ids, party_id]
  const state = row.party_ids.every((id) => agreed.includes(id)) ? 'both_agreed' : 'offered'
  await sql`
    update agreements.confirmation set agreed_party_ids = ${agreed}, state = ${state}
    where district_id = ${ctx.actor.district_id} and id = ${row.id}`.execute(ctx.tx)
  await tellOf(ctx, held, { act: 'agreement_confirmation_agree', facts: { kind: row.kind } })
}

const NEEDS_DAY: readonly ConfirmationStep[] = [
  'submit',
  'accept',
  'rule_valid',
  'rule_dismissed',
  'serve',
]

/** Every day lies on or after the one before it, and not in the future; an application to the court within its thirty days. */
function refuseWrongDay(ctx: CommandContext, row: HeldConfirmation, input: Moved): void {
  if (input.step === 'reject' && !input.words) throw new Refusal('invalid', 'say_why_not')
  if (!NEEDS_DAY.includes(input.step)) return
  if (input.on === undefined) throw new Refusal('invalid', 'say_which_day')
  const before = [row.submitted_on, row.answered_on, row.ruled_on].filter((day) => day !== null)
  if (
    input.on > shanghaiDay(ctx.now) ||
    before.some((day) => input.on !== undefined && input.on < day)
  )
    throw new Refusal('invalid', 'day_is_wrong')
  if (input.step !== 'submit') return
  if (!input.body || (row.kind === 'court' && !input.ground))
    throw new Refusal('invalid', 'say_which_court')
  if (row.due_on !== null && input.on > row.due_on)
    throw new Refusal('conflict', 'confirmation_time_over')
}

async function write(
  ctx: CommandContext,
  row: HeldConfirmation,
  moved: Moved & { to: ConfirmationState },
): Promise<void> {
  const { step, to } = moved
  const on = moved.on ?? null
  const at = (steps: readonly ConfirmationStep[]) => (steps.includes(step) ? on : null)
  const ruling = step === 'rule_valid' ? 'valid' : step === 'rule_dismissed' ? 'dismissed' : null
  await sql`
    update agreements.confirmation set state = ${to}, ground = coalesce(${moved.ground ?? null}, ground),
      body = coalesce(${moved.body ?? null}, body), number = coalesce(${moved.number ?? null}, number),
      words = coalesce(${moved.words || null}, words),
      submitted_on = coalesce(${at(['submit'])}::date, submitted_on),
      answered_on = coalesce(${step === 'reject' ? (on ?? shanghaiDay(ctx.now)) : at(['accept'])}::date, answered_on),
      ruled_on = coalesce(${at(['rule_valid', 'rule_dismissed'])}::date, ruled_on), ruling = coalesce(${ruling}, ruling),
      served_on = coalesce(${at(['serve'])}::date, served_on)
    where district_id = ${ctx.actor.district_id} and id = ${row.id}`.execute(ctx.tx)
}
