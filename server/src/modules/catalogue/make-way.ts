import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'

/** Clears the way for an edition of a category from a day on: the one before it ends on the day before. What begins on
 * that day or later is in the way, unless it is taken back with this. Refuses: day_is_past, later_edition_exists. */
export async function makeWay(
  { tx, actor, now }: Pick<CommandContext, 'tx' | 'actor' | 'now'>,
  code: string,
  { valid_from, takesBack = false }: { valid_from: string; takesBack?: boolean },
): Promise<void> {
  if (valid_from < shanghaiDay(now)) throw new Refusal('invalid', 'day_is_past')
  // Locks the editions in force, so that a category cannot be ended while its next edition begins.
  const later = await sql<{ valid_from: string }>`
    select valid_from from catalogue.edition
    where district_id = ${actor.district_id} and code = ${code} and published_at is not null
    order by valid_from desc for update`.execute(tx)
  const newest = later.rows[0]?.valid_from
  if (!takesBack && newest !== undefined && newest >= valid_from) {
    throw new Refusal('conflict', 'later_edition_exists', { valid_from: newest })
  }
  await sql`
    update catalogue.edition set valid_to = greatest(valid_from, ${valid_from}::date) - 1
    where district_id = ${actor.district_id} and code = ${code} and published_at is not null
      and (valid_to is null or valid_to >= ${valid_from}::date)`.execute(tx)
}
