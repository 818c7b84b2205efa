import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { writeAudit } from '#platform/audit'
import type { Db, Tx } from '#platform/db'
import type { Route } from '#platform/module'
import { canonicalLine } from '#platform/sm3'
import type { SealLine } from './entry-lines.ts'
import { readEntries } from './read-entries.ts'

const PAGE = 500

/** The whole record of a district as lines of JSON: each seal followed by its entries, then the entries not sealed yet.
 * `npm run audit:verify` needs nothing but this. */
export async function* exportAudit(db: Db | Tx, district_id: number): AsyncGenerator<string> {
  let last: SealLine | undefined
  for (;;) {
    const found = await sql<SealLine>`
      select 'seal' as type, district_id, number, from_transaction::text as from_transaction,
        below_transaction::text as below_transaction, entries, sealed_at, note, digest, previous, chain
      from audit.seal where district_id = ${district_id} and number > ${last?.number ?? 0}
      order by number limit ${PAGE}`.execute(db)
    for (const seal of found.rows) {
      yield `${canonicalLine(seal)}\n`
      const range = { from: seal.from_transaction, below: seal.below_transaction }
      for await (const entry of readEntries(db, district_id, range))
        yield `${canonicalLine(entry)}\n`
      last = seal
    }
    if (found.rows.length < PAGE) break
  }
  const range = { from: last?.below_transaction ?? '0', below: null }
  for await (const entry of readEntries(db, district_id, range)) yield `${canonicalLine(entry)}\n`
}

/** The record for the auditor to take away; that it was taken stands in the record. */
export const exportRoute: Route = {
  method: 'GET',
  path: '/audit/export',
  roles: ['auditor'],
  limit: { max: 6, per_seconds: 60 },
  run: async ({ db, actor, now, newId, transaction }) => {
    await transaction((tx) =>
      writeAudit(tx, {
        district_id: actor.district_id,
        id: newId(),
        at: now,
        actor_id: actor.person_id,
        operation: 'audit.export',
        kind: 'disclosure',
        subject_id: null,
        fields: ['entries', 'seals'],
        request_id: null,
      }),
    )
    const name = `audit-${actor.district_id}-${now.toISOString().slice(0, 10)}.ndjson`
    return {
      status: 200,
      headers: {
        'content-type': 'application/x-ndjson; charset=utf-8',
        'content-disposition': `attachment; filename="${name}"`,
        'cache-control': 'no-store',
      },
      body: Readable.from(exportAudit(db, actor.district_id)),
    }
  },
}
