import { groups } from '@linli/contract/groups'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { aCheckedPlan, carryOut, recut, takeBack } from '../reorganisations/testing.ts'

let app: TestApp
let world: World
beforeEach(async () => {
  app = await testApp()
  world = await makeWorld(app)
})
afterEach(() => app.close())

const open = (grid_id: string, building_id: string, owner_id: string, name = '一群') =>
  app.must(
    groups.create,
    { name, grid_id, building_ids: [building_id], owner_id },
    world.tokens.qian_district,
  )

test('a group goes to the new street with its community, and comes back with it', async () => {
  const { areas, people, tokens } = world
  const { id } = await open(areas.grid1, areas.building1, people.wang_grid1)
  const { street, steps } = recut(world)
  const done = await carryOut(app, world, await aCheckedPlan(app, world, steps))
  const moved = await app.must(groups.get_record, { id }, tokens.zhou_street)
  expect(moved).toMatchObject({ street: { id: street }, community: { id: areas.fengyuan } })
  expect(await app.call(groups.get_record, { id }, tokens.zhao_street)).toMatchObject({
    status: 404,
  })
  await takeBack(app, world, done)
  const back = await app.must(groups.get_record, { id }, tokens.zhao_street)
  expect(back.street?.id).toBe(areas.xinqu)
})

test('where grids are merged the group goes to the one that stays, and its buildings are of it', async () => {
  const { areas, people, tokens } = world
  const { id } = await open(areas.grid1, areas.building1, people.wang_grid1)
  const plan = await aCheckedPlan(app, world, [
    { kind: 'merge_areas', area_ids: [areas.grid1], into_id: areas.grid2 },
  ])
  await carryOut(app, world, plan)
  const moved = await app.must(groups.get_record, { id }, tokens.zhao_street)
  expect(moved.grid.id).toBe(areas.grid2)
  expect(moved.covered.every(({ is_elsewhere }) => !is_elsewhere)).toBe(true)
})

test('a building that goes to another grid is shown as lying elsewhere until somebody sees to it', async () => {
  const { areas, people, tokens } = world
  const { id } = await open(areas.grid1, areas.building1, people.wang_grid1)
  const plan = await aCheckedPlan(app, world, [
    { kind: 'move_areas', area_ids: [areas.building1], to_id: areas.grid2 },
  ])
  await carryOut(app, world, plan)
  const { covered } = await app.must(groups.get_record, { id }, tokens.zhao_street)
  expect(covered.find((one) => one.id === areas.building1)).toMatchObject({
    is_covered: true,
    is_elsewhere: true,
  })
})
