import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { Keys } from '#platform/keys'
import type { CommandContext } from '#platform/module'
import { openChannels } from './open-channels.ts'
import { queueDeliveries } from './queue-deliveries.ts'
import { matchTemplate } from './sms/match-template.ts'
import { templatesOf } from './sms/templates-of.ts'

/** A command's context has all of it; without `emit` the message leaves in the next minute instead of at once. */
export interface TextContext extends Partial<Pick<CommandContext, 'emit' | 'announce'>> {
  tx: Tx
  actor: { district_id: number }
  now: Date
  keys: Keys
  newId(): string
}

export interface OutgoingText {
  phone: string
  text: string
  /** What it is for, as a slug: `sign_in_code`, `matter_answered`. */
  purpose: string
}

/** What became of a text message; nothing is ever called sent that was not. `waiting`: it goes out after the commit. */
export type TextState = 'shown_in_tray' | 'no_channel' | 'waiting'

const MINUTE = 60_000

/** Hands a text message over in the caller's transaction and says what became of it. In a demonstration district it is
 * shown in the on-screen tray and goes nowhere. Elsewhere it waits for the district's operator where one is connected and has
 * approved a template that says exactly this text; otherwise it stays unsent, and the caller decides whether that matters. */
export async function sendText(ctx: TextContext, outgoing: OutgoingText): Promise<TextState> {
  const { tx, actor, now, keys } = ctx
  const { phone, text, purpose } = outgoing
  const id = ctx.newId()
  const made = await sql<{ state: TextState }>`
    insert into channels.text_message
      (district_id, id, phone_index, sealed_phone, sealed_text, purpose, state, created_at)
    select district_id, ${id}::uuid, ${keys.blindIndex('phone', phone)}::bytea, ${keys.seal(phone)}::bytea,
      ${keys.seal(text)}::bytea, ${purpose}, case when is_demonstration then 'shown_in_tray' else 'no_channel' end,
      ${now}::timestamptz
    from platform.district where district_id = ${actor.district_id}
    returning state`.execute(tx)
  if (made.rows[0]?.state === 'shown_in_tray') return 'shown_in_tray'
  const way = await findWay(ctx, outgoing)
  if (!way) return 'no_channel'
  await sql`
    update channels.text_message set state = 'waiting'
    where district_id = ${actor.district_id} and id = ${id}`.execute(tx)
  const is_code = purpose === 'sign_in_code'
  await queueDeliveries(
    { ...ctx, emit: ctx.emit ?? (() => undefined), announce: ctx.announce ?? (() => undefined) },
    {
      about: { noun: 'text', id },
      content: { text, template: way.template },
      priority: is_code ? 'emergency' : 'normal',
      not_after: new Date(now.getTime() + (is_code ? 5 : 720) * MINUTE),
      rows: [{ idempotency_key: `text/${id}`, channel_id: way.channel_id, target: phone }],
    },
  )
  return 'waiting'
}

async function findWay({ tx, actor, keys }: TextContext, outgoing: OutgoingText) {
  const open = await openChannels(
    { db: tx, keys, district_id: actor.district_id },
    { state: 'active' },
  )
  for (const { channel } of open) {
    const template = matchTemplate(templatesOf(channel), outgoing)
    if (template) return { channel_id: channel.id, template }
  }
  return null
}

/** What became of a text message, from what became of its delivery. */
export async function noteText(ctx: CommandContext, id: string): Promise<void> {
  await sql`
    update channels.text_message t set state = case when d.state = 'sent' then 'sent' else 'failed' end
    from channels.delivery d
    where t.district_id = ${ctx.actor.district_id} and t.id = ${id} and d.district_id = ${ctx.actor.district_id}
      and d.about_noun = 'text' and d.about_id = t.id and d.state in ('sent', 'failed', 'expired', 'stopped')`.execute(
    ctx.tx,
  )
}
