import type { catalogue } from '@linli/contract/catalogue'
import type { Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { makeWay } from './make-way.ts'
import { requireEditor } from './policy.ts'
import { type TakenEdition, takeEdition } from './queries.ts'
import { requireUnits } from './require-units.ts'

/** Puts a draft in force from a day on, and ends the edition before it on the day before. Nothing is in force without
 * owner, doer, standard and clocks (有人管、有人做、有标准). Refuses: outside_jurisdiction, edition_not_in_that_state,
 * day_is_past, no_owner, no_doer, no_standard, no_clocks,
 * no_such_unit (it was closed meanwhile), later_edition_exists. */
export async function publishCategory(
  context: CommandContext,
  input: Parsed<typeof catalogue.publish>,
): Promise<void> {
  const { tx, actor, now } = context
  requireEditor(actor)
  const draft = await takeEdition(context, input.id, 'publish')
  requireComplete(draft)
  await requireUnits(context, draft)
  await makeWay(context, draft.code, input)
  await sql`
    update catalogue.edition
    set valid_from = ${input.valid_from}, published_at = ${now}, published_by = ${actor.person_id}
    where district_id = ${actor.district_id} and id = ${draft.id}`.execute(tx)
}

function requireComplete(draft: TakenEdition): void {
  if (draft.owner_unit_id === null) throw new Refusal('invalid', 'no_owner')
  if (draft.doer_kind === null || (draft.doer_kind === 'unit' && draft.doer_unit_id === null)) {
    throw new Refusal('invalid', 'no_doer')
  }
  if (!draft.standard?.trim()) throw new Refusal('invalid', 'no_standard')
  if (draft.clocks === null) throw new Refusal('invalid', 'no_clocks')
}
