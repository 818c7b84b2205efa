import type { PostKind, UnitKind } from '@linli/contract/codes/org'
import { type RawBuilder, sql } from 'kysely'
import { createStaff, hashPassword, takeResident } from '#modules/identity'
import { newId } from '#platform/ids'
import type { TestApp } from '../../../test/harness.ts'

/** A small district for tests: one street, one community, two grids side by side, two buildings in the first. */
export interface TestDistrict {
  district_id: number
  areas: Record<
    'district' | 'street' | 'community' | 'grid' | 'other_grid' | 'building' | 'other_building',
    string
  >
  units: Record<'government' | 'centre' | 'department' | 'committee' | 'team' | 'property', string>
}

const WEST = 115.98
const SOUTH = 36.45
/** About 900 m by 1,100 m. */
const SIDE = 0.01

/** Where the first grid, the first building and the second grid of the test district are. */
export const PLACES = {
  grid: { lng: WEST + 0.005, lat: SOUTH + 0.005, datum: 'wgs84' },
  building: { lng: WEST + 0.0015, lat: SOUTH + 0.0015, datum: 'wgs84' },
  other_grid: { lng: WEST + SIDE + 0.005, lat: SOUTH + 0.005, datum: 'wgs84' },
  nowhere: { lng: WEST + 1, lat: SOUTH + 1, datum: 'wgs84' },
} as const

/** Lays out the small district in an empty database. */
export async function aDistrict(
  app: TestApp,
  { district_id = 371502, is_demonstration = true } = {},
): Promise<TestDistrict> {
  const { db } = app.services.database
  const id = () => newId(app.clock.now())
  await sql`
    insert into platform.district (district_id, name, code_system, is_demonstration, lng, lat, datum, joined_at)
    values (${district_id}, '东昌府区', 'GB/T 2260', ${is_demonstration}, ${WEST}, ${SOUTH}, 'wgs84', ${app.clock.now()})`.execute(
    db,
  )
  const areas = {
    district: id(),
    street: id(),
    community: id(),
    grid: id(),
    other_grid: id(),
    building: id(),
    other_building: id(),
  }
  const { district, street, community, grid } = areas
  const add = (
    row: { id: string; level: string; code: string; name: string; parent_id: string | null },
    above: { street_id?: string; community_id?: string; grid_id?: string },
    outline: number[][][][] | null,
  ): RawBuilder<unknown> => sql`
    insert into org.area (district_id, id, level, code, name, parent_id, street_id, community_id, grid_id, lng, lat, datum,
      outline, code_system, valid_from)
    values (${district_id}, ${row.id}, ${row.level}, ${row.code}, ${row.name}, ${row.parent_id},
      ${above.street_id ?? null}, ${above.community_id ?? null}, ${above.grid_id ?? null}, ${WEST}, ${SOUTH}, 'wgs84',
      ${outline === null ? null : JSON.stringify(outline)}::jsonb, 'test', '2020-01-01')`
  const code = String(district_id)
  const both = square(0, 0, 2 * SIDE, SIDE)
  const inCommunity = { street_id: street, community_id: community }
  const inGrid = { ...inCommunity, grid_id: grid }
  const rows = [
    add({ id: district, level: 'district', code, name: '东昌府区', parent_id: null }, {}, both),
    add(
      { id: street, level: 'street', code: `${code}006`, name: '新区街道', parent_id: district },
      {},
      both,
    ),
    add(
      {
        id: community,
        level: 'community',
        code: `${code}006001`,
        name: '凤苑社区',
        parent_id: street,
      },
      { street_id: street },
      both,
    ),
    add(
      {
        id: grid,
        level: 'grid',
        code: `${code}006001001`,
        name: '凤苑第一网格',
        parent_id: community,
      },
      inCommunity,
      square(0, 0, SIDE, SIDE),
    ),
    add(
      {
        id: areas.other_grid,
        level: 'grid',
        code: `${code}006001002`,
        name: '凤苑第二网格',
        parent_id: community,
      },
      inCommunity,
      square(SIDE, 0, SIDE, SIDE),
    ),
    add(
      {
        id: areas.building,
        level: 'building',
        code: `${code}006001001001`,
        name: '凤苑小区3号楼',
        parent_id: grid,
      },
      inGrid,
      square(0.001, 0.001, 0.001, 0.001),
    ),
    add(
      {
        id: areas.other_building,
        level: 'building',
        code: `${code}006001001002`,
        name: '凤苑小区4号楼',
        parent_id: grid,
      },
      inGrid,
      null,
    ),
  ]
  for (const row of rows) await row.execute(db)
  const unit = (kind: UnitKind, name: string, area_id: string, phone: string | null = null) =>
    aUnit(app, { district_id, kind, name, area_id, phone })
  return {
    district_id,
    areas,
    units: {
      government: await unit('government', '东昌府区人民政府', district),
      centre: await unit('centre', '新区街道综治中心', street, '0635-8000001'),
      department: await unit('department', '区城市管理局', district, '0635-8000002'),
      committee: await unit('community_committee', '凤苑社区居委会', community, '0635-8000003'),
      team: await unit('grid_team', '凤苑第一网格服务团队', grid, '0635-8000004'),
      property: await unit('property_firm', '凤苑物业', community, '0635-8000005'),
    },
  }
}

