import type { MemberKind } from '@linli/contract/codes/groups'
import type { Input, Output } from '@linli/contract/endpoint'
import { groups } from '@linli/contract/groups'
import { sql } from 'kysely'
import { newId } from '#platform/ids'
import type { TestApp } from '../../../test/harness.ts'
import type { World } from '../../../test/world.ts'

/** Somebody to be put into a group. */
export interface GroupPerson {
  person_id: string
  kind: MemberKind
  unit_id?: string
}

/** The people of the small district who usually talk in the group of its first grid. */
export function neighbours(world: World): GroupPerson[] {
  const { people, units } = world
  return [
    { person_id: people.wang_grid1, kind: 'grid_worker', unit_id: units.grid_team },
    { person_id: people.wu_property, kind: 'property', unit_id: units.property },
    { person_id: people.resident, kind: 'resident' },
    { person_id: people.neighbour, kind: 'resident' },
  ]
}

/** A group of the first grid, kept by its grid worker, with these members; answers its id. */
export async function aGroup(
  app: TestApp,
  world: World,
  more: {
    name?: string
    members?: readonly GroupPerson[]
    owner_id?: string
    deputy_id?: string
  } = {},
): Promise<string> {
  const id = newId(app.clock.now())
  const { district_id, areas, people } = world
  await sql`
    insert into groups.group (district_id, id, name, grid_id, community_id, street_id, owner_id, deputy_id, opened_at)
    values (${district_id}, ${id}, ${more.name ?? `凤苑第一网格${id.slice(-6)}群`}, ${areas.grid1}, ${areas.fengyuan}, ${areas.xinqu},
      ${more.owner_id ?? people.wang_grid1}, ${more.deputy_id ?? null}, ${app.clock.now()})`.execute(
    app.services.database.db,
  )
  for (const member of more.members ?? neighbours(world)) await putIn(app, world, id, member)
  return id
}

/** Puts somebody into a group, or out of it with another status, as the module itself would write it. */
export async function putIn(
  app: TestApp,
  world: World,
  group_id: string,
  { person_id, kind, unit_id, status = 'in' }: GroupPerson & { status?: string },
): Promise<void> {
  const { db } = app.services.database
  const { district_id } = world
  await sql`
    insert into groups.member (district_id, group_id, person_id, kind, unit_id, status, joined_at)
    values (${district_id}, ${group_id}, ${person_id}, ${kind}, ${unit_id ?? null}, ${status}, ${app.clock.now()})
    on conflict (district_id, group_id, person_id) do update set status = excluded.status`.execute(
    db,
  )
  await sql`
    update groups.group set members_version = members_version + 1
    where district_id = ${district_id} and id = ${group_id}`.execute(db)
}

/** Says something in a group over HTTP. */
export function aMessage(
  app: TestApp,
  as: string,
  input: Input<typeof groups.send_message>,
): Promise<Output<typeof groups.send_message>> {
  return app.must(groups.send_message, input, as)
}

/** A resident with a name and a visit of their own. */
export async function aResident(
  app: TestApp,
  world: World,
  name: string,
): Promise<{ person_id: string; token: string }> {
  const person_id = newId(app.clock.now())
  const { keys, database } = app.services
  const phone = `138${String(10_000_000 + Math.floor(Math.random() * 89_999_999))}`
  await sql`insert into identity.person (district_id, id, kind, sealed_name, sealed_phone, phone_index, created_at)
    values (${world.district_id}, ${person_id}, 'resident', ${keys.seal(name)}, ${keys.seal(phone)}, ${keys.blindIndex('phone', phone)},
      ${app.clock.now()})`.execute(database.db)
  return { person_id, token: await app.signIn(person_id, 'resident') }
}
