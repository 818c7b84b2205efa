import type { PostKind, UnitKind } from '@linli/contract/codes/org'
import type { AreaLevel } from '@linli/contract/identity'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db'
import { countAreaChange } from './find-place.ts'
import type { Drawn } from './redraw-areas.ts'

/** An area as a plan leaves it. */
export interface ReorganisedArea {
  id: string
  level: AreaLevel
  code: string
  name: string
  parent_id: string | null
  street_id: string | null
  community_id: string | null
  grid_id: string | null
  is_assumed: boolean
  /** Its outline where that changes too. */
  drawn: Drawn | null
  is_outline_only: boolean
}

export interface ReorganisedUnit {
  id: string
  kind: UnitKind
  name: string
  parent_id: string | null
  area_id: string
  phone: string | null
}

export interface MadePost {
  id: string
  person_id: string
  unit_id: string
  kind: PostKind
  area_id: string
  is_public: boolean
}

/** Everything that a plan changes in areas, units and posts. */
export interface OrganisationChanges {
  made_areas: ReorganisedArea[]
  changed_areas: ReorganisedArea[]
  ended_areas: string[]
  made_units: ReorganisedUnit[]
  changed_units: ReorganisedUnit[]
  ended_units: string[]
  made_posts: MadePost[]
  ended_posts: string[]
  successors: { noun: 'area' | 'unit'; id: string; successor_id: string; takes_rest: boolean }[]
}

/** The plan of a module above in whose name the organisation changes, from its day ('YYYY-MM-DD') on. */
export interface PlanKey {
  district_id: number
  plan_id: string
  day: string
}

/** Carries out the part of a plan that is about areas, units and posts. What they were is kept: it can be asked as of a day,
 * and `takeBackPlan` restores it. */
export async function reorganise(
  tx: Tx,
  key: PlanKey & { newId: () => string },
  changes: OrganisationChanges,
): Promise<void> {
  await makeAreas(tx, key, changes.made_areas)
  await makeUnits(tx, key, changes.made_units)
  await changeAreas(tx, key, changes.changed_areas)
  await changeUnits(tx, key, changes.changed_units)
  await end(tx, key, 'post', changes.ended_posts)
  await end(tx, key, 'unit', changes.ended_units)
  await end(tx, key, 'area', changes.ended_areas)
  await makePosts(tx, key, changes.made_posts)
  await sql`
    insert into org.successor (district_id, noun, id, successor_id, since, plan_id, takes_rest)
    select ${key.district_id}::int, noun, id, successor_id, ${key.day}::date, ${key.plan_id}::uuid, takes_rest
    from ${rows(changes.successors, sql`noun text, id uuid, successor_id uuid, takes_rest boolean`)}`.execute(
    tx,
  )
  await countAreaChange(tx, key.district_id)
}

const rows = (items: readonly object[], columns: RawBuilder<unknown>) =>
  sql`jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as n (${columns})`

const AREA_COLUMNS = sql`id uuid, level text, code text, name text, parent_id uuid, street_id uuid, community_id uuid,
  grid_id uuid, is_assumed boolean, is_outline_only boolean, lng float8, lat float8, outline jsonb`

function flat({ drawn, ...area }: ReorganisedArea) {
  return { ...area, lng: drawn?.lng, lat: drawn?.lat, outline: drawn?.outline }
}

async function makeAreas(tx: Tx, key: PlanKey, areas: readonly ReorganisedArea[]): Promise<void> {
  if (areas.length === 0) return
  await sql`
    insert into org.area (district_id, id, level, code, name, parent_id, street_id, community_id, grid_id, lng, lat, datum,
      outline, code_system, is_assumed, valid_from)
    select d.district_id, n.id, n.level, n.code, n.name, n.parent_id, n.street_id, n.community_id, n.grid_id, n.lng, n.lat,
      case when n.lng is not null then d.datum end, n.outline, d.code_system, n.is_assumed, ${key.day}::date
    from ${rows(areas.map(flat), AREA_COLUMNS)}
    join org.area d on d.district_id = ${key.district_id} and d.parent_id is null`.execute(tx)
  await note(tx, key, 'area', areas)
}

