import type { Output, Parsed } from '@linli/contract/endpoint'
import type { quality } from '@linli/contract/quality'
import { sql } from 'kysely'
import { notFound } from '#platform/errors'
import type { DisclosureContext } from '#platform/module'
import { checkActsOf } from './policy.ts'
import { takeCheck } from './queries/take-check.ts'

/** Name and phone of who reported, for a checker who calls and asks. Logged as a reading. Refuses: `not_found` to
 * everybody else, and once the check is recorded. */
export async function revealCaller(
  ctx: DisclosureContext,
  input: Parsed<typeof quality.reveal_caller>,
) {
  const check = await takeCheck(ctx.tx, ctx.actor, input.id)
  if (!checkActsOf(ctx.actor, check).includes('reveal_caller')) throw notFound()
  const found = await sql<{ sealed_name: Buffer | null; sealed_phone: Buffer | null }>`
    select sealed_name, sealed_phone from matters.reporter
    where district_id = ${ctx.actor.district_id} and matter_id = ${check.matter_id}`.execute(ctx.tx)
  const [row] = found.rows
  const answer: Output<typeof quality.reveal_caller> = {
    name: row?.sealed_name ? ctx.keys.unseal(row.sealed_name) : null,
    phone: row?.sealed_phone ? ctx.keys.unseal(row.sealed_phone) : null,
  }
  return { answer, subject_id: check.matter_id, fields: ['reporter.name', 'reporter.phone'] }
}
