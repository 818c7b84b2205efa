import { POST_KINDS } from '@linli/contract/codes/org'
import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { DemoPost, DemoUnit } from './roster.ts'
import type { Organisation } from './store-organisation.ts'

/** The street of the demonstration accounts: its pages are never empty. */
const STORY_STREET = '371502003'

/** A matter that is open at the cut-off, with what decides which plot is believable for it. */
export interface OpenMatter {
  id: string
  status: string
  street_id: string
  unit_id: string | null
  due_at: string
  waiting_since: string | null
  was_returned: boolean
  was_reopened: boolean
}

/** The open matters of a district on which nothing has happened since a moment, none of them secret; those of the street of
 * the stories come first. */
export async function findOpen(tx: Tx, district_id: number, before: string): Promise<OpenMatter[]> {
  const found = await sql<OpenMatter>`
    select m.id, m.status, m.street_id, m.unit_id, m.due_at, m.waiting_since, cardinality(m.returned_by) > 0 as was_returned,
      m.reopened_count > 0 as was_reopened
    from matters.matter as m
    join org.area as a on a.district_id = m.district_id and a.id = m.street_id
    cross join lateral (select max(at) as last_at from matters.act where district_id = m.district_id and matter_id = m.id) as t
    where m.district_id = ${district_id} and m.status not in ('closed', 'voided', 'merged') and not m.is_secret
      and t.last_at < ${before}
    order by a.code <> ${STORY_STREET}, m.id`.execute(tx)
  return found.rows
}

/** Whoever has a matter, and where nobody has it, the centre that answers for its place: that of the street or, where there
 * is none, the district's. `above` is the centre that decides about their work; none above the district's. */
export function postsFor(
  { roster, places }: Organisation,
  { unit_id, street_id }: Pick<OpenMatter, 'unit_id' | 'street_id'>,
): { unit: DemoPost; above: DemoPost | undefined } | undefined {
  const district = roster.keyed('centre')
  const street = [...places.values()].find(({ id }) => id === street_id)
  const own = roster.units.find(({ key }) => key === `centre ${street?.code}`) ?? district
  const has = unit_id ? roster.units.find(({ id }) => id === unit_id) : own
  const above = has === own ? district : own
  const unit = workerOf(has)
  return unit && { unit, above: has === district ? undefined : workerOf(above) }
}

const workerOf = (unit: DemoUnit | undefined): DemoPost | undefined =>
  unit?.posts.find(({ kind }) => WORKERS.includes(POST_KINDS[kind]))

const WORKERS: readonly string[] = ['grid_worker', 'centre_staff', 'unit_staff']
