import type { Input } from '@linli/contract/endpoint'
import { mediators } from '@linli/contract/mediators'
import { sql } from 'kysely'
import { newId } from '#platform/ids'
import type { TestApp } from '../../../test/harness.ts'
import type { World } from '../../../test/world.ts'

/** Somebody of a committee in a test: who they are and the token of a running visit. */
export interface Seated {
  person_id: string
  token: string
}

/** A committee of the small district with its people, one room and one studio. */
export interface TestCommittee {
  id: string
  studio_id: string
  room_id: string
  clerk: Seated
  /** A full-time mediator who heads it, and a part-time one of the studio: both are entered. */
  lead: Seated & { mediator_id: string }
  other: Seated & { mediator_id: string }
}

/** A unit of the small district that stands since January. */
export async function aUnitOf(
  app: TestApp,
  world: World,
  unit: { kind: string; name: string; area_id: string; parent_id?: string },
): Promise<string> {
  const id = newId(app.clock.now())
  await sql`
    insert into org.unit (district_id, id, kind, name, parent_id, area_id, phone, valid_from)
    values (${world.district_id}, ${id}, ${unit.kind}, ${unit.name}, ${unit.parent_id ?? null}, ${unit.area_id},
      '0635-1000009', '2022-01-01')`.execute(app.services.database.db)
  return id
}

/** A member of staff with one post since January, and a visit. */
export async function aPostHolder(
  app: TestApp,
  world: World,
  post: { name: string; kind: string; unit_id: string; area_id: string },
): Promise<Seated> {
  const { db } = app.services.database
  const person_id = newId(app.clock.now())
  await sql`insert into identity.person (district_id, id, kind, public_name, created_at)
    values (${world.district_id}, ${person_id}, 'staff', ${post.name}, ${app.clock.now()})`.execute(
    db,
  )
  await sql`
    insert into org.post (district_id, id, person_id, unit_id, kind, area_id, valid_from)
    values (${world.district_id}, ${newId(app.clock.now())}, ${person_id}, ${post.unit_id}, ${post.kind}, ${post.area_id},
      '2022-01-01')`.execute(db)
  return { person_id, token: await app.signIn(person_id) }
}

/** What is entered of a mediator where a test says nothing else. */
export const ENTRY = {
  studio_id: null,
  seat: 'member',
  time: 'full_time',
  fields: ['traffic', 'neighbour'],
  languages: ['普通话', '聊城话'],
  grade: 3,
  gender: 'female',
  introduction: '做过二十年村干部',
} as const satisfies Partial<Input<typeof mediators.appoint>>

/** What is entered of a committee where a test says nothing else. */
export const SETTING = {
  kind: 'street',
  brackets: 'round',
  series: '人调字',
  width: 3,
  established_on: '2015-03-01',
  elected_on: '2021-01-15',
  term_ends_on: null,
  seal: { since: '2015-03-01', keeper: '文书' },
} as const satisfies Partial<Input<typeof mediators.set_committee>>

/** A committee of 新区街道 (or another area) that is set up, with a clerk, two mediators, a room and a studio. */
export async function aCommittee(
  app: TestApp,
  world: World,
  more: { name?: string; short_name?: string; area_id?: string } = {},
): Promise<TestCommittee> {
  const { name = '新区街道人民调解委员会', short_name = '新区' } = more
  const area_id = more.area_id ?? world.areas.xinqu
  const id = await aUnitOf(app, world, { kind: 'mediation_committee', name, area_id })
  const studio_id = await aUnitOf(app, world, {
    kind: 'named_studio',
    name: '老秦说和工作室',
    area_id,
    parent_id: id,
  })
  const clerk = await aPostHolder(app, world, {
    name: '文书',
    kind: 'committee_clerk',
    unit_id: id,
    area_id,
  })
  await app.must(mediators.set_committee, { id, short_name, ...SETTING }, clerk.token)
  const room = { name: '第一调解室', seats: 12, is_accessible: true }
  const set = await app.must(mediators.add_room, { committee_id: id, ...room }, clerk.token)
  const seat = async (person: string, entry: Partial<Input<typeof mediators.appoint>>) => {
    const post = { name: person, kind: 'mediator', unit_id: id, area_id }
    const seated = await aPostHolder(app, world, post)
    const made = await app.must(
      mediators.appoint,
      {
        committee_id: id,
        person_id: seated.person_id,
        valid_from: '2021-01-15',
        ...ENTRY,
        ...entry,
      },
      clerk.token,
    )
    return { ...seated, mediator_id: made.id }
  }
  return {
    id,
    studio_id,
    room_id: set.rooms[0]?.id ?? '',
    clerk,
    lead: await seat('秦主任', { seat: 'head' }),
    other: await seat('郭调解', { studio_id, seat: 'engaged', time: 'part_time', gender: 'male' }),
  }
}
