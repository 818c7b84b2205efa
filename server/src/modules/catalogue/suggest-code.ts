import type { QueryContext } from '#platform/module'
import { listPublished } from './queries.ts'
import { suggestCategories } from './suggest.ts'

// Where the words hint at nothing, a person at the centre says what it is.
const UNSORTED = 'other'

/** The category that the words of a report hint at most, or the one for everything else. */
export async function suggestCode(
  context: Pick<QueryContext, 'db' | 'actor' | 'now'>,
  text: string,
): Promise<string> {
  const published = await listPublished(context, {})
  const leaves = published.filter((line) => line.doer_kind !== null)
  return suggestCategories(text, leaves)[0]?.code ?? UNSORTED
}
