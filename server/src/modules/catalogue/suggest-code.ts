import { sql } from 'kysely'
import type { QueryContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { isInForce } from './editions.ts'
import { type Hinted, suggestCategories } from './suggest.ts'

// Where the words hint at nothing, a person at the centre says what it is.
const UNSORTED = 'other'

/** The code of the category that the words of a report hint at most, or of the one for everything else; one statement. */
export async function suggestCode(
  { db, actor, now }: Pick<QueryContext, 'db' | 'actor' | 'now'>,
  text: string,
): Promise<string> {
  const found = await sql<Hinted>`
    select e.code, e.name, e.keywords from catalogue.edition as e
    where e.district_id = ${actor.district_id} and ${isInForce(shanghaiDay(now))}`.execute(db)
  return suggestCategories(text, found.rows)[0]?.code ?? UNSORTED
}
