import { sql } from 'kysely'
import { sendText } from '#modules/channels'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { WORKING_POSTS } from './find-units.ts'

/** Sends one text a unit to everybody who does its work today and has left a phone number. A text names the matter by its
 * number and says nothing of what it is about. */
export async function textUnits(
  ctx: CommandContext,
  texts: readonly { unit_id: string; text: string }[],
  purpose: string,
): Promise<void> {
  if (texts.length === 0) return
  const today = shanghaiDay(ctx.now)
  const unit_ids = [...new Set(texts.map(({ unit_id }) => unit_id))]
  const found = await sql<{ unit_id: string; sealed_phone: Buffer }>`
    select distinct o.unit_id, p.id, p.sealed_phone from org.post as o
    join identity.person as p on p.district_id = o.district_id and p.id = o.person_id
    where o.district_id = ${ctx.actor.district_id} and o.unit_id = any(${unit_ids}::uuid[]) and o.kind = any(${WORKING_POSTS})
      and o.valid_from <= ${today} and (o.valid_to is null or o.valid_to > ${today}) and p.sealed_phone is not null`.execute(
    ctx.tx,
  )
  for (const { unit_id, sealed_phone } of found.rows) {
    const phone = ctx.keys.unseal(sealed_phone)
    for (const { text } of texts.filter((one) => one.unit_id === unit_id))
      await sendText(ctx, { phone, text, purpose })
  }
}

/** A few numbers of matters, as a text names them. */
export function nameNumbers(numbers: readonly string[]): string {
  const named = numbers.slice(0, 3).join('、')
  return numbers.length > 3 ? `${named}等 ${numbers.length} 件` : named
}
