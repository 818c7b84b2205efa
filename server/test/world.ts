import type { Role } from '@linli/contract/identity'
import { sql } from 'kysely'
import { newId } from '#platform/ids'
import type { TestApp } from './harness.ts'

type Level = 'district' | 'street' | 'community' | 'grid' | 'building'

/** A small district for tests: two streets, three grids with square outlines, a few units, and people with posts. */
export interface World {
  district_id: 371502
  areas: Record<
    | 'district'
    | 'xinqu'
    | 'guchong'
    | 'fengyuan'
    | 'huxi'
    | 'grid1'
    | 'grid2'
    | 'grid3'
    | 'building1'
    | 'building2'
    | 'building3',
    string
  >
  units: Record<
    | 'district_centre'
    | 'street_centre'
    | 'other_centre'
    | 'housing'
    | 'lights'
    | 'property'
    | 'grid_team'
    | 'committee',
    string
  >
  /** Session tokens by person. */
  tokens: Record<PersonKey, string>
  people: Record<PersonKey, string>
  categories: Record<'street_light' | 'rubbish' | 'dispute' | 'other', string>
  /** A point inside grid1, and one outside of everything. */
  inside: { lng: number; lat: number; datum: 'gcj02' }
  outside: { lng: number; lat: number; datum: 'gcj02' }
}

type PersonKey =
  | 'wang_grid1'
  | 'li_grid2'
  | 'zhao_street'
  | 'zhou_street'
  | 'qian_district'
  | 'sun_lights'
  | 'feng_lights'
  | 'wu_property'
  | 'zheng_leader'
  | 'chen_other_street'
  | 'editor'
  | 'admin'
  | 'security'
  | 'auditor'
  | 'resident'
  | 'neighbour'

const HOUR = { unit: 'hours', basis: '测试规则' }
const clocks = Object.fromEntries(
  [
    ['critical', 2, 24],
    ['urgent', 4, 48],
    ['ordinary', 8, 120],
  ].map(([urgency, accept, handle]) => [
    urgency,
    {
      accept: { ...HOUR, value: accept },
      handle: { ...HOUR, value: handle },
      verify: { ...HOUR, value: 24 },
    },
  ]),
)

