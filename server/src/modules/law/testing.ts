import { openDatabase } from '#platform/db'
import { loadLibrary } from './load-library.ts'

/** Loads the whole library, or some of its laws, into a test's database; the application itself may only read. */
export async function aLibrary(app: { url: string }, codes?: readonly string[]): Promise<number> {
  const owner = new URL(app.url)
  owner.searchParams.delete('options')
  const database = openDatabase(owner.href, 1)
  try {
    return await loadLibrary(database.db, codes)
  } finally {
    await database.close()
  }
}
