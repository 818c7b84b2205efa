import type { Parsed } from '@linli/contract/endpoint'
import type { groups } from '@linli/contract/groups'
import { sql } from 'kysely'
import { notFound, Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'

/** What somebody says is not shown to this reader, or is again. Only people of one's own groups; nobody is told. */
export async function blockPerson(
  { tx, actor, now }: CommandContext,
  { person_id, is_blocked }: Parsed<typeof groups.block_person>,
): Promise<void> {
  if (person_id === actor.person_id) throw new Refusal('invalid', 'blocks_oneself')
  if (!is_blocked) {
    await sql`
      delete from groups.block
      where district_id = ${actor.district_id} and person_id = ${actor.person_id} and blocked_id = ${person_id}`.execute(
      tx,
    )
    return
  }
  const met = await sql`
    select from groups.member as mine
    join groups.member as theirs on theirs.district_id = mine.district_id and theirs.group_id = mine.group_id
    where mine.district_id = ${actor.district_id} and mine.person_id = any(${[...actor.acts_for]}::uuid[]) and mine.status = 'in'
      and theirs.person_id = ${person_id} limit 1`.execute(tx)
  if (met.rows.length === 0) throw notFound()
  await sql`
    insert into groups.block (district_id, person_id, blocked_id, at)
    values (${actor.district_id}, ${actor.person_id}, ${person_id}, ${now}) on conflict do nothing`.execute(
    tx,
  )
}
