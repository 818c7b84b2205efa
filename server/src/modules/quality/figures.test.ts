import type { CountName } from '@linli/contract/codes/quality'
import { matters } from '@linli/contract/matters'
import { quality } from '@linli/contract/quality'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { START, type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { recountTallies } from '../matters/tallies.ts'
import { aMatter, aPhoto } from '../matters/testing.ts'
import { drawAll, drawYesterday } from './testing.ts'

let app: TestApp
let world: World
beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
  await drawAll(app, world)
})
afterAll(() => app?.close())

const PERIOD = { from: '2022-08-01', to: '2022-12-31' }
const WHY = '反映人三次恶意拨打辱骂，录音在案，有值班记录为证'
type Who = keyof World['tokens']

/** Every count with its list, as this person reads them. */
async function countsAndLists(who: Who, area: keyof World['areas']) {
  const span = { area_id: world.areas[area], ...PERIOD }
  const by = world.tokens[who]
  const { counts } = await app.must(quality.get_figures, span, by)
  const listed = async (name: CountName, without_excluded: boolean) => {
    let n = 0
    let cursor: string | undefined
    do {
      const page = await app.must(
        quality.list_counted,
        { ...span, name, without_excluded, limit: 20, ...(cursor && { cursor }) },
        by,
      )
      n += page.items.length
      cursor = page.next_cursor ?? undefined
    } while (cursor)
    return n
  }
  const found = []
  for (const { name, n, n_without_excluded } of counts) {
    const rows = await listed(name, false)
    const without = n_without_excluded === null ? null : await listed(name, true)
    found.push({ name, said: [n, n_without_excluded], listed: [rows, without] })
  }
  return found
}

const READERS: [Who, keyof World['areas']][] = [
  ['zheng_leader', 'district'],
  ['zhao_street', 'xinqu'],
  ['zhao_street', 'fengyuan'],
  ['qian_district', 'huxi'],
]

test('whatever happens to matters, every figure is the number of rows of its list, for whoever reads it', async () => {
  const { tokens, units, areas } = world
  const closed = () => aMatter(app, world, 'closed')
  const propose = async () => {
    const { id } = await closed()
    await app.must(
      quality.propose_exclusion,
      { id, reason: 'malicious', note: WHY },
      tokens.zhao_street,
    )
    return id
  }
  const act = {
    self_closed: () =>
      app.must(matters.record_self_closed, { category_code: 'env.rubbish' }, tokens.wang_grid1),
    open: () => aMatter(app, world, 'handling'),
    rated: async () => {
      const { id } = await closed()
      await app.must(matters.rate, { id, solved: 'partly', rating: 4 }, tokens.resident)
    },
    solved: async () => {
      const { id } = await closed()
      await app.must(matters.rate, { id, solved: 'yes', rating: 2 }, tokens.resident)
    },
    excluded: async () => {
      await app.must(quality.exclude, { id: await propose() }, tokens.zhou_street)
    },
    counted_again: async () => {
      const id = await propose()
      await app.must(quality.exclude, { id }, tokens.zhou_street)
      await app.must(quality.keep_counted, { id, note: '查实并非恶意' }, tokens.zhou_street)
    },
    secret: async () => {
      const { id } = await closed()
      await app.must(matters.set_secret, { id, is_secret: true }, tokens.zhao_street)
    },
    reopened: async () => {
      const { id } = await closed()
      await app.must(matters.rate, { id, solved: 'no', rating: 1 }, tokens.resident)
      await app.must(matters.reopen_reported, { id, note: '又坏了' }, tokens.resident)
      const input = {
        id,
        category_code: 'env.rubbish',
        urgency: 'urgent' as const,
        area_id: areas.building3,
      }
      await app.must(matters.triage, input, tokens.zhao_street)
    },
    reopened_late: async () => {
      const { id } = await closed()
      app.clock.set(new Date(app.clock.now().getTime() + 9 * 86_400_000))
      await app.must(
        matters.reopen,
        { id, reason: 'came_back', note: '灯又灭了' },
        tokens.zhao_street,
      )
      await app.must(matters.assign, { id, unit_id: units.property }, tokens.zhao_street)
    },
    voided: async () => {
      const { id } = await aMatter(app, world, 'accepted')
      await app.must(matters.propose_void, { id, reason: 'test', note: '试报' }, tokens.zhao_street)
      await app.must(matters.void, { id }, tokens.zhou_street)
    },
    late: async () => {
      const { id } = await aMatter(app, world, 'handling')
      app.clock.set(new Date(app.clock.now().getTime() + 400 * 3_600_000))
      const file_ids = [await aPhoto(app, world, 'sun_lights')]
      await app.must(
        matters.resolve,
        { id, outcome: 'explained', note: '迟了', file_ids },
        tokens.sun_lights,
      )
      await app.must(matters.verify, { id, outcome: 'partly_solved' }, tokens.wang_grid1)
      await app.must(matters.close, { id }, tokens.zhao_street)
    },
    checked: async () => {
      await closed()
      await drawYesterday(app)
      const { items } = await app.must(
        quality.list_checks,
        { which: 'to_check' },
        tokens.chen_other_street,
      )
      for (const [at, { id }] of items.entries()) {
        const found = (['solved', 'not', 'partly', 'cannot_tell'] as const)[at % 4] ?? 'solved'
        await app.must(
          quality.record_check,
          { id, found, way: 'on_the_spot', words: '看过了' },
          tokens.chen_other_street,
        )
      }
    },
  }
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(Object.keys(act), { minLength: 3, maxLength: 6 }),
      async (some) => {
        for (const name of some)
          for (const [one, run] of Object.entries(act)) if (one === name) await run()
        for (const [who, area] of READERS)
          for (const { name, said, listed } of await countsAndLists(who, area))
            expect(listed, `${name} of ${area} as ${who}`).toEqual(said)
      },
    ),
    { numRuns: 3 },
  )
  const before = await countsAndLists('qian_district', 'district')
  await app.services.database.db.transaction().execute((tx) => recountTallies(tx, 371502))
  expect(await countsAndLists('qian_district', 'district')).toEqual(before)
  app.clock.set(START)
}, 120_000)

