import type { Parsed } from '@linli/contract/endpoint'
import type { groups } from '@linli/contract/groups'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { takeRecord } from './take-record.ts'

/** Somebody has looked whether the entry still holds, and may have counted the group outside. Refuses: `day_is_ahead`. */
export async function checkGroup(
  { tx, actor, now }: CommandContext,
  { id, outside }: Parsed<typeof groups.check>,
): Promise<void> {
  const group = await takeRecord(tx, actor, id, 'check')
  if (outside && outside.counted_on > shanghaiDay(now)) throw new Refusal('invalid', 'day_is_ahead')
  await sql`
    update groups.group set checked_at = ${now}, checked_by = ${actor.person_id},
      outside_members = coalesce(${outside?.members ?? null}::int, outside_members),
      outside_counted_on = coalesce(${outside?.counted_on ?? null}::date, outside_counted_on)
    where district_id = ${actor.district_id} and id = ${group.id}`.execute(tx)
}
