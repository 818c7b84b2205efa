import { sql } from 'kysely'
import type { Db, Tx } from './db.ts'
import { Refusal } from './errors.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Runs with the rows of these rooms in sight, and of no others. The setting holds for this transaction alone and is taken back
 * at the end, so neither the rest of a command nor the next user of the connection sees a row. Throws on what is not an id. */
export async function inRooms<T>(
  db: Db | Tx,
  room_ids: readonly string[],
  run: (tx: Tx) => Promise<T>,
): Promise<T> {
  for (const id of room_ids) if (!UUID.test(id)) throw new RangeError('not the id of a room')
  if (!isTx(db)) return db.transaction().execute((tx) => inRooms(tx, room_ids, run))
  await nameRooms(db, room_ids)
  try {
    const found = await run(db)
    await nameRooms(db, [])
    return found
  } catch (error) {
    // A refusal may leave its transaction alive; after a fault of the database the setting goes with it.
    if (error instanceof Refusal) await nameRooms(db, [])
    throw error
  }
}

// A literal: on other machines of a cluster neither set_config() nor a bound value arrives. One statement a message.
async function nameRooms(tx: Tx, room_ids: readonly string[]) {
  await sql`set local app.rooms = ${sql.lit(room_ids.join(','))}`.execute(tx)
}

function isTx(db: Db | Tx): db is Tx {
  return db.isTransaction
}
