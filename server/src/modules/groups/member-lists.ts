import { sql } from 'kysely'
import type { DeliveryContext } from '#platform/module'

/** Who is in a group, as one process holds it. */
export interface MemberList {
  /** `members_version` of the group when the list was read. */
  version: number
  people: ReadonlySet<string>
  /** The number of the last message that this process has pushed; null before the first. */
  pushed: number | null
}

/** The lists of the groups that were talked in lately. */
export interface MemberLists {
  find(group_id: string): MemberList | undefined
  put(group_id: string, list: MemberList): void
}

// Some twenty megabytes of ids; the least used groups make room.
const MOST_PEOPLE = 200_000

/** An empty memory of lists. */
export function openMemberLists(most = MOST_PEOPLE): MemberLists {
  const held = new Map<string, MemberList>()
  let people = 0
  const drop = (group_id: string) => {
    people -= held.get(group_id)?.people.size ?? 0
    held.delete(group_id)
  }
  return {
    find: (group_id) => {
      const list = held.get(group_id)
      if (list) {
        held.delete(group_id)
        held.set(group_id, list)
      }
      return list
    },
    put: (group_id, list) => {
      drop(group_id)
      held.set(group_id, list)
      people += list.people.size
      for (const [oldest] of held) {
        if (people <= most || oldest === group_id) break
        drop(oldest)
      }
    },
  }
}

/** Who is in a group now, with the version of that list; one statement. */
export async function readMembers(
  { db }: Pick<DeliveryContext, 'db'>,
  district_id: number,
  group_id: string,
): Promise<Pick<MemberList, 'version' | 'people'>> {
  const found = await sql<{ version: number; people: string[] }>`
    select g.members_version as version, array(select m.person_id::text from groups.member as m
      where m.district_id = g.district_id and m.group_id = g.id and m.status = 'in') as people
    from groups.group as g where g.district_id = ${district_id} and g.id = ${group_id}`.execute(db)
  const row = found.rows[0]
  return { version: row?.version ?? 0, people: new Set(row?.people) }
}
