import type { channels, SentText } from '@linli/contract/channels'
import type { Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import { notFound } from '#platform/errors'
import type { QueryContext } from '#platform/module'

const SHOWN = 20

/** The newest messages to a phone, newest first. Whoever types the phone reads them, so that nobody needs a telephone to
 * try the demonstration; a real district has no tray and answers `not_found`. */
export async function listTray(
  { db, actor, keys }: QueryContext,
  { phone }: Parsed<typeof channels.list_tray>,
): Promise<SentText[]> {
  const found = await sql<{ is_demonstration: boolean }>`
    select is_demonstration from platform.district where district_id = ${actor.district_id}`.execute(
    db,
  )
  if (!found.rows[0]?.is_demonstration) throw notFound()
  const texts = await sql<{ id: string; sealed_text: Buffer; created_at: string }>`
    select id, sealed_text, created_at from channels.text_message
    where district_id = ${actor.district_id} and phone_index = ${keys.blindIndex('phone', phone)}
    order by id desc limit ${SHOWN}`.execute(db)
  return texts.rows.map((row) => ({
    id: row.id,
    sent_at: row.created_at,
    text: keys.unseal(row.sealed_text),
  }))
}