test('nobody reads figures of another area; hidden and missing answer alike', async () => {
  const span = { area_id: world.areas.guchong, ...PERIOD }
  const hidden = await app.call(quality.get_figures, span, world.tokens.zhao_street)
  const missing = await app.call(
    quality.get_figures,
    { ...span, area_id: crypto.randomUUID() },
    world.tokens.zhao_street,
  )
  expect(hidden.status).toBe(404)
  expect(hidden.body).toEqual(missing.body)
  for (const area of ['district', 'huxi', 'grid1'] as const) {
    const list = { area_id: world.areas[area], ...PERIOD, name: 'closed' as const }
    expect(
      (await app.call(quality.list_counted, list, world.tokens.zhao_street)).status,
      area,
    ).toBe(404)
  }
  expect(await app.must(quality.list_areas, {}, world.tokens.zhao_street)).toMatchObject([
    { name: '新区街道', level: 'street' },
  ])
  const wrong = await app.call(
    quality.get_figures,
    { area_id: world.areas.xinqu, from: '2022-09-02', to: '2022-09-01' },
    world.tokens.zhao_street,
  )
  expect(wrong).toMatchObject({ status: 422, reason: 'days_the_wrong_way' })
  expect((await app.call(quality.get_figures, span, world.tokens.sun_lights)).status).toBe(403)
})

test('the centre of a street reads the figures of it, whose row names nothing but the district above it', async () => {
  const { db } = app.services.database
  await sql`update org.area set street_id = null where id = ${world.areas.xinqu}`.execute(db)
  const span = { area_id: world.areas.xinqu, ...PERIOD }
  const figures = await app.must(quality.get_figures, span, world.tokens.zhao_street)
  expect(figures).toMatchObject({ area: { level: 'street' }, with_secret: true })
  expect((await app.call(quality.get_figures, span, world.tokens.chen_other_street)).status).toBe(
    404,
  )
})

test('one screen of figures asks for little, however much has happened', async () => {
  const span = { area_id: world.areas.district, ...PERIOD }
  const { count } = await app.countStatements(() =>
    app.must(quality.get_figures, span, world.tokens.zheng_leader),
  )
  expect(count).toBeLessThanOrEqual(4 + 3)
})
