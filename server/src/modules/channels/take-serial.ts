import { sql } from 'kysely'
import type { ErrandContext } from '#platform/module'

/** The next number of a channel: one more than the last, or `floor` where that is more. Kept with the channel's cursors under the
 * lock of its row, so that no clock that stands still or goes back, and no second process, makes it repeat or go down. */
export async function takeSerial(
  ctx: ErrandContext,
  channel_id: string,
  { name, floor }: { name: string; floor: number },
): Promise<number> {
  const key = `serial_${name}`
  const taken = await ctx.write(
    channel_id,
    ({ tx }) =>
      sql<{ serial: string }>`
        update channels.channel set cursors = cursors || jsonb_build_object(${key}::text,
          greatest(coalesce((cursors ->> ${key}::text)::bigint, 0) + 1, ${floor}::bigint)::text)
        where district_id = ${ctx.district_id} and id = ${channel_id}
        returning cursors ->> ${key}::text as serial`.execute(tx),
    'unrecorded',
  )
  const serial = Number(taken.rows[0]?.serial)
  if (!Number.isSafeInteger(serial)) throw new Error('a channel without numbers')
  return serial
}
