import type { BucketPeriod } from '@linli/contract/codes/channels'
import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db'
import type { Bucket } from './limits.ts'
import type { OpenChannel } from './open-channels.ts'

interface Edition {
  bucket: string
  most: number
  period: BucketPeriod
  seconds: number | null
  valid_from: string
}

export type BucketInForce = Bucket & { valid_from: string | null }

/** The limits of a channel today: the newest edition of the district that has begun, else what its kind has by itself. */
export async function bucketsInForce(
  db: Db | Tx,
  { channel, adapter }: Pick<OpenChannel, 'channel' | 'adapter'>,
  now: Date,
): Promise<BucketInForce[]> {
  const buckets = adapter.buckets(channel)
  if (buckets.length === 0) return []
  const found = await sql<Edition>`
    select distinct on (bucket) bucket, most, period, seconds, valid_from from channels.bucket_edition
    where district_id = ${channel.district_id} and channel_id = ${channel.id}
      and valid_from <= (${now}::timestamptz at time zone 'Asia/Shanghai')::date
    order by bucket, valid_from desc, set_at desc`.execute(db)
  return buckets.map((bucket) => {
    const own = found.rows.find((row) => row.bucket === bucket.name)
    if (!own) return { ...bucket, valid_from: null }
    const { most, period, seconds, valid_from } = own
    return { ...bucket, most, period, valid_from, ...(seconds !== null && { seconds }) }
  })
}
