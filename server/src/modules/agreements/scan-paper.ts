import { createHash } from 'node:crypto'
import type { agreements } from '@linli/contract/agreements'
import type { Output, Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import { claimFiles } from '#modules/documents'
import { standingIn } from '#modules/mediation'
import { Refusal } from '#platform/errors'
import type { CommandContext, QueryContext } from '#platform/module'
import { manages } from './policy.ts'
import { readParties } from './read-parties.ts'
import { addSignature, partyOf, refuseUnlessMay, signerBefore } from './sign-agreement.ts'
import { refuseIfOlder, refuseIfOver, takeAgreement, tellDrafters } from './take-agreement.ts'

/** Makes a page to sign with ink. Its mark is random, stands in the code on the page and is kept as a digest alone. Refuses:
 * `older_version`, `mediation_is_over`. */
export async function printPaper(
  ctx: CommandContext,
  input: Parsed<typeof agreements.print_paper>,
): Promise<void> {
  const held = await takeAgreement(ctx, input.id, 'print_paper')
  refuseIfOver(held.dispute)
  refuseIfOlder(held, input, 'older_version')
  await sql`
    insert into agreements.paper (district_id, id, agreement_id, version, mark_digest, printed_by, printed_at)
    values (${ctx.actor.district_id}, ${ctx.newId()}, ${held.id}, ${held.version}, ${digestOf(input.mark)},
      ${ctx.actor.person_id}, ${ctx.now}) on conflict do nothing`.execute(ctx.tx)
  tellDrafters(ctx, held)
}

/** The signed page comes back: each party that signed it with ink and fingerprint. Refuses: `wrong_paper` where the page belongs to
 * another agreement, `older_version`, `no_such_file`, `mediation_is_over` and what a signature refuses. */
export async function scanPaper(
  ctx: CommandContext,
  input: Parsed<typeof agreements.scan_paper>,
): Promise<void> {
  const held = await takeAgreement(ctx, input.id, 'scan_paper')
  refuseIfOver(held.dispute)
  const found = await sql<{ id: string; version: number }>`
    update agreements.paper set scanned_at = ${ctx.now}
    where district_id = ${ctx.actor.district_id} and mark_digest = ${digestOf(input.mark)} and agreement_id = ${held.id}
    returning id, version`.execute(ctx.tx)
  const paper = found.rows[0]
  if (!paper) throw new Refusal('invalid', 'wrong_paper')
  refuseIfOlder(held, paper, 'older_version')
  await claimFiles(ctx.tx, ctx.actor, input.file_ids, ['photo'])
  const parties = await readParties({ ...ctx, db: ctx.tx }, held.dispute_id)
  for (const one of input.signed) {
    const party = partyOf(parties, one.party_id)
    const signer = signerBefore(party, one)
    refuseUnlessMay(ctx, held, { party, parties, signer })
    await addSignature(ctx, held, {
      party,
      signer,
      is_witnessed: true,
      ink: { manner: 'paper', paper_id: paper.id, file_ids: input.file_ids },
    })
  }
}

/** Which agreement a page belongs to, for those who manage it. Refuses: `wrong_paper` for an unknown mark and one of somebody
 * else's agreement alike. */
export async function findPaper(
  ctx: QueryContext,
  input: Parsed<typeof agreements.find_paper>,
): Promise<Output<typeof agreements.find_paper>> {
  const { db, actor, now } = ctx
  const found = await sql<{
    agreement_id: string
    dispute_id: string
    version: number
    is_in_force: boolean
  }>`
    select p.agreement_id, a.dispute_id, p.version, a.state = 'signing' and a.version = p.version as is_in_force
    from agreements.paper as p
    join agreements.agreement as a on a.district_id = p.district_id and a.id = p.agreement_id
    where p.district_id = ${actor.district_id} and p.mark_digest = ${digestOf(input.mark)}`.execute(
    db,
  )
  const row = found.rows[0]
  if (!row) throw new Refusal('invalid', 'wrong_paper')
  const standing = await standingIn(db, actor, row.dispute_id, now).catch(() => null)
  if (!standing || !manages(standing)) throw new Refusal('invalid', 'wrong_paper')
  return row
}

function digestOf(mark: string): Buffer {
  return createHash('sha256').update(mark).digest()
}
