import type pg from 'pg'
import { pinyinOf } from '#modules/identity'
import type { Keys } from '#platform/keys'
import { bytesOf, copyRows, rowOf } from './copy-rows.ts'
import { ACCOUNT_COLUMNS, accountRows } from './open-accounts.ts'
import { type Place, placeOf, STANDS_FROM } from './place-areas.ts'
import type { Resident } from './residents.ts'
import type { DemoPerson, Roster } from './roster.ts'

/** One district of the demonstration before it is stored. */
export type Organisation = {
  district_id: number
  places: Map<string, Place>
  roster: Roster
  residents: readonly Resident[]
}

/** Stores areas, people, units, posts and accounts of one district. */
export async function storeOrganisation(
  client: pg.ClientBase,
  organisation: Organisation,
  keys: Keys,
): Promise<void> {
  const { district_id, places, roster, residents } = organisation
  const district = [...places.values()][0]
  if (!district) throw new RangeError('a district without areas')
  await client.query(
    `insert into platform.district (district_id, name, code_system, is_demonstration, lng, lat, datum, joined_at)
     values ($1, $2, $3, true, $4, $5, 'gcj02', $6)`,
    [district_id, district.name, district.code_system, district.lng, district.lat, FOUNDED],
  )
  const areas = places.values().map((place) => areaRow(district_id, place))
  await copyRows(client, { table: 'org.area', columns: AREA_COLUMNS }, areas)
  const staff = roster.people.values().map((person) => staffRow(district_id, person, keys))
  await copyRows(client, { table: 'identity.person', columns: PERSON_COLUMNS }, staff)
  const others = residents.values().map((resident) => residentRow(district_id, resident, keys))
  await copyRows(client, { table: 'identity.person', columns: PERSON_COLUMNS }, others)
  await copyRows(
    client,
    { table: 'org.unit', columns: UNIT_COLUMNS },
    unitRows(district_id, roster),
  )
  await copyRows(
    client,
    { table: 'org.post', columns: POST_COLUMNS },
    postRows(district_id, roster),
  )
  const accounts = await accountRows(district_id, roster)
  await copyRows(client, { table: 'identity.account', columns: ACCOUNT_COLUMNS }, accounts)
}

const FOUNDED = `${STANDS_FROM}T00:00:00Z`
const AREA_COLUMNS = `district_id, id, level, code, name, parent_id, street_id, community_id, grid_id, lng, lat, datum,
  outline, code_system, is_assumed, valid_from`
const PERSON_COLUMNS = `district_id, id, kind, public_name, sealed_name, sealed_phone, phone_index, name_index,
  pinyin_index, created_at`
const UNIT_COLUMNS = `district_id, id, kind, name, parent_id, area_id, phone, address, hours, is_assumed, valid_from`
const POST_COLUMNS = 'district_id, id, person_id, unit_id, kind, area_id, is_public, valid_from'

function areaRow(district_id: number, place: Place): string {
  return rowOf([
    district_id,
    place.id,
    place.level,
    place.code,
    place.name,
    place.parent?.id,
    placeOf(place.parent, 'street')?.id,
    placeOf(place.parent, 'community')?.id,
    placeOf(place.parent, 'grid')?.id,
    place.lng,
    place.lat,
    place.datum,
    place.polygons ? JSON.stringify(place.polygons) : null,
    place.code_system,
    place.is_assumed,
    STANDS_FROM,
  ])
}

/** Staff are named in public; only their private phone is sealed. */
function staffRow(district_id: number, { id, name, phone }: DemoPerson, keys: Keys): string {
  const full = pinyinOf(name)
  const indexes = [
    keys.blindIndex('phone', phone),
    keys.blindIndex('name', name),
    blindPinyin(keys, full),
  ]
  const sealed_phone = bytesOf(keys.seal(phone))
  return rowOf([
    district_id,
    id,
    'staff',
    name,
    null,
    sealed_phone,
    ...indexes.map(bytesOf),
    FOUNDED,
  ])
}

/** Characters without a known reading leave nothing that could be found by sound. */
function blindPinyin(keys: Keys, full: string): Buffer | null {
  return /[a-z]/i.test(full) ? keys.blindIndex('pinyin', full) : null
}

function residentRow(
  district_id: number,
  { id, name, phone, phone_index }: Resident,
  keys: Keys,
): string {
  const sealed = [bytesOf(keys.seal(name)), bytesOf(keys.seal(phone)), bytesOf(phone_index)]
  return rowOf([district_id, id, 'resident', null, ...sealed, null, null, FOUNDED])
}

function unitRows(district_id: number, roster: Roster): IteratorObject<string> {
  return roster.units
    .values()
    .map(({ id, kind, name, parent, area, phone, address, hours }) =>
      rowOf([
        district_id,
        id,
        kind,
        name,
        parent?.id,
        area.id,
        phone,
        address,
        hours,
        true,
        STANDS_FROM,
      ]),
    )
}

function postRows(district_id: number, roster: Roster): IteratorObject<string> {
  return roster.posts
    .values()
    .map(({ id, kind, person, unit, area, is_public }) =>
      rowOf([district_id, id, person.id, unit.id, kind, area.id, is_public, STANDS_FROM]),
    )
}
