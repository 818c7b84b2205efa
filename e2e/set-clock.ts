import pg from 'pg'
import type { StoryDatabase } from './template-database.ts'

/** Sets the clock that a demonstration keeps to a moment; processes that start from now on go on from there. */
export async function setClock(database: StoryDatabase, to: Date): Promise<void> {
  const client = new pg.Client({ connectionString: database.owner_url })
  await client.connect()
  try {
    const offset_ms = to.getTime() - Date.now()
    await client.query(`update platform.setting set value = $1 where name = 'clock'`, [
      JSON.stringify({ offset_ms }),
    ])
  } finally {
    await client.end()
  }
}
