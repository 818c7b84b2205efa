import type { DraftCheck } from '@linli/contract/agreement-shapes'
import type { agreements } from '@linli/contract/agreements'
import type { Output, Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import { standingIn } from '#modules/mediation'
import { notFound, Refusal } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import { checkDraft } from '../check-draft.ts'
import { clausesFor } from '../clauses.ts'
import { compareLines } from '../compare-lines.ts'
import { aboutDraft } from '../draft-agreement.ts'
import { manages } from '../policy.ts'
import { type PartyRow, partyView, readParties } from '../read-parties.ts'
import { readLines } from '../seal-content.ts'
import { writtenReasons } from '../written-reasons.ts'

/** The clauses that suit a dispute, and its parties, for those who draft. Refuses: `not_found`. */
export async function listClauses(
  ctx: QueryContext,
  { dispute_id }: Parsed<typeof agreements.list_clauses>,
): Promise<Output<typeof agreements.list_clauses>> {
  const { parties, type, difficulty } = await readForDraft(ctx, dispute_id)
  return {
    clauses: clausesFor(type),
    parties: parties.map((party) => partyView(party, { mine: [], is_masked: false })),
    written_reasons: writtenReasons({ difficulty, obligations: [], party_asks: false }),
  }
}

/** Looks a draft through as it stands on the page. Refuses: `not_found`. */
export async function lookThrough(
  ctx: QueryContext,
  { dispute_id, content }: Parsed<typeof agreements.check_draft>,
): Promise<DraftCheck> {
  const { parties, type } = await readForDraft(ctx, dispute_id)
  return checkDraft(content, aboutDraft({ parties, type, now: ctx.now }))
}

async function readForDraft(
  ctx: QueryContext,
  dispute_id: string,
): Promise<{ parties: PartyRow[]; type: string; difficulty: string }> {
  const standing = await standingIn(ctx.db, ctx.actor, dispute_id, ctx.now)
  if (!manages(standing)) throw notFound()
  const found = await sql<{ type: string; difficulty: string }>`
    select type, difficulty from mediation.dispute
    where district_id = ${ctx.actor.district_id} and id = ${dispute_id}`.execute(ctx.db)
  const { type = '', difficulty = '' } = found.rows[0] ?? {}
  return { type, difficulty, parties: await readParties(ctx, dispute_id) }
}

/** Two versions beside each other, for those who draft. Refuses: `not_found`, `no_such_version`. */
export async function compareVersions(
  ctx: QueryContext,
  { id, from, to }: Parsed<typeof agreements.compare>,
): Promise<Output<typeof agreements.compare>> {
  const found = await sql<{ dispute_id: string; version: number; sealed_text: Buffer }>`
    select a.dispute_id, v.version, v.sealed_text from agreements.agreement as a
    join agreements.version as v on v.district_id = a.district_id and v.agreement_id = a.id
    where a.district_id = ${ctx.actor.district_id} and a.id = ${id} and v.version in (${from}, ${to}, a.version)`.execute(
    ctx.db,
  )
  const dispute_id = found.rows[0]?.dispute_id
  if (dispute_id === undefined) throw notFound()
  const standing = await standingIn(ctx.db, ctx.actor, dispute_id, ctx.now)
  if (!manages(standing)) throw notFound()
  const linesOf = (version: number) => {
    const row = found.rows.find((one) => one.version === version)
    if (!row) throw new Refusal('invalid', 'no_such_version')
    return readLines(ctx.keys, row.sealed_text)
  }
  return { from, to, lines: compareLines(linesOf(from), linesOf(to)) }
}
