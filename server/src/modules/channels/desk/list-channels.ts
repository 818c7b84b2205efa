import type { Channel, ChannelBucket, ChannelKindInfo } from '@linli/contract/channels'
import type { DeliveryState } from '@linli/contract/codes/channels'
import { sql } from 'kysely'
import { z } from 'zod'
import { notFound } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import { ADAPTERS } from '../adapters.ts'
import { type BucketInForce, bucketsInForce } from '../buckets-in-force.ts'
import { slotOf } from '../limits.ts'
import { type OpenChannel, openChannels } from '../open-channels.ts'
import { hookPath } from '../receive-call.ts'

interface HealthRow {
  id: string
  last_inbound_at: string | null
  last_accepted_at: string | null
  last_error: string | null
  last_error_at: string | null
  tested_at: string | null
  test_fault: string | null
  open_places: number
  deliveries: Partial<Record<DeliveryState, number>> | null
}

const Texts = z.record(z.string(), z.unknown()).transform((all) => {
  const plain = Object.entries(all).filter(([, value]) =>
    ['string', 'number'].includes(typeof value),
  )
  return Object.fromEntries(plain.map(([name, value]) => [name, String(value)]))
})
const WEEK = 7 * 86_400_000

/** What kinds there are, and what each asks for. */
export async function listKinds(): Promise<ChannelKindInfo[]> {
  return ADAPTERS.map(({ kind, fields, secrets, capabilities }) => {
    const { posts, needs_person, hears, most_text, text_unit, can_take_back } = capabilities
    return {
      kind,
      fields: [...fields],
      secrets: [...secrets],
      ...{ posts, needs_person, hears, most_text, text_unit, can_take_back },
    }
  })
}

/** All channels of the district with their health and their limits; of secrets only whether they are there. */
export async function listChannels(ctx: QueryContext): Promise<Channel[]> {
  return show(ctx, await openChannels(reader(ctx)))
}

/** One of them. */
export async function viewChannel(ctx: QueryContext, id: string): Promise<Channel> {
  const [channel] = await show(ctx, await openChannels(reader(ctx), { id }))
  if (!channel) throw notFound()
  return channel
}

function reader({ db, keys, actor }: QueryContext) {
  return { db, keys, district_id: actor.district_id }
}

async function show(ctx: QueryContext, all: readonly OpenChannel[]): Promise<Channel[]> {
  const health = await readHealth(ctx)
  const shown: Channel[] = []
  for (const open of all) {
    const { channel, adapter, state } = open
    const { id, kind, name } = channel
    const row = health.get(id)
    if (!row) continue
    const { open_places, deliveries, id: _id, ...told } = row
    shown.push({
      ...{ id, kind, name, state, open_places },
      ...told,
      settings: Texts.parse(channel.settings),
      secrets: adapter.secrets.map((one) => ({ name: one, is_set: Boolean(channel.secrets[one]) })),
      hook_path: adapter.receive ? hookPath(ctx.keys, ctx.actor.district_id, id) : null,
      deliveries: deliveries ?? {},
      buckets: await readBuckets(ctx, open),
    })
  }
  return shown
}

async function readHealth(ctx: QueryContext): Promise<Map<string, HealthRow>> {
  const { district_id } = ctx.actor
  const found = await sql<HealthRow>`
    select c.id, c.last_inbound_at, c.last_accepted_at, c.last_error, c.last_error_at, c.tested_at, c.test_fault,
      (select count(*)::int from channels.binding b where b.district_id = ${district_id} and b.channel_id = c.id
        and b.state = 'open') as open_places,
      (select jsonb_object_agg(s.state, s.n) from (
        select d.state, count(*)::int as n from channels.delivery d
        where d.district_id = ${district_id} and d.channel_id = c.id
          and d.queued_at > ${new Date(ctx.now.getTime() - WEEK)} group by d.state) as s) as deliveries
    from channels.channel c where c.district_id = ${district_id}`.execute(ctx.db)
  return new Map(found.rows.map((row) => [row.id, row]))
}

async function readBuckets(ctx: QueryContext, open: OpenChannel): Promise<ChannelBucket[]> {
  // Settings that are not whole yet have no scope to count in.
  if (!open.adapter.settings.safeParse(open.channel.settings).success) return []
  const buckets = await bucketsInForce(ctx.db, open, ctx.now)
  return Promise.all(buckets.map((bucket) => readBucket(ctx, bucket)))
}

async function readBucket(ctx: QueryContext, bucket: BucketInForce): Promise<ChannelBucket> {
  const from =
    bucket.period === 'sliding'
      ? ctx.now.getTime() - (bucket.seconds ?? 60) * 1000
      : slotOf(bucket, ctx.now)
  const found = await sql<{ spent: number; full: number }>`
    select coalesce(max(k.n), 0)::int as spent, (count(*) filter (where k.n >= ${bucket.most}))::int as full
    from (select sum(n) as n from channels.spent
      where district_id = ${ctx.actor.district_id} and scope = ${bucket.scope} and bucket = ${bucket.name}
        and slot >= ${new Date(from)} group by key) as k`.execute(ctx.db)
  const { spent = 0, full = 0 } = found.rows[0] ?? {}
  const { name, per, most, period, seconds = null, valid_from } = bucket
  return { name, per, most, period, seconds, spent, full_places: full, valid_from }
}
