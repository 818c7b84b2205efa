import { randomUUID } from 'node:crypto'
import { matters } from '@linli/contract/matters'
import type { PlanStep } from '@linli/contract/reorganisation-steps'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { figuresBothWays } from '../matters/queries/figures-both-ways.ts'
import { recountTallies } from '../matters/tallies.ts'
import { aMatter } from '../matters/testing.ts'
import { aCheckedPlan, carryOut, everythingIn, recut, takeBack, tick } from './testing.ts'

const YESTERDAY = '2022-09-05'
const TODAY = '2022-09-06'
let app: TestApp
let world: World
beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
  await fillWithMatters()
  tick(app, 86_400_000)
}, 120_000)
afterAll(() => app?.close())

/** Matters everywhere: with and without building, grid and community, open, closed, handled by units, secret, sent back. */
async function fillWithMatters() {
  const { tokens, areas, units } = world
  for (const stage of ['reported', 'accepted', 'handling', 'closed'] as const)
    await aMatter(app, world, stage)
  const report = (area_id: string) =>
    app.must(
      matters.report,
      { description: '垃圾没清', category_code: 'env.rubbish', area_id },
      tokens.resident,
    )
  for (const area_id of [
    areas.grid1,
    areas.grid2,
    areas.fengyuan,
    areas.building3,
    areas.huxi,
    areas.xinqu,
  ])
    await report(area_id)
  const { id } = await aMatter(app, world, 'assigned')
  await app.must(matters.return, { id, reason: 'not_ours', note: '不归我们' }, tokens.sun_lights)
  await app.must(matters.assign, { id, unit_id: units.property }, tokens.zhao_street)
  await sql`update matters.matter set helper_unit_ids = ${[units.lights, units.committee]} where id = ${id}`.execute(
    app.services.database.db,
  )
  await app.must(matters.record_self_closed, { category_code: 'env.rubbish' }, tokens.wang_grid1)
}

type Places = World['areas']
type Units = World['units']

/** Steps that make sense here, each by its name; a plan is some of them in some order. */
const STEPS: Record<string, (areas: Places, units: Units) => PlanStep> = {
  rename: ({ grid2 }) => ({ kind: 'rename_area', area_id: grid2, name: '新名' }),
  recode: ({ huxi }) => ({ kind: 'recode_area', area_id: huxi, code: '371502001099' }),
  community: ({ fengyuan, guchong }) => ({
    kind: 'move_areas',
    area_ids: [fengyuan],
    to_id: guchong,
  }),
  other_community: ({ huxi, xinqu }) => ({ kind: 'move_areas', area_ids: [huxi], to_id: xinqu }),
  grid: ({ grid1, huxi }) => ({ kind: 'move_areas', area_ids: [grid1], to_id: huxi }),
  building: ({ building2, grid2 }) => ({ kind: 'move_areas', area_ids: [building2], to_id: grid2 }),
  merge_communities: ({ huxi, fengyuan }) => ({
    kind: 'merge_areas',
    area_ids: [huxi],
    into_id: fengyuan,
  }),
  merge_grids: ({ grid1, grid2 }) => ({ kind: 'merge_areas', area_ids: [grid1], into_id: grid2 }),
  merge_streets: ({ guchong, xinqu }) => ({
    kind: 'merge_areas',
    area_ids: [guchong],
    into_id: xinqu,
  }),
  split: ({ fengyuan, grid1, grid2 }) => ({
    kind: 'split_area',
    area_id: fengyuan,
    parts: [
      { new_id: randomUUID(), code: '371502003091', name: '凤苑东社区', child_ids: [grid1] },
      { new_id: randomUUID(), code: '371502003092', name: '凤苑西社区', child_ids: [grid2] },
    ],
  }),
  merge_units: (_, { lights, housing }) => ({
    kind: 'merge_units',
    unit_ids: [lights],
    into_id: housing,
  }),
  merge_committee: (_, { committee, property }) => ({
    kind: 'merge_units',
    unit_ids: [committee],
    into_id: property,
  }),
  hand_over: (_, { street_centre, other_centre }) => ({
    kind: 'hand_over',
    from_unit_id: street_centre,
    to_unit_id: other_centre,
  }),
}

const plans = fc
  .uniqueArray(fc.constantFrom(...Object.keys(STEPS)), { minLength: 1, maxLength: 5 })
  .map((names) => ({ names, withRecut: names.length % 2 === 0 }))

/** Figures of yesterday by street, counted from the rows themselves: by what matters are now, and by what they were. */
async function fromRows() {
  const { db } = app.services.database
  const found = await sql<{ name: string; as_then: number; as_now: number }>`
    with m as (
      select m.street_id as street_now, m.community_id as community_now,
        case when r.matter_id is null then m.street_id else r.street_id end as street_then,
        case when r.matter_id is null then m.community_id else r.community_id end as community_then
      from matters.matter as m left join matters.relocated as r on r.matter_id = m.id
      where (m.reported_at at time zone 'Asia/Shanghai')::date = ${YESTERDAY} and not m.is_imported
    )
    select a.name, (select count(*) from m where community_then is not null and street_then = a.id) as as_then,
      (select count(*) from m where community_now is not null and street_now = a.id) as as_now
    from org.area as a where a.level = 'street' order by a.code`.execute(db)
  return Object.fromEntries(
    found.rows.map(({ name, as_then, as_now }) => [name, [as_then, as_now]]),
  )
}

test('whatever is carried out: counts are those of the rows, figures are true both ways, and taken back all is as it was', async () => {
  let carried = 0
  await fc.assert(
    fc.asyncProperty(plans, async ({ names, withRecut }) => {
      const before = await everythingIn(app)
      const steps = names.flatMap((name) => STEPS[name]?.(world.areas, world.units) ?? [])
      const more = withRecut ? recut(world, 'huxi').steps.slice(0, 1) : []
      const plan = await aCheckedPlan(app, world, [...more, ...steps], TODAY)
      if (plan.report?.conflicts.length !== 0) {
        expect(await everythingIn(app)).toEqual(before)
        return
      }
      carried += 1
      const done = await carryOut(app, world, plan)
      expect(done.state).toBe('done')
      const after = await everythingIn(app)
      await app.services.database.db.transaction().execute((tx) => recountTallies(tx, 371502))
      expect(await everythingIn(app)).toEqual(after)
      const told = await figuresBothWays(
        app.services.database.db,
        371502,
        { figure: 'received', from: YESTERDAY, to: YESTERDAY },
        TODAY,
      )
      expect(
        Object.fromEntries(
          told.map(({ name, as_then, as_now }) => [name, [as_then ?? 0, as_now ?? 0]]),
        ),
      ).toEqual(await fromRows())
      await takeBack(app, world, done)
      expect(await everythingIn(app)).toEqual(before)
    }),
    { numRuns: 20, seed: 371502 },
  )
  expect(carried).toBeGreaterThan(6)
}, 240_000)
