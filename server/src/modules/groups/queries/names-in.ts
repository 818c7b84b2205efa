import { sql } from 'kysely'
import type { QueryContext } from '#platform/module'
import { nameInGroup, type PersonNames } from '../name-people.ts'

/** What these people are called in a group, members or not; one statement, none for nobody. */
export async function namesIn(
  { db, actor, keys }: Pick<QueryContext, 'db' | 'actor' | 'keys'>,
  group_id: string,
  ids: readonly (string | null)[],
): Promise<(id: string) => string> {
  const wanted = [...new Set(ids.flatMap((id) => id ?? []))]
  if (wanted.length === 0) return () => ''
  const found = await sql<PersonNames & { id: string }>`
    select p.id, p.public_name, p.sealed_name, m.sealed_alias from identity.person as p
    left join groups.member as m on m.district_id = p.district_id and m.group_id = ${group_id} and m.person_id = p.id
    where p.district_id = ${actor.district_id} and p.id = any(${wanted}::uuid[])`.execute(db)
  const names = new Map(found.rows.map((row) => [row.id, nameInGroup(keys, row)]))
  return (id) => names.get(id) ?? ''
}
