import { prepareSetUp } from '#modules/org'
import { openDatabase } from '#platform/db'

/** A new code for the guided first set-up, for the terminal alone; null where a district stands already. */
export async function setUpCode(app_url: string): Promise<string | null> {
  const database = openDatabase(app_url, 1)
  try {
    return await prepareSetUp(database.db)
  } finally {
    await database.close()
  }
}
