import type { BucketPeriod } from '@linli/contract/codes/channels'
import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db'

/** One limit as a platform counts it. */
export interface Bucket {
  /** Buckets of one name and scope share one count. */
  name: string
  /** Against what is counted: the whole scope, a place, or the person who presses or receives. */
  per: 'scope' | 'address' | 'via'
  /** The channel, unless the platform counts several channels together: then the corporation or the app. */
  scope: string
  most: number
  period: BucketPeriod
  /** Of a sliding period. */
  seconds?: number
  /** Given back when the platform did not take the message: it counts what it took, not what it was asked. */
  counts: 'calls' | 'messages'
}

/** One use of a bucket: `n` against `key`. */
export interface Use {
  bucket: Bucket
  key: string
}

interface Standing {
  spent: number
  /** When something becomes free again, in milliseconds; 0 while there is room. */
  free_at: number
}

const SLICES = 60
const DAY = 86_400_000
const SHANGHAI = 8 * 3_600_000

/** Where the slot of a moment begins, in milliseconds: a calendar period in Shanghai, or a sixtieth of a sliding one. */
export function slotOf(bucket: Pick<Bucket, 'period' | 'seconds'>, at: Date): number {
  const ms = at.getTime()
  if (bucket.period === 'sliding') {
    const width = widthOf(bucket)
    return Math.floor(ms / width) * width
  }
  const local = ms + SHANGHAI
  const day = Math.floor(local / DAY)
  if (bucket.period === 'calendar_day') return day * DAY - SHANGHAI
  // 1970-01-01 was a Thursday; weeks begin on Monday.
  if (bucket.period === 'calendar_week') return (day - ((day + 3) % 7)) * DAY - SHANGHAI
  const date = new Date(local)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1) - SHANGHAI
}

/** When a slot counts no longer. A sliding slot counts one slice longer than it must, so that the limit holds wherever within
 * its slice a message fell. */
export function endOfSlot(bucket: Pick<Bucket, 'period' | 'seconds'>, slot: number): number {
  if (bucket.period === 'sliding') return slot + (bucket.seconds ?? 60) * 1000 + widthOf(bucket)
  if (bucket.period === 'calendar_day') return slot + DAY
  if (bucket.period === 'calendar_week') return slot + 7 * DAY
  const date = new Date(slot + SHANGHAI)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) - SHANGHAI
}

function widthOf(bucket: Pick<Bucket, 'seconds'>): number {
  return Math.max(1, Math.round(((bucket.seconds ?? 60) * 1000) / SLICES))
}

/** What may be spent now and what not before when: asks the ledger once, then counts on in memory. Call it under the lock of
 * the channel's scope, and write with `spend` in the same transaction. */
export async function openLedger(
  db: Db | Tx,
  district_id: number,
  uses: readonly Use[],
  now: Date,
): Promise<{
  mayUse(uses: readonly Use[]): { free_at: number }
  take(uses: readonly Use[]): void
}> {
  const standings = await readStandings(db, district_id, uses, now)
  const standingOf = (use: Use) => standings.get(nameOf(use)) ?? { spent: 0, free_at: 0 }
  return {
    mayUse: (asked) => ({
      free_at: Math.max(0, ...asked.map((use) => freeAt(use, standingOf(use), now))),
    }),
    take: (taken) => {
      for (const use of taken) {
        const { spent, free_at } = standingOf(use)
        standings.set(nameOf(use), { spent: spent + 1, free_at })
      }
    },
  }
}

function freeAt({ bucket }: Use, { spent, free_at }: Standing, now: Date): number {
  if (free_at > now.getTime() && spent < bucket.most) return free_at
  if (spent < bucket.most) return 0
  // Only this call has spent so far: the earliest of it is free again when the present slot ends.
  return Math.max(free_at, endOfSlot(bucket, slotOf(bucket, now)))
}

function nameOf({ bucket, key }: Use): string {
  return `${bucket.scope}\n${bucket.name}\n${key}`
}

