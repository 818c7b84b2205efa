import { sql } from 'kysely'
import type { QueryContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { type Hinted, suggestCategories } from './suggest.ts'

// Where the words hint at nothing, a person at the centre says what it is.
const UNSORTED = 'other'

/** The code of the category that the words of a report hint at most, or of the one for everything else; one statement. */
export async function suggestCode(
  { db, actor, now }: Pick<QueryContext, 'db' | 'actor' | 'now'>,
  text: string,
): Promise<string> {
  const day = shanghaiDay(now)
  const found = await sql<Hinted>`
    select code, name, keywords from catalogue.edition
    where district_id = ${actor.district_id} and published_at is not null and valid_from <= ${day}::date
      and (valid_to is null or valid_to >= ${day}::date)`.execute(db)
  return suggestCategories(text, found.rows)[0]?.code ?? UNSORTED
}
