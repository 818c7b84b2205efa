import type { broadcast } from '@linli/contract/broadcast'
import type { TargetState, Way } from '@linli/contract/codes/broadcast'
import type { Output, Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import { notFound } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import { placesOf } from '../place-states.ts'
import { seenBy } from './broadcast-rows.ts'

interface PlaceRow {
  group_id: string
  group_name: string
  place_id: string
  way: Way
  state: TargetState
  owner_name: string | null
  reason: string | null
  at: string
}

/** The places of a broadcast by the name of their group, of one state or of all. Refuses: `not_found`. */
export async function listTargets(
  { db, actor }: QueryContext,
  { id, state, cursor, limit }: Parsed<typeof broadcast.list_targets>,
): Promise<Output<typeof broadcast.list_targets>> {
  const seen = await sql`
    select from broadcast.broadcast as b where b.district_id = ${actor.district_id} and b.id = ${id} and ${seenBy(actor)}`.execute(
    db,
  )
  if (seen.rows.length === 0) throw notFound()
  const found = await sql<PlaceRow>`
    select p.group_id, g.name as group_name, p.place_id, p.way, p.state, p.at, p.reason,
      coalesce((select n.public_name from identity.person as n where n.district_id = g.district_id
        and n.id = coalesce(p.presser_id, b.presser_id)), p.who, b.via) as owner_name
    from (${placesOf(actor.district_id, sql`t.broadcast_id = ${id}`)}) as p
    join groups.group as g on g.district_id = ${actor.district_id} and g.id = p.group_id
    left join channels.binding as b on b.district_id = ${actor.district_id} and b.id = p.place_id
    where ${state ? sql`p.state = ${state}` : sql`true`}
      ${cursor ? sql`and p.group_id::text || p.place_id::text > ${cursor}` : sql``}
    order by p.group_id::text || p.place_id::text limit ${limit + 1}`.execute(db)
  const rows = found.rows.slice(0, limit)
  const last = rows.at(-1)
  return {
    items: rows.map(({ group_id, group_name, place_id: _, ...place }) => ({
      ...place,
      group: { id: group_id, name: group_name },
    })),
    next_cursor: found.rows.length > limit && last ? `${last.group_id}${last.place_id}` : null,
  }
}
