import type { catalogue } from '@linli/contract/catalogue'
import type { Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import type { CommandContext } from '#platform/module'
import { makeWay } from './make-way.ts'
import { requireEditor } from './policy.ts'
import { takeEdition } from './queries.ts'
import { requireUnits } from './require-units.ts'

/** Takes a change back: what an earlier edition said is in force again from a day on, as a new edition, beside any draft,
 * and whatever was to begin from then on does not. Refuses: outside_jurisdiction, edition_not_in_that_state,
 * day_is_past, no_such_unit (it was closed meanwhile). */
export async function restoreCategory(
  context: CommandContext,
  input: Parsed<typeof catalogue.restore>,
): Promise<void> {
  const { tx, actor, now, new_id } = context
  requireEditor(actor)
  const earlier = await takeEdition(context, input.id, 'restore')
  await requireUnits(context, earlier)
  await makeWay(context, earlier.code, { ...input, takesBack: true })
  await sql`
    insert into catalogue.edition (district_id, id, code, parent_code, name, keywords, owner_unit_id, doer_kind, doer_unit_id,
      standard, basis, clocks, evidence, verifier, may_self_close, is_secret_by_default, default_urgency, reopen_days,
      valid_from, published_at, published_by)
    select district_id, ${new_id}::uuid, code, parent_code, name, keywords, owner_unit_id, doer_kind, doer_unit_id,
      standard, basis, clocks, evidence, verifier, may_self_close, is_secret_by_default, default_urgency, reopen_days,
      ${input.valid_from}::date, ${now}::timestamptz, ${actor.person_id}::uuid
    from catalogue.edition where district_id = ${actor.district_id} and id = ${earlier.id}`.execute(
    tx,
  )
}
