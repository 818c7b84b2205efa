import type { Output, Parsed } from '@linli/contract/endpoint'
import type { lost_person } from '@linli/contract/lost_person'
import type { OnDuty, Sighting } from '@linli/contract/lost-shapes'
import { sql } from 'kysely'
import { MAY_BE_OUT, placesOf } from '#modules/broadcast'
import type { QueryContext } from '#platform/module'
import { onDutyFor } from '../find-duty.ts'
import { photoAddress } from '../photo-address.ts'
import { readCase } from '../take-case.ts'
import { photoMinutes } from './list-cases.ts'

interface SightingRow {
  id: string
  seen_at: string
  told_at: string
  place_words: string
  lng: number | null
  lat: number | null
  datum: 'wgs84' | 'gcj02' | null
  words: string | null
  photo_ids: string[]
  has_contact: boolean
  trust: Sighting['trust']
  judged_by: string | null
  judged_name: string | null
  judge_words: string | null
  same_as_id: string | null
}

/** What people say they saw, the latest first. Refuses: `not_found`. */
export async function listSightings(
  ctx: QueryContext,
  { id }: Parsed<typeof lost_person.list_sightings>,
): Promise<Sighting[]> {
  const { db, actor, keys, now } = ctx
  const row = await readCase(db, actor, id)
  const minutes = await photoMinutes(ctx)
  const found = await sql<SightingRow>`
    select s.id, s.seen_at, s.told_at, s.place_words, s.lng, s.lat, s.datum, s.words, s.photo_ids, s.trust, s.judged_by, s.judge_words,
      s.same_as_id, s.sealed_contact is not null or s.reporter_id is not null as has_contact,
      (select p.public_name from identity.person as p where p.district_id = s.district_id and p.id = s.judged_by) as judged_name
    from lost_person.sighting as s where s.district_id = ${actor.district_id} and s.case_id = ${id} order by s.seen_at desc, s.id limit 300`.execute(
    db,
  )
  const address = (file_id: string) =>
    photoAddress(
      keys,
      { now, minutes },
      { district_id: actor.district_id, case_id: id, file_id, reader: 'staff' },
    )
  return found.rows.map((one) => ({
    id: one.id,
    seen_at: one.seen_at,
    told_at: one.told_at,
    place: one.place_words,
    position:
      one.lng !== null && one.lat !== null && one.datum !== null
        ? { lng: one.lng, lat: one.lat, datum: one.datum }
        : null,
    words: one.words,
    photo_urls: row.photo_withdrawn_at === null ? one.photo_ids.map(address) : [],
    has_contact: one.has_contact,
    trust: one.trust,
    judged_by: one.judged_by ? { id: one.judged_by, name: one.judged_name ?? '' } : null,
    judge_words: one.judge_words,
    same_as_id: one.same_as_id,
  }))
}

/** Who is on duty where the case is told, the nearest first, with who was called and has answered. Refuses: `not_found`. */
export async function listDuty(
  ctx: QueryContext,
  { id }: Parsed<typeof lost_person.list_duty>,
): Promise<OnDuty[]> {
  const { db, actor, now } = ctx
  await readCase(db, actor, id)
  const { district_id } = actor
  const found = await sql<Omit<OnDuty, 'person'> & { person_id: string; person_name: string }>`
    select d.person_id, p.public_name as person_name, d.post_kind, u.name as unit_name, d.area_name, u.phone, l.called_at,
      coalesce(l.times, 0) as times, l.acknowledged_at, l.words
    from (${onDutyFor({ district_id, now }, id)}) as d
    join identity.person as p on p.district_id = ${district_id} and p.id = d.person_id
    join org.unit as u on u.district_id = ${district_id} and u.id = d.unit_id
    left join lost_person.call as l on l.district_id = ${district_id} and l.case_id = ${id} and l.person_id = d.person_id
    order by l.called_at is null, l.acknowledged_at is not null, d.is_near, d.post_kind, d.area_name, d.person_id`.execute(
    db,
  )
  return found.rows.map(({ person_id, person_name, ...one }) => ({
    ...one,
    person: { id: person_id, name: person_name ?? '' },
  }))
}

/** Places outside to which the link went: what is there cannot be taken away by us. Refuses: `not_found`. */
export async function listEscaped(
  { db, actor }: QueryContext,
  { id }: Parsed<typeof lost_person.list_escaped>,
): Promise<Output<typeof lost_person.list_escaped>> {
  await readCase(db, actor, id)
  const mine = sql`t.broadcast_id in (select b.id from broadcast.broadcast as b where b.district_id = ${actor.district_id}
    and b.about_id = ${id} and b.kind <> 'stop')`
  const found = await sql<{ group_id: string; name: string; way: string; at: string }>`
    select distinct on (g.name, p.place_id) p.group_id, g.name, p.way, p.at from (${placesOf(actor.district_id, mine)}) as p
    join groups.group as g on g.district_id = ${actor.district_id} and g.id = p.group_id
    where p.way <> 'built_in' and p.state = any(${[...MAY_BE_OUT]}::text[]) order by g.name, p.place_id limit 500`.execute(
    db,
  )
  return found.rows.map(({ group_id, name, way, at }) => ({
    group: { id: group_id, name },
    way,
    at,
  }))
}