/** Adds a unit that stands since 2020 and answers its id. */
export async function aUnit(
  app: TestApp,
  unit: {
    district_id: number
    kind: UnitKind
    name: string
    area_id: string
    phone?: string | null
  },
): Promise<string> {
  const id = newId(app.clock.now())
  await sql`
    insert into org.unit (district_id, id, kind, name, area_id, phone, valid_from)
    values (${unit.district_id}, ${id}, ${unit.kind}, ${unit.name}, ${unit.area_id}, ${unit.phone ?? null}, '2020-01-01')`.execute(
    app.services.database.db,
  )
  return id
}

/** Adds a member of staff with one post since 2020 and answers person, post and the token of a running visit. */
export async function aHolder(
  app: TestApp,
  district: TestDistrict,
  post: { kind: PostKind; unit_id: string; area_id: string; name?: string; is_public?: boolean },
): Promise<{ person_id: string; post_id: string; token: string }> {
  const { database, keys } = app.services
  const now = app.clock.now()
  const person_id = newId(now)
  await database.db
    .transaction()
    .execute((tx) =>
      createStaff(
        { tx, now, keys, actor: district, newId: () => newId(now) },
        { id: person_id, name: post.name ?? '王建国', phone: '13800000000' },
      ),
    )
  const post_id = await aPost(app, district, { ...post, person_id })
  return { person_id, post_id, token: await app.signIn(person_id, 'staff', district.district_id) }
}

/** Adds a post since 2020 to somebody known and answers its id. */
export async function aPost(
  app: TestApp,
  { district_id }: { district_id: number },
  post: {
    person_id: string
    kind: PostKind
    unit_id: string
    area_id: string
    is_public?: boolean
  },
): Promise<string> {
  const id = newId(app.clock.now())
  await sql`
    insert into org.post (district_id, id, person_id, unit_id, kind, area_id, is_public, valid_from)
    values (${district_id}, ${id}, ${post.person_id}, ${post.unit_id}, ${post.kind}, ${post.area_id},
      ${post.is_public ?? true}, '2020-01-01')`.execute(app.services.database.db)
  return id
}

/** Opens an account for somebody known. */
export async function anAccount(
  app: TestApp,
  { district_id }: { district_id: number },
  account: { person_id: string; account: string; password: string; must_change?: boolean },
): Promise<void> {
  await sql`
    insert into identity.account (district_id, account, person_id, password_hash, must_change, changed_at)
    values (${district_id}, ${account.account}, ${account.person_id}, ${await hashPassword(account.password)},
      ${account.must_change ?? false}, ${app.clock.now()})`.execute(app.services.database.db)
}

/** Adds a resident with this phone and answers person and the token of a running visit. */
export async function aResident(
  app: TestApp,
  district_id = 371502,
  phone = '13900000001',
): Promise<{ person_id: string; token: string }> {
  const { database, keys } = app.services
  const now = app.clock.now()
  const context = { now, keys, actor: { district_id }, newId: () => newId(now) }
  const person_id = await database.db
    .transaction()
    .execute((tx) => takeResident({ ...context, tx }, { phone, name: '李娜' }))
  return { person_id, token: await app.signIn(person_id, 'resident', district_id) }
}

function square(east: number, north: number, width: number, height: number): number[][][][] {
  const [west, south] = [WEST + east, SOUTH + north]
  const corners = [
    [west, south],
    [west + width, south],
    [west + width, south + height],
    [west, south + height],
    [west, south],
  ]
  return [[corners]]
}
