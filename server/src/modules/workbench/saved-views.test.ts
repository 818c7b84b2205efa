import { randomUUID } from 'node:crypto'
import { matters } from '@linli/contract/matters'
import { workbench } from '@linli/contract/workbench'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { aMatter } from '../matters/testing.ts'

let app: TestApp
let world: World
beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
  await aMatter(app, world, 'reported')
  await aMatter(app, world, 'assigned')
  await aMatter(app, world, 'verified')
})
afterAll(() => app?.close())

const OPEN = { queue: 'jurisdiction' as const, order: 'due' as const }

test('the count of a view is the count of the list that it opens, whole queue or filter', async () => {
  const { zhao_street } = world.tokens
  const filters = [
    OPEN,
    { ...OPEN, statuses: ['assigned' as const] },
    { ...OPEN, order: 'newest' as const, category_code: 'facility' },
    { ...OPEN, unit_id: world.units.lights },
    { ...OPEN, unit_id: world.units.property },
    { ...OPEN, order: 'newest' as const, statuses: ['closed' as const], is_imported: false },
  ]
  for (const [at, filter] of filters.entries()) {
    const view = await app.must(workbench.save_view, { name: `第${at}个`, filter }, zhao_street)
    const list = await app.must(matters.list, filter, zhao_street)
    expect(view.count, JSON.stringify(filter)).toEqual(list.count)
    expect(view.count.n).toBe(list.items.length)
  }
  const views = await app.must(workbench.list_views, {}, zhao_street)
  expect(views.map(({ name }) => name)).toEqual(filters.map((_, at) => `第${at}个`))
  const { count } = await app.countStatements(() => app.must(workbench.list_views, {}, zhao_street))
  expect(count).toBeLessThanOrEqual(5)
  for (const { id } of views) await app.must(workbench.delete_view, { id }, zhao_street)
  expect(await app.must(workbench.list_views, {}, zhao_street)).toEqual([])
})

test('a shared view is found by the unit and nobody else, in everybody’s own order', async () => {
  const { zhao_street, zhou_street, sun_lights, chen_other_street } = world.tokens
  const unit_id = world.units.street_centre
  const save = (name: string, unit: string | null, token: string) =>
    app.must(workbench.save_view, { name, filter: OPEN, unit_id: unit }, token)
  const shared = await save('晨会看', unit_id, zhao_street)
  const own = await save('自己看', null, zhou_street)
  const names = async (token: string) =>
    (await app.must(workbench.list_views, {}, token)).map(({ name }) => name)
  expect(await names(zhou_street)).toEqual(['晨会看', '自己看'])
  await app.must(workbench.arrange_views, { ids: [own.id, shared.id] }, zhou_street)
  expect(await names(zhou_street)).toEqual(['自己看', '晨会看'])
  expect(await names(zhao_street)).toEqual(['晨会看'])
  for (const token of [sun_lights, chen_other_street]) expect(await names(token)).toEqual([])
  const rename = { id: shared.id, name: '改名' }
  const hidden = await app.call(workbench.revise_view, rename, sun_lights)
  const missing = await app.call(
    workbench.revise_view,
    { id: randomUUID(), name: '改名' },
    sun_lights,
  )
  expect(hidden.status).toBe(404)
  expect(hidden.body).toEqual(missing.body)
  expect((await app.call(workbench.delete_view, { id: own.id }, zhao_street)).status).toBe(404)
  const foreign = await app.call(
    workbench.save_view,
    { name: '塞给别人', filter: OPEN, unit_id: world.units.lights },
    zhao_street,
  )
  expect(foreign).toMatchObject({ status: 403, reason: 'not_your_unit' })
  for (const view of [shared, own])
    await app.must(workbench.delete_view, { id: view.id }, view === own ? zhou_street : zhao_street)
})

test('a view keeps codes alone, and a hundred of them are enough', async () => {
  const { qian_district } = world.tokens
  const words = await app.call(
    workbench.save_view,
    { name: '带字', filter: { ...OPEN, text: '刘大爷' } as never },
    qian_district,
  )
  expect(JSON.stringify(words.body)).not.toContain('刘大爷')
  for (let at = 1; at < 100; at++)
    await app.must(workbench.save_view, { name: `${at}`, filter: OPEN }, qian_district)
  expect(await app.must(workbench.list_views, {}, qian_district)).toHaveLength(100)
  const more = await app.call(workbench.save_view, { name: '多了', filter: OPEN }, qian_district)
  expect(more).toMatchObject({ status: 409, reason: 'too_many_views' })
})
