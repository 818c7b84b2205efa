import type { Agreement } from '@linli/contract/agreement-shapes'
import type { agreements } from '@linli/contract/agreements'
import type { StoredFile } from '@linli/contract/documents'
import type { Parsed } from '@linli/contract/endpoint'
import { type RawBuilder, sql } from 'kysely'
import { viewFiles } from '#modules/documents'
import { type Standing, standingIn } from '#modules/mediation'
import { notFound } from '#platform/errors'
import { maskName } from '#platform/keys'
import type { QueryContext } from '#platform/module'
import { actionsOf, manages, mayRead, maySee } from '../policy.ts'
import { mineOf, type PartyRow, partyView, readParties } from '../read-parties.ts'
import { type AgreementRule, agreementRule } from '../rules.ts'
import { readContent, readLines, unsealText } from '../seal-content.ts'
import { AGREEMENT_COLUMNS, type AgreementRow, moment, momentOrNull } from './agreement-rows.ts'
import { confirmationsOf, preCheckOf } from './confirmation-lines.ts'
import { obligationLines } from './obligation-lines.ts'

/** With what an agreement is shown. */
export interface Seeing {
  standing: Standing
  parties: PartyRow[]
  /** The parties that this person is or acts for. */
  mine: string[]
  rule: AgreementRule
  files: Map<string, StoredFile>
  /** Only that it exists: names masked, nothing of what it says. */
  is_masked: boolean
}

/** Every agreement of a dispute that this person sees, the newest first, in as many statements for fifty as for one. Refuses:
 * `not_found`. */
export async function listAgreements(
  ctx: QueryContext,
  { dispute_id }: Parsed<typeof agreements.list>,
): Promise<Agreement[]> {
  const standing = await standingIn(ctx.db, ctx.actor, dispute_id, ctx.now)
  return readAgreements(ctx, standing, sql`a.dispute_id = ${dispute_id}`)
}

/** One agreement. Refuses: `not_found`, hidden and missing alike. */
export async function viewAgreement(ctx: QueryContext, id: string): Promise<Agreement> {
  const found = await sql<{ dispute_id: string }>`
    select dispute_id from agreements.agreement where district_id = ${ctx.actor.district_id} and id = ${id}`.execute(
    ctx.db,
  )
  const dispute_id = found.rows[0]?.dispute_id
  if (dispute_id === undefined) throw notFound()
  const standing = await standingIn(ctx.db, ctx.actor, dispute_id, ctx.now)
  const [agreement] = await readAgreements(ctx, standing, sql`a.id = ${id}`)
  if (!agreement) throw notFound()
  return agreement
}

async function readAgreements(
  ctx: QueryContext,
  standing: Standing,
  where: RawBuilder<unknown>,
): Promise<Agreement[]> {
  const { db, actor, now } = ctx
  const found = await sql<AgreementRow>`
    select ${AGREEMENT_COLUMNS} from agreements.agreement as a
    join mediation.dispute as d on d.district_id = a.district_id and d.id = a.dispute_id
    join agreements.version as v on v.district_id = a.district_id and v.agreement_id = a.id and v.version = a.version
    where a.district_id = ${actor.district_id} and ${where} order by a.id desc`.execute(db)
  const rows = found.rows.filter(({ state }) => maySee(standing, state))
  if (rows.length === 0) return []
  const parties = await readParties(ctx, standing.dispute_id)
  const rule = await agreementRule(db, actor.district_id, now)
  const is_masked = !manages(standing) && standing.sides.length === 0
  const file_ids = is_masked
    ? []
    : rows.flatMap((row) => (row.performances ?? []).flatMap((one) => one.file_ids))
  const files = await viewFiles(ctx, file_ids)
  const mine = mineOf(parties, actor.person_id)
  const seeing = { standing, parties, mine, rule, files, is_masked }
  return rows.map((row) => agreementOf(ctx, row, seeing))
}

function agreementOf(ctx: QueryContext, row: AgreementRow, seeing: Seeing): Agreement {
  const { standing, parties, mine, is_masked } = seeing
  const content = mayRead(standing, row.state) ? readContent(ctx.keys, row.sealed_content) : null
  const signed = (row.signatures ?? []).filter(
    ({ voided_at, version }) => voided_at === null && version === row.version,
  )
  return {
    id: row.id,
    dispute_id: row.dispute_id,
    number: row.number,
    form: row.form,
    state: row.state,
    is_partial: row.is_partial,
    version: row.version,
    digest: row.digest,
    content,
    lines: content ? readLines(ctx.keys, row.sealed_text) : null,
    parties: parties
      .filter(({ id }) => row.party_ids.includes(id))
      .map((party) => partyView(party, { mine, is_masked })),
    versions: manages(standing)
      ? row.versions.map((one) => ({ ...one, saved_at: moment(one.saved_at) }))
      : [],
    signatures: signaturesOf(ctx, row, seeing),
    missing_party_ids: row.party_ids.filter((id) => !signed.some((one) => one.party_id === id)),
    seal_keeper: row.seal_keeper,
    sealed_at: row.sealed_at,
    effective_at: row.effective_at,
    copies: row.party_ids.length + 1,
    written_reasons: row.written_reasons,
    obligations: obligationLines(ctx, row, seeing),
    pre_check: content && manages(standing) ? preCheckOf(ctx, row, { content, parties }) : null,
    confirmations: confirmationsOf(row, standing),
    visits: manages(standing)
      ? (row.visits ?? []).map((one) => ({ ...one, visited_at: momentOrNull(one.visited_at) }))
      : [],
    relapses: (row.relapses ?? []).map((one) => ({
      ...one,
      words: is_masked ? '' : one.words,
      recorded_at: moment(one.recorded_at),
    })),
    end_words: is_masked ? null : row.end_words,
    may_be_closed: mayBeClosed(row, standing),
    can: actionsOf(standing, row.state),
  }
}

/** Nothing is owed any more, and the dispute still stands open. */
function mayBeClosed(row: AgreementRow, standing: Standing): boolean {
  const is_over = row.state === 'done' || row.state === 'ended'
  return is_over && row.dispute_state === 'agreed' && manages(standing)
}

function signaturesOf(
  ctx: QueryContext,
  row: AgreementRow,
  { standing, is_masked }: Seeing,
): Agreement['signatures'] {
  const kept = manages(standing)
    ? (row.signatures ?? [])
    : (row.signatures ?? []).filter(({ voided_at }) => voided_at === null)
  return kept.map(({ sealed_signer, sealed_strokes, ...one }) => {
    const name = unsealText(ctx.keys, sealed_signer)
    return {
      ...one,
      signer_name: is_masked ? maskName(name) : name,
      strokes:
        sealed_strokes === null || is_masked
          ? null
          : JSON.parse(unsealText(ctx.keys, sealed_strokes)),
      signed_at: moment(one.signed_at),
      voided_at: momentOrNull(one.voided_at),
    }
  })
}
