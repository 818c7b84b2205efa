import { sql } from 'kysely'
import type { CommandContext, ErrandContext } from '#platform/module'
import type { Parcel } from './adapter.ts'
import { bucketsInForce } from './buckets-in-force.ts'
import { openContent } from './content.ts'
import { type Bucket, openLedger, spend, type Use } from './limits.ts'
import type { OpenChannel } from './open-channels.ts'

/** Longer than any call may last: a row that is still "sending" after it belongs to a process that is gone. */
export const LEASE_MS = 180_000

export interface Claimed {
  parcel: Parcel
  /** What was spent for each of its rows, to be given back where the platform did not count it. */
  uses: ReadonlyMap<string, readonly Use[]>
  at: Date
}

interface DueRow {
  id: string
  content_id: string
  idempotency_key: string
  address: string | null
  sealed_target: Buffer | null
  via: string | null
}

/** Takes what one call will carry: claims the rows, asks the ledger and spends, all before anything leaves. Answers null where
 * nothing is due, 'waits' where what is due must wait for a limit of the whole channel. Rows over a limit of their own place
 * are put off and others take the turn. */
export function claimParcel(
  ctx: ErrandContext,
  open: OpenChannel,
): Promise<Claimed | 'waits' | 'others' | null> {
  return ctx.write(open.channel.id, (command) => claim(command, open), 'unrecorded')
}