/** Fills an empty clone with the small district and signs everybody in. */
export async function makeWorld(app: TestApp): Promise<World> {
  const { db } = app.services.database
  const district_id = 371502 as const
  const now = app.clock.now()
  const id = () => newId(now)
  await asOwner(
    app,
    sql`insert into platform.district values (371502, '东昌府区', 'test', true, 115.98, 36.45, 'gcj02', ${now})`,
  )
  await asOwner(app, sql`insert into platform.setting values ('default_district', '371502')`)
  const area = (
    level: Level,
    code: string,
    name: string,
    parents: Partial<Record<Level, string>>,
    box?: [number, number, number],
  ) => addArea(app, { level, code, name, parents, ...(box && { box }) })
  const d = await area('district', '371502', '东昌府区', {}, [115.9, 36.4, 0.2])
  const xinqu = await area('street', '371502003', '新区街道', { district: d }, [115.9, 36.4, 0.1])
  const guchong = await area('street', '371502001', '古楼街道', { district: d }, [116.0, 36.4, 0.1])
  const fengyuan = await area(
    'community',
    '371502003025',
    '凤苑社区',
    { district: d, street: xinqu },
    [115.9, 36.4, 0.1],
  )
  const huxi = await area(
    'community',
    '371502001012',
    '湖西社区',
    { district: d, street: guchong },
    [116.0, 36.4, 0.1],
  )
  const inFengyuan = { district: d, street: xinqu, community: fengyuan }
  const grid1 = await area(
    'grid',
    '371502003025001',
    '凤苑第一网格',
    inFengyuan,
    [115.9, 36.4, 0.05],
  )
  const grid2 = await area(
    'grid',
    '371502003025002',
    '凤苑第二网格',
    inFengyuan,
    [115.95, 36.4, 0.05],
  )
  const inHuxi = { district: d, street: guchong, community: huxi }
  const grid3 = await area('grid', '371502001012001', '湖西第一网格', inHuxi, [116.0, 36.4, 0.05])
  const building1 = await area('building', '371502003025001001', '凤苑小区1号楼', {
    ...inFengyuan,
    grid: grid1,
  })
  const building2 = await area('building', '371502003025001002', '凤苑小区3号楼', {
    ...inFengyuan,
    grid: grid1,
  })
  const building3 = await area('building', '371502001012001001', '湖西家园1号楼', {
    ...inHuxi,
    grid: grid3,
  })
  const areas = {
    district: d,
    xinqu,
    guchong,
    fengyuan,
    huxi,
    grid1,
    grid2,
    grid3,
    building1,
    building2,
    building3,
  }

  const unit = async (kind: string, name: string, area_id: string, phone: string | null = null) => {
    const unit_id = id()
    await sql`insert into org.unit (district_id, id, kind, name, area_id, phone, valid_from)
      values (${district_id}, ${unit_id}, ${kind}, ${name}, ${area_id}, ${phone}, '2022-01-01')`.execute(
      db,
    )
    return unit_id
  }
  const units = {
    district_centre: await unit('centre', '东昌府区社会治理服务中心', d, '0635-1000000'),
    street_centre: await unit('centre', '新区街道社会治理服务中心', xinqu, '0635-1000001'),
    other_centre: await unit('centre', '古楼街道社会治理服务中心', guchong),
    housing: await unit('department', '住房和城乡建设局', d),
    lights: await unit('utility', '路灯管理所', d, '0635-1000002'),
    property: await unit('property_firm', '凤苑物业', fengyuan, '0635-1000003'),
    grid_team: await unit('grid_team', '凤苑社区网格队', fengyuan),
    committee: await unit('community_committee', '凤苑社区居委会', fengyuan, '0635-1000004'),
  }
  const staff: [PersonKey, string, keyof typeof units, string, string, Role][] = [
    ['wang_grid1', '王小明', 'grid_team', 'grid_worker', grid1, 'grid_worker'],
    ['li_grid2', '李𬱖', 'grid_team', 'grid_worker', grid2, 'grid_worker'],
    ['zhao_street', '赵值班', 'street_centre', 'centre_duty', xinqu, 'centre_staff'],
    ['zhou_street', '周窗口', 'street_centre', 'centre_intake', xinqu, 'centre_staff'],
    ['qian_district', '钱中心', 'district_centre', 'centre_duty', d, 'centre_staff'],
    ['sun_lights', '孙师傅', 'lights', 'utility_handler', d, 'unit_staff'],
    ['feng_lights', '冯师傅', 'lights', 'utility_handler', d, 'unit_staff'],
    ['wu_property', '吴经理', 'property', 'property_manager', fengyuan, 'unit_staff'],
    ['zheng_leader', '郑区长', 'district_centre', 'district_leader', d, 'leader'],
    ['chen_other_street', '陈值班', 'other_centre', 'centre_duty', guchong, 'centre_staff'],
    ['editor', '编目员', 'district_centre', 'catalogue_editor', d, 'catalogue_editor'],
    ['admin', '系统管理员', 'district_centre', 'system_admin', d, 'system_admin'],
    ['security', '安全管理员', 'district_centre', 'security_admin', d, 'security_admin'],
    ['auditor', '审计员', 'district_centre', 'auditor', d, 'auditor'],
  ]
  const people = {} as Record<PersonKey, string>
  const tokens = {} as Record<PersonKey, string>
  for (const [key, name, unit_key, kind, area_id] of staff) {
    people[key] = id()
    await sql`insert into identity.person (district_id, id, kind, public_name, created_at)
      values (${district_id}, ${people[key]}, 'staff', ${name}, ${now})`.execute(db)
    await sql`insert into org.post (district_id, id, person_id, unit_id, kind, area_id, valid_from)
      values (${district_id}, ${id()}, ${people[key]}, ${units[unit_key]}, ${kind}, ${area_id}, '2022-01-01')`.execute(
      db,
    )
    tokens[key] = await app.signIn(people[key])
  }
  for (const [key, name, phone] of [
    ['resident', '刘大爷', '13900000001'],
    ['neighbour', '何邻居', '13900000002'],
  ] as const) {
    people[key] = id()
    const { keys } = app.services
    await sql`insert into identity.person (district_id, id, kind, sealed_name, sealed_phone, phone_index, created_at)
      values (${district_id}, ${people[key]}, 'resident', ${keys.seal(name)}, ${keys.seal(phone)}, ${keys.blindIndex('phone', phone)}, ${now})`.execute(
      db,
    )
    tokens[key] = await app.signIn(people[key], 'resident')
  }
  const categories = {
    street_light: await addCategory(app, 'facility.street_light', '路灯不亮', {
      owner: units.housing,
      doer: units.lights,
      evidence: ['photo_after'],
    }),
    rubbish: await addCategory(app, 'env.rubbish', '垃圾堆放', {
      owner: units.housing,
      may_self_close: true,
    }),
    dispute: await addCategory(app, 'dispute.neighbour', '邻里纠纷', {
      owner: units.street_centre,
      is_secret: true,
    }),
    other: await addCategory(app, 'other', '其他', { owner: units.street_centre }),
  }
  return {
    district_id,
    areas,
    units,
    people,
    tokens,
    categories,
    inside: { lng: 115.92, lat: 36.42, datum: 'gcj02' },
    outside: { lng: 120, lat: 30, datum: 'gcj02' },
  }
}

