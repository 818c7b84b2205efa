import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db'
import type { EntryLine } from './entry-lines.ts'

const PAGE = 5000

/** The entries of the transactions from one to below another, in the order in which they are digested; a batch of any
 * size passes through in pages. */
export async function* readEntries(
  db: Db | Tx,
  district_id: number,
  range: { from: string; below: string | null },
): AsyncGenerator<EntryLine> {
  let last: { transaction: string; id: string } | undefined
  for (;;) {
    const found = await sql<EntryLine>`
      select 'entry' as type, district_id, id, at, actor_id, operation, kind, subject_id, fields, request_id, refused,
        transaction::text as transaction from audit.entry
      where district_id = ${district_id} and transaction >= ${range.from}::xid8
        and ${range.below === null ? sql`true` : sql`transaction < ${range.below}::xid8`}
        and ${last ? sql`(transaction, id) > (${last.transaction}::xid8, ${last.id}::uuid)` : sql`true`}
      order by entry.transaction, entry.id limit ${PAGE}`.execute(db)
    yield* found.rows
    const end = found.rows.at(-1)
    if (!end || found.rows.length < PAGE) return
    last = end
  }
}