async function claim(
  ctx: CommandContext,
  open: OpenChannel,
): Promise<Claimed | 'waits' | 'others' | null> {
  const { district_id } = ctx.actor
  const { channel } = open
  const buckets = await bucketsInForce(ctx.tx, open, ctx.now)
  for (const scope of [...new Set([channel.id, ...buckets.map((one) => one.scope)])].sort()) {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`channels ${district_id} ${scope}`}, 0))`.execute(
      ctx.tx,
    )
  }
  const rows = await takeDue(ctx, open)
  if (rows.length === 0) return null
  const uses = new Map(rows.map((row) => [row.id, usesOf(buckets, row, ctx)]))
  const { admitted, late } = await admit(ctx, rows, uses)
  await putOff(ctx, late)
  if (admitted.length === 0) return buckets.some((one) => one.per === 'scope') ? 'waits' : 'others'
  const attempt_id = ctx.newId()
  await sql`
    update channels.delivery set state = 'sending', attempt_id = ${attempt_id}, attempts = attempts + 1, reason = null,
      lease_until = ${new Date(ctx.now.getTime() + LEASE_MS)}
    where district_id = ${district_id} and id = any(${admitted.map((row) => row.id)}::uuid[])`.execute(
    ctx.tx,
  )
  await spend(
    ctx.tx,
    district_id,
    admitted.flatMap((row) => uses.get(row.id) ?? []),
    {
      at: ctx.now,
      by: 1,
    },
  )
  const content = await readContent(ctx, admitted[0]?.content_id ?? '')
  const parcel: Parcel = {
    attempt_id,
    content,
    rows: admitted.map((row) => ({
      id: row.id,
      idempotency_key: row.idempotency_key,
      address: addressOf(ctx, row),
      via: row.via,
    })),
  }
  return { parcel, uses, at: ctx.now }
}

async function admit(
  ctx: CommandContext,
  rows: readonly DueRow[],
  uses: ReadonlyMap<string, readonly Use[]>,
): Promise<{ admitted: DueRow[]; late: { id: string; free_at: number }[] }> {
  const all = [...uses.values()].flat()
  const ledger = await openLedger(ctx.tx, ctx.actor.district_id, all, ctx.now)
  const admitted: DueRow[] = []
  const late: { id: string; free_at: number }[] = []
  for (const row of rows) {
    const wanted = uses.get(row.id) ?? []
    const { free_at } = ledger.mayUse(wanted)
    if (free_at > 0) late.push({ id: row.id, free_at })
    else {
      ledger.take(wanted)
      admitted.push(row)
    }
  }
  return { admitted, late }
}

/** The most urgent row that is due, and those that go in the same call with it. */
async function takeDue(ctx: CommandContext, { channel, adapter }: OpenChannel): Promise<DueRow[]> {
  const { district_id } = ctx.actor
  const due = sql`d.district_id = ${district_id} and d.channel_id = ${channel.id} and d.state = 'queued'
    and (d.next_at is null or d.next_at <= ${ctx.now}) and (d.not_after is null or d.not_after > ${ctx.now})`
  const first = await sql<{ content_id: string; via: string | null }>`
    select d.content_id, (select b.via from channels.binding b
      where b.district_id = ${district_id} and b.id = d.binding_id) as via
    from channels.delivery d where ${due} order by d.priority, d.id limit 1`.execute(ctx.tx)
  const head = first.rows[0]
  if (!head) return []
  const is_by_owner = adapter.gather_by === 'via' && head.via !== null
  const places = is_by_owner ? await placesOf(ctx, channel.id, head.via) : []
  const of_owner = sql`and d.binding_id = any(${places}::uuid[])`
  const found = await sql<DueRow>`
    with chosen as (
      select d.id, d.content_id, d.idempotency_key, d.sealed_target, d.binding_id, d.priority from channels.delivery d
      where ${due} and d.content_id = ${head.content_id}
        ${is_by_owner ? of_owner : sql``}
      order by d.priority, d.id limit ${adapter.most_per_call} for update skip locked)
    select d.id, d.content_id, d.idempotency_key, d.sealed_target, b.address, b.via from chosen d
    left join channels.binding b on b.district_id = ${district_id} and b.id = d.binding_id
    order by d.priority, d.id`.execute(ctx.tx)
  return found.rows
}

/** A statement of its own: joined, a fresh queue of thousands would be compared with thousands of places. */
async function placesOf(ctx: CommandContext, channel_id: string, via: string | null) {
  const found = await sql<{ id: string }>`
    select id from channels.binding
    where district_id = ${ctx.actor.district_id} and channel_id = ${channel_id} and via = ${via}`.execute(
    ctx.tx,
  )
  return found.rows.map((row) => row.id)
}

function usesOf(buckets: readonly Bucket[], row: DueRow, ctx: CommandContext): Use[] {
  return buckets.map((bucket) => {
    if (bucket.per === 'scope') return { bucket, key: '' }
    if (bucket.per === 'via') return { bucket, key: row.via ?? '' }
    return { bucket, key: row.address ?? keyOfTarget(ctx, row) }
  })
}

/** A phone number stands in the ledger as a signature that only our keys can make. */
function keyOfTarget(ctx: CommandContext, row: DueRow): string {
  return ctx.keys.sign('channels_target', addressOf(ctx, row)).toString('base64url').slice(0, 22)
}

function addressOf(ctx: CommandContext, row: DueRow): string {
  return row.address ?? (row.sealed_target ? ctx.keys.unseal(row.sealed_target) : '')
}

async function putOff(ctx: CommandContext, late: readonly { id: string; free_at: number }[]) {
  if (late.length === 0) return
  await sql`
    update channels.delivery d set next_at = r.next_at, reason = 'over_the_limit'
    from unnest(${late.map((row) => row.id)}::uuid[],
      ${late.map((row) => new Date(row.free_at).toISOString())}::timestamptz[]) as r (id, next_at)
    where d.district_id = ${ctx.actor.district_id} and d.id = r.id`.execute(ctx.tx)
}

async function readContent(ctx: CommandContext, id: string) {
  const found = await sql<{ sealed: Buffer }>`
    select sealed from channels.content where district_id = ${ctx.actor.district_id} and id = ${id}`.execute(
    ctx.tx,
  )
  return openContent(ctx.keys, found.rows[0]?.sealed ?? Buffer.alloc(0))
}