async function addArea(
  app: TestApp,
  made: {
    level: Level
    code: string
    name: string
    parents: Partial<Record<Level, string>>
    box?: [number, number, number]
  },
): Promise<string> {
  const area_id = newId(app.clock.now())
  const { parents, box } = made
  const parent_id = parents.grid ?? parents.community ?? parents.street ?? parents.district ?? null
  // As in a real district: an area is not among its own ancestors.
  const above = (level: Level) => parents[level] ?? null
  const outline = box && [
    [
      [
        [box[0], box[1]],
        [box[0] + box[2], box[1]],
        [box[0] + box[2], box[1] + box[2]],
        [box[0], box[1] + box[2]],
        [box[0], box[1]],
      ],
    ],
  ]
  await sql`
    insert into org.area (district_id, id, level, code, name, parent_id, street_id, community_id, grid_id, lng, lat, datum, outline, code_system, valid_from)
    values (371502, ${area_id}, ${made.level}, ${made.code}, ${made.name}, ${parent_id}, ${above('street')}, ${above('community')}, ${above('grid')},
      ${box ? box[0] + box[2] / 2 : 115.92}, ${box ? box[1] + box[2] / 2 : 36.42}, 'gcj02', ${outline ? JSON.stringify(outline) : null}::jsonb, 'test', '2022-01-01')`.execute(
    app.services.database.db,
  )
  return area_id
}

async function addCategory(
  app: TestApp,
  code: string,
  name: string,
  of: {
    owner: string
    doer?: string
    evidence?: string[]
    may_self_close?: boolean
    is_secret?: boolean
  },
): Promise<string> {
  const category_id = newId(app.clock.now())
  await sql`
    insert into catalogue.edition (district_id, id, code, parent_code, name, keywords, owner_unit_id, doer_kind, doer_unit_id, standard, clocks,
      evidence, verifier, may_self_close, is_secret_by_default, default_urgency, reopen_days, valid_from, published_at)
    values (371502, ${category_id}, ${code}, ${code.includes('.') ? code.split('.')[0] : null}, ${name}, ${[name]}, ${of.owner},
      ${of.doer ? 'unit' : 'grid'}, ${of.doer ?? null}, ${`${name}已处理`}, ${JSON.stringify(clocks)}::jsonb, ${of.evidence ?? []}, 'grid_worker',
      ${of.may_self_close ?? false}, ${of.is_secret ?? false}, 'ordinary', 7, '2022-01-01', '2022-01-01')`.execute(
    app.services.database.db,
  )
  return category_id
}

/** Does what only the owner of the schema may; a clone belongs to its test. */
export async function asOwner(app: TestApp, statement: ReturnType<typeof sql>) {
  await app.services.database.db.connection().execute(async (one) => {
    await sql`set role none`.execute(one)
    await statement.execute(one)
    await sql`set role linli_app`.execute(one)
  })
}
