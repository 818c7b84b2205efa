import { createHash, randomInt } from 'node:crypto'
import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db'

// Without letters and digits that look alike on a screen or by telephone.
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const GROUPS = 3
const GROUP_LENGTH = 4

/** A new code for the first set-up, such as `K7QM-XPT4-9ANC`, for the start to print; null where a district stands. Only its
 * digest is kept, and a new start makes the code before it worthless. */
export async function prepareSetUp(db: Db | Tx): Promise<string | null> {
  if (!(await isSetUpNeeded(db))) return null
  const group = () =>
    Array.from({ length: GROUP_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')
  const code = Array.from({ length: GROUPS }, group).join('-')
  await sql`
    insert into platform.setting (name, value) values ('set_up_code', to_jsonb(${digestOfSetUpCode(code)}::text))
    on conflict (name) do update set value = excluded.value`.execute(db)
  return code
}

/** Whether the installation has no district yet. */
export async function isSetUpNeeded(db: Db | Tx): Promise<boolean> {
  const found = await sql`select district_id from platform.district limit 1`.execute(db)
  return found.rows.length === 0
}

/** What is kept of a code: 59 random bits need no slow hash. Case, spaces and dashes do not matter. */
export function digestOfSetUpCode(code: string): string {
  const letters = code.toUpperCase().replace(/[^A-Z0-9]/g, '')
  return createHash('sha256').update(letters).digest('hex')
}
