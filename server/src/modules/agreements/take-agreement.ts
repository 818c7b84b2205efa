import type { DraftContent } from '@linli/contract/agreement-shapes'
import type {
  AgreementAct,
  AgreementForm,
  AgreementState,
  WrittenReason,
} from '@linli/contract/codes/agreements'
import type { DisputeState } from '@linli/contract/codes/mediation'
import { type RawBuilder, sql } from 'kysely'
import {
  announceDispute,
  type Heard,
  mayStillMediate,
  type Standing,
  standingIn,
  writeStep,
} from '#modules/mediation'
import { notFound, Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { isPossible } from './lifecycle.ts'
import { mayAct, maySee } from './policy.ts'
import { readContent } from './seal-content.ts'

/** What of the dispute an agreement asks about. */
export interface DisputeOfAgreement extends Heard {
  number: string | null
  committee_name: string
  studio_id: string | null
  dispute_state: DisputeState
  type: string
  difficulty: string
  waits_for_report: boolean
  paused_at: string | null
  refused_at: string | null
}

/** A signature that counts, as commands need it. */
export interface HeldSignature {
  party_id: string | null
  signer_kind: string
  sealed_signer: string
  agent_id: string | null
  signed_at: string
}

/** An agreement as commands hold it, with its dispute locked before it. */
export interface HeldAgreement {
  id: string
  dispute_id: string
  form: AgreementForm
  state: AgreementState
  is_partial: boolean
  version: number
  digest: string
  party_ids: string[]
  written_reasons: WrittenReason[]
  parties_signed_at: string | null
  mediator_signed_at: string | null
  effective_at: string | null
  confirm_due_on: string | null
  is_beyond_calendar: boolean
  content: DraftContent
  signatures: HeldSignature[]
  dispute: DisputeOfAgreement
  standing: Standing
}

type HeldRow = Omit<HeldAgreement, 'content' | 'dispute' | 'standing' | 'signatures'> &
  Omit<DisputeOfAgreement, 'id'> & { sealed_content: Buffer; signatures: HeldSignature[] | null }

/** The columns of a relation `d` of disputes that agreements ask about. */
export const DISPUTE_OF: RawBuilder<unknown> = sql`
  d.number, d.committee_id, d.studio_id, d.state as dispute_state, d.type, d.difficulty, d.waits_for_report, d.paused_at, d.refused_at,
  d.street_id, d.community_id, d.opened_by,
  (select u.name from org.unit as u where u.district_id = d.district_id and u.id = d.committee_id) as committee_name,
  array(select m.person_id from mediation.case_mediator as m where m.district_id = d.district_id and m.dispute_id = d.id
    and m.until_at is null) as mediator_ids,
  (select coalesce(jsonb_agg(jsonb_build_object('person_id', h.person_id, 'side', h.side)), '[]') from (
      select p.person_id, p.side from mediation.party as p where p.district_id = d.district_id and p.dispute_id = d.id
        and p.person_id is not null
      union all select g.person_id, p.side from mediation.agent as g join mediation.party as p on p.district_id = g.district_id
        and p.id = g.party_id where g.district_id = d.district_id and g.dispute_id = d.id and g.person_id is not null
        and g.ended_at is null) as h) as heard_by`

/** Finds and locks an agreement, its dispute first, as every command on either does. Refuses: `not_found` for hidden and missing
 * alike. */
export async function holdAgreement(ctx: CommandContext, id: string): Promise<HeldAgreement> {
  const { tx, actor, now } = ctx
  // First held, then read: whoever waited for another command must see what it left.
  await sql`
    select from mediation.dispute as d join agreements.agreement as a on a.district_id = d.district_id and a.dispute_id = d.id
    where a.district_id = ${actor.district_id} and a.id = ${id} for update of d, a`.execute(tx)
  const found = await sql<HeldRow>`
    select a.id, a.dispute_id, a.form, a.state, a.is_partial, a.version, a.digest, a.party_ids, a.written_reasons,
      a.parties_signed_at, a.mediator_signed_at, a.effective_at, a.confirm_due_on, a.is_beyond_calendar, v.sealed_content, ${DISPUTE_OF},
      (select jsonb_agg(jsonb_build_object('party_id', s.party_id, 'signer_kind', s.signer_kind, 'agent_id', s.agent_id,
          'sealed_signer', encode(s.sealed_signer, 'base64'), 'signed_at', s.signed_at))
        from agreements.signature as s where s.district_id = a.district_id and s.agreement_id = a.id and s.version = a.version
          and s.voided_at is null) as signatures
    from mediation.dispute as d
    join agreements.agreement as a on a.district_id = d.district_id and a.dispute_id = d.id
    join agreements.version as v on v.district_id = a.district_id and v.agreement_id = a.id and v.version = a.version
    where a.district_id = ${actor.district_id} and a.id = ${id}`.execute(tx)
  const row = found.rows[0]
  if (!row) throw notFound()
  const standing = await standingIn(tx, actor, row.dispute_id, now)
  if (!maySee(standing, row.state)) throw notFound()
  return {
    ...row,
    content: readContent(ctx.keys, row.sealed_content),
    signatures: row.signatures ?? [],
    dispute: { ...row, id: row.dispute_id },
    standing,
  }
}

/** The same for one act. Refuses besides: `may_not_<act>`, `clerk_seals`, `studio_cannot_seal`, `agreement_is_<state>`. */
export async function takeAgreement(
  ctx: CommandContext,
  id: string,
  act: AgreementAct,
): Promise<HeldAgreement> {
  const held = await holdAgreement(ctx, id)
  if (!mayAct(held.standing, act)) throw new Refusal('forbidden', whyForbidden(held, act))
  if (!isPossible(act, held.state)) throw new Refusal('conflict', `agreement_is_${held.state}`)
  return held
}

function whyForbidden(held: HeldAgreement, act: AgreementAct): string {
  if (act !== 'seal' || held.standing.sides.length > 0) return `may_not_${act}`
  return held.dispute.studio_id ? 'studio_cannot_seal' : 'clerk_seals'
}

/** Nothing is signed once mediation is over (人民调解法 art. 26). Refuses: `mediation_is_over`. */
export function refuseIfOver(dispute: DisputeOfAgreement): void {
  if (!mayStillMediate({ ...dispute, state: dispute.dispute_state }))
    throw new Refusal('conflict', 'mediation_is_over')
}

/** Refuses what somebody does with a text that is not the one in force: `draft_has_moved_on` for editors, `older_version` for
 * signatures. */
export function refuseIfOlder(
  held: HeldAgreement,
  seen: { version: number; digest?: string },
  reason: 'draft_has_moved_on' | 'older_version',
): void {
  if (seen.version === held.version && (seen.digest === undefined || seen.digest === held.digest))
    return
  throw new Refusal('conflict', reason, { version: held.version })
}

/** Writes a line on the timeline of the dispute and tells the open pages. */
export function tellOf(
  ctx: CommandContext,
  held: Pick<HeldAgreement, 'dispute'>,
  step: {
    act: `agreement_${string}`
    words?: string | null
    facts?: Record<string, string | number | boolean | null>
  },
): Promise<void> {
  return writeStep(ctx, held.dispute, step)
}

/** Tells the pages of those who draft, and nobody else: a draft is nobody's word yet. */
export function tellDrafters(ctx: CommandContext, held: Pick<HeldAgreement, 'dispute'>): void {
  announceDispute(ctx, { ...held.dispute, heard_by: [] })
}
