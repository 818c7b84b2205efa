import type { catalogue } from '@linli/contract/catalogue'
import type { Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { requireEditor } from './policy.ts'
import { takeEdition } from './queries.ts'

/** Sets the last day of an edition; open matters keep it. Refuses: outside_jurisdiction, edition_not_in_that_state,
 * day_is_past, day_before_start, ends_earlier (it may be ended sooner than set before, never later). */
export async function endCategory(
  context: CommandContext,
  input: Parsed<typeof catalogue.end>,
): Promise<void> {
  const { tx, actor, now } = context
  requireEditor(actor)
  const edition = await takeEdition(context, input.id, 'end')
  if (input.on < shanghaiDay(now)) throw new Refusal('invalid', 'day_is_past')
  if (edition.valid_from !== null && input.on < edition.valid_from)
    throw new Refusal('invalid', 'day_before_start')
  if (edition.valid_to !== null && input.on > edition.valid_to) {
    throw new Refusal('conflict', 'ends_earlier', { valid_to: edition.valid_to })
  }
  await sql`
    update catalogue.edition set valid_to = ${input.on}, ended_at = ${now}, ended_by = ${actor.person_id}
    where district_id = ${actor.district_id} and id = ${edition.id}`.execute(tx)
}
