import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { CHAIN_START, canonicalLine, chain } from '#platform/sm3'
import { headLine, type SealLine } from './entry-lines.ts'
import { readEntries } from './read-entries.ts'

const MOST_ENTRIES = 50_000
/** A backlog is worked off over several runs, so that no transaction of ours holds the others' horizon for long. */
const MOST_BATCHES = 10

export interface SealContext {
  tx: Tx
  actor: { district_id: number }
  now: Date
}

/** Seals the entries of a district that are committed for good: those of transactions older than the oldest one that
 * still runs, in batches of at most 50,000, each linked to the one before by SM3. A single transaction with more (a
 * bulk load) becomes one batch with a note. The seals are themselves the record of this job. */
export async function everySealAudit({ tx, actor, now }: SealContext): Promise<'unrecorded'> {
  // Only one worker seals a district at a time; the other has nothing left to do.
  const taken = await sql<{ is_free: boolean }>`
    select pg_try_advisory_xact_lock(${LOCK}, ${actor.district_id}) as is_free`.execute(tx)
  if (!taken.rows[0]?.is_free) return 'unrecorded'
  for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
    if (!(await sealNext(tx, actor.district_id, now))) break
  }
  return 'unrecorded'
}

// Any number that no other part of this product locks with.
const LOCK = 20_220_906

async function sealNext(tx: Tx, district_id: number, now: Date): Promise<boolean> {
  const last = await readLastSeal(tx, district_id)
  const from = last?.below_transaction ?? '0'
  const next = await readBounds(tx, district_id, from)
  if (!next) return false
  const seal: SealLine = {
    type: 'seal',
    district_id,
    number: (last?.number ?? 0) + 1,
    from_transaction: from,
    below_transaction: next.below,
    entries: next.entries,
    sealed_at: now.toISOString(),
    note: next.entries > MOST_ENTRIES ? 'one_transaction' : null,
    digest: '',
    previous: last?.chain ?? CHAIN_START,
    chain: '',
  }
  const hash = createHash('sm3').update(`${headLine(seal)}\n`)
  for await (const entry of readEntries(tx, district_id, { from, below: next.below })) {
    hash.update(`${canonicalLine(entry)}\n`)
  }
  const digest = hash.digest('hex')
  await sql`
    insert into audit.seal (district_id, number, from_transaction, below_transaction, entries, digest, previous, chain,
      sealed_at, note)
    values (${district_id}, ${seal.number}, ${from}::xid8, ${next.below}::xid8, ${seal.entries}, ${digest},
      ${seal.previous}, ${chain(seal.previous, digest)}, ${now}, ${seal.note})`.execute(tx)
  return true
}

async function readLastSeal(tx: Tx, district_id: number) {
  const found = await sql<{ number: number; below_transaction: string; chain: string }>`
    select number, below_transaction::text as below_transaction, chain from audit.seal
    where district_id = ${district_id} order by number desc limit 1`.execute(tx)
  return found.rows[0]
}

/** Where the next batch ends: at the horizon, or before the transaction whose entries no longer fit in. */
async function readBounds(tx: Tx, district_id: number, from: string) {
  const found = await sql<{ below: string; entries: number }>`
    with horizon as materialized (
      select pg_snapshot_xmin(pg_current_snapshot()) as xmin
    ), waiting as materialized (
      select e.transaction from audit.entry e, horizon
      where e.district_id = ${district_id} and e.transaction >= ${from}::xid8 and e.transaction < horizon.xmin
      order by e.transaction limit ${MOST_ENTRIES + 1}
    ), bounds as (
      select case
        when count(*) <= ${MOST_ENTRIES} then (select xmin from horizon)
        when max(transaction) > min(transaction) then max(transaction)
        else (min(transaction)::text::bigint + 1)::text::xid8 end as below
      from waiting
    )
    select bounds.below::text as below, (select count(*) from audit.entry e where e.district_id = ${district_id}
      and e.transaction >= ${from}::xid8 and e.transaction < bounds.below) as entries
    from bounds`.execute(tx)
  const next = found.rows[0]
  return next && next.entries > 0 ? next : null
}
