import type { catalogue } from '@linli/contract/catalogue'
import type { Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { requireEditor } from './policy.ts'
import { requireUnits } from './require-units.ts'

/** Starts a category or, where its code is known, its next edition. Refuses: outside_jurisdiction,
 * parent_does_not_fit, no_such_parent, no_such_unit, draft_exists. */
export async function draftCategory(
  context: CommandContext,
  input: Parsed<typeof catalogue.draft>,
): Promise<void> {
  const { tx, actor, new_id } = context
  requireEditor(actor)
  const dot = input.code.indexOf('.')
  const parent_code = dot < 0 ? null : input.code.slice(0, dot)
  if (input.parent_code !== parent_code)
    throw new Refusal('invalid', 'parent_does_not_fit', { parent_code })
  await requireUnits(context, input)
  const made = await sql`
    insert into catalogue.edition (district_id, id, code, parent_code, name, keywords, owner_unit_id, doer_kind,
      doer_unit_id, standard, basis, clocks, evidence, verifier, may_self_close, is_secret_by_default,
      default_urgency, reopen_days)
    select ${actor.district_id}::int, ${new_id}::uuid, ${input.code}, ${parent_code}::text, ${input.name}, ${input.keywords}::text[],
      ${input.owner_unit_id}::uuid, ${input.doer_kind}::text, ${input.doer_unit_id}::uuid, ${input.standard || null}::text,
      ${input.basis || null}::text, ${JSON.stringify(input.clocks)}::jsonb, ${input.evidence}::text[], ${input.verifier},
      ${input.may_self_close}::bool, ${input.is_secret_by_default}::bool, ${input.default_urgency},
      ${input.reopen_days}::int
    where ${parent_code}::text is null or exists (
      select from catalogue.edition p where p.district_id = ${actor.district_id} and p.code = ${parent_code})
    on conflict (district_id, code) where published_at is null do nothing`.execute(tx)
  if (made.numAffectedRows === 1n) return
  const draft = await sql`
    select from catalogue.edition
    where district_id = ${actor.district_id} and code = ${input.code} and published_at is null`.execute(
    tx,
  )
  if (draft.rows.length > 0) throw new Refusal('conflict', 'draft_exists')
  throw new Refusal('invalid', 'no_such_parent')
}
