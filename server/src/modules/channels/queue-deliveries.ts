import { PRIORITIES, type Priority } from '@linli/contract/codes/channels'
import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { Keys } from '#platform/keys'
import type { LiveChange } from '#platform/module'
import { bulkMoment } from './bulk-moment.ts'
import { type Content, sealContent } from './content.ts'

/** What a command has; `sendText` gives no more than this. */
export interface QueueContext {
  tx: Tx
  actor: { district_id: number }
  now: Date
  keys: Keys
  newId(): string
  emit(event: string, payload: Record<string, string>): void
  announce(change: LiveChange): void
}

/** The thing that the deliveries are about: a broadcast and its id. Upper modules find their deliveries by it. */
export interface About {
  noun: string
  id: string
}

/** To a bound place, or to a phone or account of a channel. The key makes a repeat harmless: it is unique in the district,
 * such as `broadcast/<id>/<binding id>`. */
export type Row =
  | { idempotency_key: string; binding_id: string }
  | { idempotency_key: string; channel_id: string; target: string }

export interface Batch {
  about: About
  content: Content
  priority: Priority
  /** What has not gone out by then does not go out at all. */
  not_after: Date | null
  rows: readonly Row[]
}

export interface Queued {
  /** Newly queued by this call. */
  queued: number
  /** Of the rows, those that wait for a person from the start. */
  awaiting_human: number
  /** Not queued: there already under its key, or no such open place. */
  left: number
}

/** Queues one content for many places in two statements, in the caller's transaction. Nothing is sent before the commit,
 * and nothing twice under one key. A place of `manual` waits for its person at once; the others are sent by an errand. */
export async function queueDeliveries(ctx: QueueContext, batch: Batch): Promise<Queued> {
  const { tx, actor, now, keys } = ctx
  const { district_id } = actor
  const content_id = ctx.newId()
  await sql`
    insert into channels.content (district_id, id, sealed, made_at)
    values (${district_id}, ${content_id}, ${sealContent(keys, batch.content)}, ${now})`.execute(tx)
  const rows = batch.rows.map((row) => ({
    id: ctx.newId(),
    key: row.idempotency_key,
    binding_id: 'binding_id' in row ? row.binding_id : null,
    channel_id: 'channel_id' in row ? row.channel_id : null,
    target: 'target' in row ? keys.seal(row.target) : null,
  }))
  const made = await sql<{ state: string }>`
    insert into channels.delivery (district_id, id, channel_id, binding_id, sealed_target, about_noun, about_id,
      idempotency_key, content_id, priority, not_after, state, who, presser_id, queued_at, accepted_at, next_at)
    select ${district_id}, r.id, c.id, b.id, r.target, ${batch.about.noun}, ${batch.about.id}::uuid, r.key,
      ${content_id}::uuid, ${PRIORITIES.indexOf(batch.priority)}, ${batch.not_after}::timestamptz,
      case when c.kind = 'manual' then 'awaiting_human' else 'queued' end,
      case when c.kind = 'manual' then b.via end, b.presser_id, ${now}::timestamptz,
      case when c.kind = 'manual' then ${now}::timestamptz end,
      case when c.kind <> 'manual' then ${startOf(batch, now)}::timestamptz end
    from unnest(${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.key)}::text[],
      ${rows.map((row) => row.binding_id)}::uuid[], ${rows.map((row) => row.channel_id)}::uuid[],
      ${rows.map((row) => row.target)}::bytea[]) as r (id, key, binding_id, channel_id, target)
    left join channels.binding b on b.district_id = ${district_id} and b.id = r.binding_id and b.state = 'open'
    join channels.channel c on c.district_id = ${district_id} and c.id = coalesce(b.channel_id, r.channel_id)
    on conflict (district_id, idempotency_key) do nothing
    returning state`.execute(tx)
  const queued = made.rows.length
  const awaiting_human = made.rows.filter((row) => row.state === 'awaiting_human').length
  if (queued > awaiting_human) {
    ctx.emit('channels.send_wanted', {
      district_id: String(district_id),
      subject_id: batch.about.id,
    })
  }
  if (queued > 0) announceDeliveries(ctx, batch.about)
  return { queued, awaiting_human, left: batch.rows.length - queued }
}

// Bulk goes when platforms have room, unless its time would be over by then; a person's own message and an emergency go at once.
function startOf({ priority, not_after }: Batch, now: Date): Date | null {
  if (priority !== 'bulk') return null
  const moment = bulkMoment(now, Math.random())
  return not_after && not_after <= moment ? null : moment
}

/** Tells the open pages that deliveries about something have changed. */
export function announceDeliveries(
  ctx: Pick<QueueContext, 'announce' | 'actor'>,
  about: About,
): void {
  ctx.announce({
    noun: 'delivery',
    id: about.id,
    district_id: ctx.actor.district_id,
    facts: { about_noun: about.noun },
  })
}
