import { sql } from 'kysely'
import type { CommandContext } from '#platform/module'

/** Forgets names that were typed wrong more than a day ago, so that typed nonsense does not pile up; and arrivals that are
 * over, with what they knew of anybody. */
export async function everyForgetFailures({
  tx,
  actor,
  now,
}: CommandContext): Promise<'unrecorded'> {
  await sql`
    delete from identity.failed_sign_in
    where district_id = ${actor.district_id} and first_failed_at < ${now}::timestamptz - interval '1 day'
      and (locked_until is null or locked_until < ${now})`.execute(tx)
  await sql`
    delete from identity.arrival
    where district_id = ${actor.district_id} and valid_until < ${now}::timestamptz - interval '1 day'`.execute(
    tx,
  )
  return 'unrecorded'
}
