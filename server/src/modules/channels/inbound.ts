import { sql } from 'kysely'
import { z } from 'zod'
import type { Db, Tx } from '#platform/db'
import type { Keys } from '#platform/keys'
import type { CommandContext } from '#platform/module'

/** A message or an event that came in, in our shape. */
export const Message = z.object({
  sent_at: z.string(),
  chat: z.object({ address: z.string(), is_group: z.boolean() }).nullable(),
  sender: z.object({
    kind: z.enum(['staff', 'resident', 'bot', 'system']),
    id: z.string(),
    union_id: z.string().optional(),
    name: z.string().optional(),
  }),
  text: z.string().nullable(),
  /** Of an event: what happened, in the platform's names. */
  event: z.object({ type: z.string(), data: z.record(z.string(), z.unknown()) }).nullable(),
})
export type Message = z.infer<typeof Message>

/** What an adapter read out of a call or a poll. */
export interface Inbound {
  /** The same for every repeat of one message, and for no other. */
  dedupe_key: string
  kind: 'text' | 'form' | 'event' | 'card_action' | 'media'
  message: Message
  /** As it came, for a later look; sealed, and forgotten after a while. */
  raw: string
}

/** Stores what came in and leaves the news of it; a repeat is stored once. Answers how many were new. */
export async function storeInbound(
  ctx: CommandContext,
  channel_id: string,
  found: readonly Inbound[],
): Promise<number> {
  if (found.length === 0) return 0
  const { district_id } = ctx.actor
  const rows = found.map((one) => ({
    id: ctx.newId(),
    key: one.dedupe_key.slice(0, 200),
    kind: one.kind,
    message: ctx.keys.seal(JSON.stringify(Message.parse(one.message))),
    raw: ctx.keys.seal(one.raw.toWellFormed()),
  }))
  const made = await sql<{ id: string }>`
    insert into channels.inbound (district_id, id, channel_id, dedupe_key, kind, sealed_message, sealed_raw, state, received_at)
    select ${district_id}, r.id, ${channel_id}::uuid, r.key, r.kind, r.message, r.raw, 'stored', ${ctx.now}::timestamptz
    from unnest(${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.key)}::text[],
      ${rows.map((row) => row.kind)}::text[], ${rows.map((row) => row.message)}::bytea[],
      ${rows.map((row) => row.raw)}::bytea[]) as r (id, key, kind, message, raw)
    on conflict (district_id, channel_id, dedupe_key) do nothing
    returning id`.execute(ctx.tx)
  await sql`
    update channels.channel set last_inbound_at = ${ctx.now}
    where district_id = ${district_id} and id = ${channel_id}`.execute(ctx.tx)
  for (const { id } of made.rows) {
    ctx.emit('channels.message_received', { district_id: String(district_id), subject_id: id })
  }
  return made.rows.length
}

/** Opens one message that came in: which channel, when, and what. Null where it is unknown or forgotten. */
export async function readInbound(
  { db, keys, district_id }: { db: Db | Tx; keys: Keys; district_id: number },
  id: string,
): Promise<{ channel_id: string; kind: string; received_at: string; message: Message } | null> {
  const found = await sql<{
    channel_id: string
    kind: string
    received_at: string
    sealed_message: Buffer | null
  }>`
    select channel_id, kind, received_at, sealed_message from channels.inbound
    where district_id = ${district_id} and id = ${id}`.execute(db)
  const row = found.rows[0]
  if (!row?.sealed_message) return null
  const message = Message.parse(JSON.parse(keys.unseal(row.sealed_message)))
  return { channel_id: row.channel_id, kind: row.kind, received_at: row.received_at, message }
}
