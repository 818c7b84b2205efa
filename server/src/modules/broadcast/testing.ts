import { broadcast } from '@linli/contract/broadcast'
import type { ChannelKind, ChannelState } from '@linli/contract/codes/channels'
import type { Input, Output } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import { newId } from '#platform/ids'
import type { TestApp } from '../../../test/harness.ts'
import type { World } from '../../../test/world.ts'
import { aChannel } from '../channels/testing.ts'

/** A group of a grid of the small district with one resident in it, or with nobody; answers its id. */
export async function groupIn(
  app: TestApp,
  world: World,
  grid: 'grid1' | 'grid2' | 'grid3',
  more: { name?: string; isEmpty?: boolean } = {},
): Promise<string> {
  const id = newId(app.clock.now())
  const { db } = app.services.database
  const { district_id, people } = world
  await sql`
    insert into groups.group (district_id, id, name, grid_id, community_id, street_id, owner_id, opened_at)
    select ${district_id}, ${id}, ${more.name ?? `群${id.slice(-6)}`}, id, community_id, street_id, ${people.wang_grid1}, ${app.clock.now()}
    from org.area where district_id = ${district_id} and id = ${world.areas[grid]}`.execute(db)
  if (!more.isEmpty)
    await sql`
      insert into groups.member (district_id, group_id, person_id, kind, status, joined_at)
      values (${district_id}, ${id}, ${people.resident}, 'resident', 'in', ${app.clock.now()})`.execute(
      db,
    )
  return id
}

/** Binds a group to a place of a channel of this kind; answers the id of the place. */
export async function bindGroup(
  app: TestApp,
  group_id: string,
  to: { kind: ChannelKind; state?: ChannelState; presser_id?: string },
): Promise<string> {
  const channel_id = await aChannel(app, to)
  const id = newId(app.clock.now())
  await sql`
    insert into channels.binding (district_id, id, channel_id, target, address, presser_id, name, about_noun, about_id, state, made_at)
    values (371502, ${id}, ${channel_id}, 'group', ${id}, ${to.presser_id ?? null}, '微信群', 'group', ${group_id}, 'open', ${app.clock.now()})`.execute(
    app.services.database.db,
  )
  return id
}

/** Asks for a notice by the grid worker of the first grid. */
export function anAsked(
  app: TestApp,
  world: World,
  more: Partial<Input<typeof broadcast.ask>> & {
    audience: Input<typeof broadcast.ask>['audience']
  },
  as: string = world.tokens.wang_grid1,
): Promise<Output<typeof broadcast.ask>> {
  return app.must(
    broadcast.ask,
    { title: '停水通知', text: '今晚九点到十一点停水，请提前存水。', ...more },
    as,
  )
}

/** The messages that a broadcast has left in talks: by group, with their numbers. */
export async function saidIn(
  app: TestApp,
  card_id: string,
): Promise<{ group_id: string; seq: number; text: string }[]> {
  const found = await sql<{ group_id: string; seq: number; text: string }>`
    select group_id, seq::int as seq, text from groups.message where district_id = 371502 and card_id = ${card_id}
    order by group_id, seq`.execute(app.services.database.db)
  return found.rows
}

/** Fills the first grid with so many groups of one resident each, by two statements. */
export async function manyGroups(app: TestApp, world: World, n: number): Promise<void> {
  const { db } = app.services.database
  const { district_id, people, areas } = world
  const ids = Array.from({ length: n }, () => newId(app.clock.now()))
  await sql`
    insert into groups.group (district_id, id, name, grid_id, community_id, street_id, owner_id, opened_at)
    select ${district_id}, id, '群' || id::text, ${areas.grid1}, ${areas.fengyuan}, ${areas.xinqu}, ${people.wang_grid1}, ${app.clock.now()}
    from unnest(${ids}::uuid[]) as id`.execute(db)
  await sql`
    insert into groups.member (district_id, group_id, person_id, kind, status, joined_at)
    select ${district_id}, id, ${people.resident}, 'resident', 'in', ${app.clock.now()} from unnest(${ids}::uuid[]) as id`.execute(
    db,
  )
}
