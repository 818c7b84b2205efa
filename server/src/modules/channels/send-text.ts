import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { Keys } from '#platform/keys'

export interface TextContext {
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

/** What became of a text message; nothing is ever called sent that was not. */
export type TextState = 'shown_in_tray' | 'no_channel'

/** Hands a text message over in the caller's transaction and says what became of it. In a demonstration district it is
 * shown in the on-screen tray and goes nowhere; where no operator's channel is connected it stays unsent, and the caller
 * decides whether that matters. */
export async function sendText(
  { tx, actor, now, keys, newId }: TextContext,
  { phone, text, purpose }: OutgoingText,
): Promise<TextState> {
  const made = await sql<{ state: TextState }>`
    insert into channels.text_message
      (district_id, id, phone_index, sealed_phone, sealed_text, purpose, state, created_at)
    select district_id, ${newId()}::uuid, ${keys.blindIndex('phone', phone)}::bytea, ${keys.seal(phone)}::bytea,
      ${keys.seal(text)}::bytea, ${purpose}, case when is_demonstration then 'shown_in_tray' else 'no_channel' end,
      ${now}::timestamptz
    from platform.district where district_id = ${actor.district_id}
    returning state`.execute(tx)
  return made.rows[0]?.state ?? 'no_channel'
}
