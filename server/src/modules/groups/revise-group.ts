import type { Parsed } from '@linli/contract/endpoint'
import type { groups } from '@linli/contract/groups'
import { sql } from 'kysely'
import type { CommandContext } from '#platform/module'
import { named } from './create-group.ts'
import { takeRecord } from './take-record.ts'

/** Gives a group another name or other rules. Refuses: `group_name_taken`. */
export async function reviseGroup(
  { tx, actor }: CommandContext,
  { id, name, rules }: Parsed<typeof groups.revise>,
): Promise<void> {
  const group = await takeRecord(tx, actor, id, 'revise')
  await named(() =>
    sql`
      update groups.group set name = ${name}, rules = ${rules}
      where district_id = ${actor.district_id} and id = ${group.id}`.execute(tx),
  )
}