async function readStandings(
  db: Db | Tx,
  district_id: number,
  uses: readonly Use[],
  now: Date,
): Promise<Map<string, Standing>> {
  const asked = [...new Map(uses.map((use) => [nameOf(use), use])).values()]
  const standings = new Map<string, Standing>()
  if (asked.length === 0) return standings
  const found = await sql<{
    i: number
    spent: number
    oldest: string | null
    until: string | null
  }>`
    select u.i::int as i, coalesce(sum(x.n), 0)::int as spent, min(x.slot) as oldest, max(p.until) as until
    from unnest(${asked.map((use) => use.bucket.scope)}::text[], ${asked.map((use) => use.bucket.name)}::text[],
      ${asked.map((use) => use.key)}::text[], ${asked.map((use) => since(use.bucket, now))}::timestamptz[])
      with ordinality as u (scope, bucket, key, since, i)
    left join channels.spent x on x.district_id = ${district_id} and x.scope = u.scope and x.bucket = u.bucket
      and x.key = u.key and x.slot >= u.since and x.n > 0
    left join channels.penalty p on p.district_id = ${district_id} and p.scope = u.scope and p.bucket = u.bucket
      and p.key = u.key and p.until > ${now}
    group by u.i`.execute(db)
  for (const row of found.rows) {
    const use = asked[row.i - 1]
    if (!use) continue
    const full = row.spent >= use.bucket.most && row.oldest
    const ends = full ? endOfSlot(use.bucket, new Date(row.oldest ?? 0).getTime()) : 0
    const blocked = row.until ? new Date(row.until).getTime() : 0
    standings.set(nameOf(use), { spent: row.spent, free_at: Math.max(ends, blocked) })
  }
  return standings
}

/** Slots that begin before this count no longer. */
function since(bucket: Bucket, now: Date): string {
  if (bucket.period !== 'sliding') return new Date(slotOf(bucket, now)).toISOString()
  const from = now.getTime() - (bucket.seconds ?? 60) * 1000 - widthOf(bucket)
  return new Date(from + 1).toISOString()
}

/** Writes uses into the ledger; `by` −1 gives them back. */
export async function spend(
  tx: Tx,
  district_id: number,
  uses: readonly Use[],
  { at, by }: { at: Date; by: 1 | -1 },
): Promise<void> {
  const sums = new Map<string, { use: Use; slot: string; n: number }>()
  for (const use of uses) {
    const slot = new Date(slotOf(use.bucket, at)).toISOString()
    const name = `${nameOf(use)}\n${slot}`
    sums.set(name, { use, slot, n: (sums.get(name)?.n ?? 0) + by })
  }
  const rows = [...sums.values()]
  if (rows.length === 0) return
  await sql`
    insert into channels.spent as s (district_id, scope, bucket, key, slot, n)
    select ${district_id}, u.scope, u.bucket, u.key, u.slot, u.n
    from unnest(${rows.map((row) => row.use.bucket.scope)}::text[], ${rows.map((row) => row.use.bucket.name)}::text[],
      ${rows.map((row) => row.use.key)}::text[], ${rows.map((row) => row.slot)}::timestamptz[],
      ${rows.map((row) => row.n)}::int[]) as u (scope, bucket, key, slot, n)
    on conflict (district_id, scope, bucket, key, slot) do update set n = greatest(s.n + excluded.n, 0)`.execute(
    tx,
  )
}

/** The platform has said "too fast": this bucket rests until then, also after a restart. */
export async function punish(
  tx: Tx,
  district_id: number,
  { bucket, key }: Use,
  until: Date,
): Promise<void> {
  await sql`
    insert into channels.penalty as p (district_id, scope, bucket, key, until)
    values (${district_id}, ${bucket.scope}, ${bucket.name}, ${key}, ${until})
    on conflict (district_id, scope, bucket, key) do update set until = greatest(p.until, excluded.until)`.execute(
    tx,
  )
}
