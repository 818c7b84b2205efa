import { matters } from '@linli/contract/matters'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { START, type TestApp, testApp } from '../../../../test/harness.ts'
import { makeWorld, type World } from '../../../../test/world.ts'
import { aMatter } from '../testing.ts'

let app: TestApp
let world: World
beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
})
beforeEach(() => app.clock.set(START))
afterAll(() => app?.close())

const light = { text: '路灯不亮了', category_code: 'facility.street_light' }
const days = (n: number) => app.clock.set(new Date(START.getTime() + n * 86_400_000))

test('open matters near by come with their reasons, the nearest first', async () => {
  const { zhao_street, resident } = world.tokens
  const { building1, building2, grid2 } = world.areas
  const inHouse = await aMatter(app, world, 'assigned')
  const inGrid = await app.must(
    matters.report,
    { description: '路灯不亮', category_code: 'facility.street_light', area_id: building1 },
    resident,
  )
  const inCommunity = await app.must(
    matters.report,
    { description: '路灯不亮', category_code: 'facility.street_light', area_id: grid2 },
    resident,
  )
  const found = await app.must(matters.find_alike, { ...light, area_id: building2 }, zhao_street)
  expect(found.map(({ id, nearness }) => [id, nearness])).toEqual([
    [inHouse.id, 'building'],
    [inGrid.id, 'grid'],
    [inCommunity.id, 'community'],
  ])
  expect(found[0]).toMatchObject({
    is_same_category: true,
    has_same_words: true,
    summary: '路灯不亮',
  })
  const others = await app.must(
    matters.find_alike,
    { ...light, area_id: building2, except_id: inHouse.id },
    zhao_street,
  )
  expect(others.map(({ id }) => id)).not.toContain(inHouse.id)
  const unlike = { text: '楼道里有人养鸡', category_code: 'env.rubbish', area_id: building2 }
  expect(await app.must(matters.find_alike, unlike, zhao_street)).toEqual([])
})

test('a position finds what lies near it, also across the border of a community and in another datum', async () => {
  const { qian_district, resident } = world.tokens
  const at = (lng: number) => ({ lng, lat: 36.42, datum: 'gcj02' as const })
  const made = await app.must(
    matters.report,
    { description: '井盖坏了', category_code: 'facility.street_light', position: at(116.0005) },
    resident,
  )
  const far = await app.must(
    matters.find_alike,
    { text: '井盖坏了', position: at(115.99), category_code: 'facility.street_light' },
    qian_district,
  )
  expect(far.find(({ id }) => id === made.id)?.nearness ?? null).toBeNull()
  const near = await app.must(
    matters.find_alike,
    { text: '井盖坏了', area_id: world.areas.grid2, position: at(115.9995) },
    qian_district,
  )
  const found = near.find(({ id }) => id === made.id)
  expect(found).toMatchObject({ nearness: 'near' })
  expect(found?.distance_m).toBeGreaterThan(80)
  expect(found?.distance_m).toBeLessThan(100)
})

test('without a place words find open matters', async () => {
  const made = await app.must(
    matters.report,
    { description: '水表井盖被货车压坏', category_code: 'facility.street_light' },
    world.tokens.resident,
  )
  const found = await app.must(
    matters.find_alike,
    { text: '水表井盖被压坏了' },
    world.tokens.qian_district,
  )
  expect(found[0]).toMatchObject({ id: made.id, nearness: null, has_same_words: true })
})

test('residents are told public facts alone, and neither secret matters nor those about people', async () => {
  const { neighbour, zhao_street, resident } = world.tokens
  const open = await aMatter(app, world, 'assigned')
  const secret = await aMatter(app, world, 'assigned')
  await app.must(matters.set_secret, { id: secret.id, is_secret: true }, zhao_street)
  const unsorted = await app.must(
    matters.report,
    { description: '路灯不亮', category_code: 'other', area_id: world.areas.building2 },
    resident,
  )
  const asked = { ...light, area_id: world.areas.building2 }
  for (const as of [neighbour, undefined]) {
    const found = await app.must(matters.find_alike, asked, as)
    const ids = found.map(({ id }) => id)
    expect(ids).toContain(open.id)
    expect(ids).not.toContain(secret.id)
    expect(ids).not.toContain(unsorted.id)
    expect(found.every(({ summary }) => summary === null)).toBe(true)
  }
  const own = await app.must(matters.find_alike, asked, resident)
  expect(own.find(({ id }) => id === open.id)?.is_mine).toBe(true)
  const hidden = await app.must(matters.find_alike, asked, world.tokens.li_grid2)
  expect(hidden.map(({ id }) => id)).not.toContain(open.id)
})

test('what was closed a short while ago may have to be reopened; later it is no longer told', async () => {
  const { id } = await aMatter(app, world, 'closed')
  const ask = () =>
    app.must(
      matters.find_alike,
      { ...light, area_id: world.areas.building2 },
      world.tokens.zhao_street,
    )
  days(29)
  expect((await ask()).find((one) => one.id === id)).toMatchObject({ status: 'closed' })
  days(31)
  expect((await ask()).map((one) => one.id)).not.toContain(id)
})

test('two statements answer, whatever is asked', async () => {
  const asked = { ...light, area_id: world.areas.building2, position: world.inside }
  const ask = () => app.must(matters.find_alike, asked, world.tokens.zhao_street)
  await ask()
  const { log } = await app.countStatements(ask)
  expect(log.filter((text) => !text.includes('identity.session'))).toHaveLength(2)
})
