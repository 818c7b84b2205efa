import type { Parsed } from '@linli/contract/endpoint'
import type { identity } from '@linli/contract/identity'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { isOver, readArrival } from './arrivals.ts'

/** Takes what the platform gave this browser, and leaves the asking to an errand. Refuses: `arrival_not_yours`, `arrival_over`,
 * `code_used` for one that was brought before, by this arrival or by another. */
export async function bringCode(
  ctx: CommandContext,
  { state, secret, code, entry }: Parsed<typeof identity.bring_code>,
): Promise<void> {
  const { tx, actor, now, keys } = ctx
  const { district_id } = actor
  const where = { db: tx, keys, district_id }
  const arrival = await readArrival(where, { state, secret }, sql`for update`)
  if (isOver(arrival, now)) throw new Refusal('conflict', 'arrival_over')
  if (arrival.step !== 'begun') throw new Refusal('conflict', 'code_used')
  const code_index = keys.sign('arrival code', code)
  const before = await sql`
    select from identity.arrival
    where district_id = ${district_id} and platform = ${arrival.platform} and code_index = ${code_index}`.execute(
    tx,
  )
  if (before.rows.length > 0) throw new Refusal('conflict', 'code_used')
  await sql`
    update identity.arrival set step = 'brought', code_index = ${code_index},
      sealed_code = ${keys.seal(JSON.stringify({ code, entry }))}
    where district_id = ${district_id} and id = ${arrival.id}`.execute(tx)
  ctx.emit('identity.code_brought', {
    district_id: String(district_id),
    subject_id: arrival.id,
  })
}
