import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
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

/** Hands a text message over in the caller's transaction and says what became of it. In a demonstration district it is
 * shown in the on-screen tray and goes nowhere. Refuses `no_text_channel` where no operator's channel is connected:
 * nothing is ever called sent that was not. */
export async function sendText(
  { tx, actor, now, keys, newId }: TextContext,
  { phone, text, purpose }: OutgoingText,
): Promise<'shown_in_tray'> {
  const made = await sql`
    insert into channels.text_message
      (district_id, id, phone_index, sealed_phone, sealed_text, purpose, state, created_at)
    select district_id, ${newId()}::uuid, ${keys.blindIndex('phone', phone)}::bytea, ${keys.seal(phone)}::bytea,
      ${keys.seal(text)}::bytea, ${purpose}, 'shown_in_tray', ${now}::timestamptz
    from platform.district where district_id = ${actor.district_id} and is_demonstration`.execute(
    tx,
  )
  if (made.numAffectedRows !== 1n) throw new Refusal('unavailable', 'no_text_channel')
  return 'shown_in_tray'
}
