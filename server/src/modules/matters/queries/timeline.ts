import type { MatterAction, MatterStatus } from '@linli/contract/codes/matters'
import type { StoredFile } from '@linli/contract/documents'
import type { TimelineAct } from '@linli/contract/matters'
import { sql } from 'kysely'
import type { Db } from '#platform/db'

export interface ActRow {
  id: string
  at: string
  action: MatterAction
  status: MatterStatus
  actor_name: string | null
  unit_name: string | null
  note: string | null
  reason: string | null
  rating: number | null
  file_ids: string[]
}

/** Every act on a matter, oldest first. Residents have no public name and stay unnamed. */
export async function listActs(db: Db, district_id: number, matter_id: string): Promise<ActRow[]> {
  const found = await sql<ActRow>`
    select a.id, a.at, a.action, a.status, p.public_name as actor_name, u.name as unit_name, a.note, a.reason, a.rating, a.file_ids
    from matters.act as a
    left join identity.person as p on p.district_id = a.district_id and p.id = a.actor_id
    left join org.unit as u on u.district_id = a.district_id and u.id = a.unit_id
    where a.district_id = ${district_id} and a.matter_id = ${matter_id} order by a.at, a.id`.execute(
    db,
  )
  return found.rows
}

/** The acts in contract shape, each with its files. */
export function timelineOf(
  acts: readonly ActRow[],
  byId: ReadonlyMap<string, StoredFile>,
): TimelineAct[] {
  return acts.map(({ file_ids, ...act }) => ({ ...act, files: filesOf(file_ids, byId) }))
}

/** The files with these ids, in this order; withdrawn ones are gone. */
export function filesOf(
  ids: readonly string[],
  byId: ReadonlyMap<string, StoredFile>,
): StoredFile[] {
  return ids.flatMap((id) => byId.get(id) ?? [])
}