async function changeAreas(
  tx: Tx,
  { district_id, plan_id, day, newId }: PlanKey & { newId: () => string },
  areas: readonly ReorganisedArea[],
): Promise<void> {
  if (areas.length === 0) return
  const changed = areas.map((area) => ({ ...flat(area), past_id: newId() }))
  await sql`
    insert into org.area_past (district_id, id, area_id, until, plan_id, code, name, parent_id, street_id, community_id,
      grid_id, lng, lat, outline, is_outline_only)
    select a.district_id, n.past_id, a.id, ${day}::date, ${plan_id}::uuid, a.code, a.name, a.parent_id, a.street_id,
      a.community_id, a.grid_id, a.lng, a.lat, a.outline, n.is_outline_only
    from ${rows(changed, sql`id uuid, past_id uuid, is_outline_only boolean`)}
    join org.area a on a.district_id = ${district_id} and a.id = n.id`.execute(tx)
  await sql`
    update org.area as a set code = n.code, name = n.name, parent_id = n.parent_id,
      street_id = case when a.level = 'street' then a.street_id else n.street_id end,
      community_id = case when a.level = 'community' then a.community_id else n.community_id end,
      grid_id = case when a.level = 'grid' then a.grid_id else n.grid_id end, lng = coalesce(n.lng, a.lng), lat = coalesce(n.lat, a.lat),
      outline = coalesce(n.outline, a.outline)
    from ${rows(changed, AREA_COLUMNS)} where a.district_id = ${district_id} and a.id = n.id`.execute(
    tx,
  )
}

async function makeUnits(tx: Tx, key: PlanKey, units: readonly ReorganisedUnit[]): Promise<void> {
  if (units.length === 0) return
  await sql`
    insert into org.unit (district_id, id, kind, name, parent_id, area_id, phone, valid_from)
    select ${key.district_id}::int, n.id, n.kind, n.name, n.parent_id, n.area_id, n.phone, ${key.day}::date
    from ${rows(units, sql`id uuid, kind text, name text, parent_id uuid, area_id uuid, phone text`)}`.execute(
    tx,
  )
  await note(tx, key, 'unit', units)
}

async function changeUnits(
  tx: Tx,
  { district_id, plan_id, day, newId }: PlanKey & { newId: () => string },
  units: readonly ReorganisedUnit[],
): Promise<void> {
  if (units.length === 0) return
  const changed = units.map((unit) => ({ ...unit, past_id: newId() }))
  await sql`
    insert into org.unit_past (district_id, id, unit_id, until, plan_id, name, parent_id, area_id, became_name,
      became_parent_id, became_area_id)
    select u.district_id, n.past_id, u.id, ${day}::date, ${plan_id}::uuid, u.name, u.parent_id, u.area_id, n.name,
      n.parent_id, n.area_id
    from ${rows(changed, sql`id uuid, past_id uuid, name text, parent_id uuid, area_id uuid`)}
    join org.unit u on u.district_id = ${district_id} and u.id = n.id`.execute(tx)
  await sql`
    update org.unit as u set name = n.name, parent_id = n.parent_id, area_id = n.area_id
    from ${rows(changed, sql`id uuid, name text, parent_id uuid, area_id uuid`)}
    where u.district_id = ${district_id} and u.id = n.id`.execute(tx)
}

async function makePosts(tx: Tx, key: PlanKey, posts: readonly MadePost[]): Promise<void> {
  if (posts.length === 0) return
  await sql`
    insert into org.post (district_id, id, person_id, unit_id, kind, area_id, is_public, valid_from)
    select ${key.district_id}::int, n.id, n.person_id, n.unit_id, n.kind, n.area_id, n.is_public, ${key.day}::date
    from ${rows(posts, sql`id uuid, person_id uuid, unit_id uuid, kind text, area_id uuid, is_public boolean`)}`.execute(
    tx,
  )
  await note(tx, key, 'post', posts)
}

async function note(
  tx: Tx,
  { district_id, plan_id }: PlanKey,
  noun: 'area' | 'unit' | 'post',
  made: readonly { id: string }[],
): Promise<void> {
  await sql`
    insert into org.plan_deed (district_id, plan_id, noun, id, deed)
    select ${district_id}::int, ${plan_id}::uuid, ${noun}, id, 'made' from unnest(${made.map(({ id }) => id)}::uuid[]) as id`.execute(
    tx,
  )
}

async function end(
  tx: Tx,
  { district_id, plan_id, day }: PlanKey,
  noun: 'area' | 'unit' | 'post',
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return
  const table = sql.table(`org.${noun}`)
  await sql`
    insert into org.plan_deed (district_id, plan_id, noun, id, deed, valid_to_before)
    select district_id, ${plan_id}::uuid, ${noun}, id, 'ended', valid_to from ${table}
    where district_id = ${district_id} and id = any(${[...ids]}::uuid[])`.execute(tx)
  await sql`
    update ${table} set valid_to = ${day}::date where district_id = ${district_id} and id = any(${[...ids]}::uuid[])`.execute(
    tx,
  )
}
