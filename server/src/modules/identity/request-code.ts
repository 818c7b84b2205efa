import { randomInt } from 'node:crypto'
import type { Output, Parsed } from '@linli/contract/endpoint'
import type { identity } from '@linli/contract/identity'
import { sql } from 'kysely'
import { sendText } from '#modules/channels'
import { notFound, Refusal } from '#platform/errors'
import type { Keys } from '#platform/keys'
import type { CommandContext, QueryContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { rulesAt } from './rules.ts'

/** Sends a six-digit code to a phone, whether or not its owner has been here before.
 * Refuses: `too_many_codes`, `no_text_channel`, `not_set_up`. */
export async function requestCode(
  context: CommandContext,
  { phone }: Parsed<typeof identity.request_code>,
): Promise<void> {
  const { tx, actor, now, keys } = context
  const { district_id } = actor
  if (district_id === 0) throw new Refusal('unavailable', 'not_set_up')
  const rules = await rulesAt(tx, now)
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const valid_until = new Date(now.getTime() + rules.code_minutes * 60_000)
  const pause_from = new Date(now.getTime() - rules.code_pause_seconds * 1000)
  const today = new Date(`${shanghaiDay(now)}T00:00:00+08:00`)
  const made = await sql`
    insert into identity.phone_code as t (district_id, phone_index, id, code_digest, sent_at, valid_until)
    values (${district_id}, ${keys.blindIndex('phone', phone)}, ${context.new_id}, ${digestOfCode(keys, phone, code)},
      ${now}, ${valid_until})
    on conflict (district_id, phone_index) do update set id = excluded.id, code_digest = excluded.code_digest,
      sent_at = excluded.sent_at, valid_until = excluded.valid_until, attempts = 0, used_at = null,
      sent_today = case when t.sent_at >= ${today} then t.sent_today + 1 else 1 end
    where t.sent_at <= ${pause_from} and (t.sent_at < ${today} or t.sent_today < ${rules.codes_a_day})`.execute(
    tx,
  )
  if (made.numAffectedRows !== 1n) throw new Refusal('too_many_requests', 'too_many_codes')
  const text = `【邻里】您的登录验证码是 ${code}，${rules.code_minutes} 分钟内有效。请不要告诉任何人。`
  const state = await sendText(context, { phone, text, purpose: 'sign_in_code' })
  if (state === 'no_channel') throw new Refusal('unavailable', 'no_text_channel')
}

/** A million codes are guessed from a plain hash in no time, so the digest needs the key ring. */
export function digestOfCode(keys: Keys, phone: string, code: string): Buffer {
  return keys.sign('phone_code', `${phone} ${code}`)
}

/** How long the code is good for, and whether it is in the tray. */
export async function viewCode(
  { db, actor }: QueryContext,
  id: string,
): Promise<Output<typeof identity.request_code>> {
  const found = await sql<{ valid_until: string; is_demonstration: boolean }>`
    select c.valid_until, d.is_demonstration from identity.phone_code c
    join platform.district d on d.district_id = c.district_id
    where c.district_id = ${actor.district_id} and c.id = ${id}`.execute(db)
  const row = found.rows[0]
  // A later code has taken its place.
  if (!row) throw notFound()
  return { valid_until: row.valid_until, shown_in_tray: row.is_demonstration }
}
