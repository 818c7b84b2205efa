import type { MatterAction, MatterStatus } from '@linli/contract/codes/matters'
import type { StoredFile } from '@linli/contract/documents'
import type { TimelineAct } from '@linli/contract/matters'
import { sql } from 'kysely'
import { lowestIdAt, momentOf } from '#platform/ids'
import type { QueryContext } from '#platform/module'

export interface ActRow {
  id: string
  matter_id: string
  actor_id: string | null
  at: string
  action: MatterAction
  status: MatterStatus
  actor_name: string | null
  unit_name: string | null
  note: string | null
  reason: string | null
  rating: number | null
  /** Who took the work over. */
  to_name: string | null
  /** The batch of which this act was one of many. */
  batch_id: string | null
  file_ids: string[]
}

/** Every act on these matters, oldest first. Residents have no public name and stay unnamed. */
export async function listActs(
  { db, actor, now }: QueryContext,
  matter_ids: readonly string[],
): Promise<ActRow[]> {
  // Ids follow time: between these two lie all acts on them, and no other month's partition is looked into.
  const first = lowestIdAt(Math.min(...matter_ids.map(momentOf)) - DAY_MS)
  const last = lowestIdAt(now.getTime() + DAY_MS)
  const found = await sql<ActRow>`
    select a.id, a.matter_id, a.actor_id, a.at, a.action, a.status, a.note, a.reason, a.rating, a.batch_id, a.file_ids,
      (select n.public_name from identity.person as n where n.district_id = a.district_id and n.id = a.to_id) as to_name,
      (select n.public_name from identity.person as n where n.district_id = a.district_id and n.id = a.actor_id) as actor_name,
      (select n.name from org.unit as n where n.district_id = a.district_id and n.id = a.unit_id) as unit_name
    from matters.act as a
    where a.district_id = ${actor.district_id} and a.matter_id = any(${[...matter_ids]}::uuid[]) and a.id > ${first} and a.id < ${last}
    order by a.at, a.id`.execute(db)
  return found.rows
}

// Two machines' clocks may differ a little.
const DAY_MS = 86_400_000

/** The acts in contract shape, each with its files. */
export function timelineOf(
  acts: readonly ActRow[],
  byId: ReadonlyMap<string, StoredFile>,
): TimelineAct[] {
  return acts.map(({ file_ids, matter_id: _, actor_id: __, ...act }) => ({
    ...act,
    files: filesOf(file_ids, byId),
  }))
}

/** The files with these ids, in this order; withdrawn ones are gone. */
export function filesOf(
  ids: readonly string[],
  byId: ReadonlyMap<string, StoredFile>,
): StoredFile[] {
  return ids.flatMap((id) => byId.get(id) ?? [])
}
