import { MATTER_STATUSES } from '@linli/contract/codes/matters'
import { matters } from '@linli/contract/matters'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { START, type TestApp, testApp } from '../../../../test/harness.ts'
import { makeWorld, type World } from '../../../../test/world.ts'
import { aMatter } from '../testing.ts'

let app: TestApp
let world: World
beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
  for (const stage of [
    'reported',
    'accepted',
    'assigned',
    'handling',
    'resolved',
    'verified',
    'closed',
  ] as const) {
    for (let n = 0; n < 3; n++) await aMatter(app, world, stage)
  }
  const secret = await aMatter(app, world, 'assigned')
  await app.must(matters.set_secret, { id: secret.id, is_secret: true }, world.tokens.zhao_street)
  await app.must(
    matters.report,
    { description: '垃圾没人收', category_code: 'env.rubbish', area_id: world.areas.building3 },
    world.tokens.resident,
  )
  await app.must(
    matters.report,
    { description: '不知道在哪里', category_code: 'other' },
    world.tokens.resident,
  )
  for (let n = 0; n < 5; n++)
    await app.must(
      matters.record_self_closed,
      { category_code: 'env.rubbish', description: `清理第${n}处` },
      world.tokens.wang_grid1,
    )
  app.clock.set(new Date(START.getTime() + 12 * 3_600_000))
})
afterAll(() => app?.close())

const PEOPLE = [
  'wang_grid1',
  'li_grid2',
  'zhao_street',
  'qian_district',
  'sun_lights',
  'zheng_leader',
  'chen_other_street',
  'wu_property',
] as const

async function everyRow(input: Omit<Parameters<typeof page>[0], 'limit'>, as: string) {
  const rows: string[] = []
  let cursor: string | undefined
  for (;;) {
    const found = await page({ ...input, limit: 7, ...(cursor && { cursor }) }, as)
    rows.push(...found.items.map((item) => item.id))
    if (!found.next_cursor) return { rows, count: found.count }
    cursor = found.next_cursor
  }
}
const page = (input: Parameters<typeof app.must<typeof matters.list>>[1], as: string) =>
  app.must(matters.list, input, as)

test('for every person and queue the counts equal the lists, status by status', async () => {
  for (const person of PEOPLE) {
    const as = world.tokens[person]
    for (const { queue, by_status, overdue } of await app.must(matters.count_queues, {}, as)) {
      let sum = 0
      for (const status of MATTER_STATUSES) {
        const { rows, count } = await everyRow({ queue, statuses: [status] }, as)
        expect(rows.length, `${person} ${queue} ${status}`).toBe(by_status[status] ?? 0)
        expect(count).toEqual({ n: rows.length, is_more: false })
        sum += rows.length
      }
      expect((await everyRow({ queue }, as)).rows.length).toBe(sum)
      expect(
        (await everyRow({ queue, is_overdue: true }, as)).rows.length,
        `${person} ${queue} overdue`,
      ).toBe(overdue)
    }
  }
})

test('whatever the filter and the page size, paging gives each row once and the count tells how many', async () => {
  const filter = fc.record(
    {
      statuses: fc.subarray([...MATTER_STATUSES], { minLength: 1 }),
      category_code: fc.constantFrom('facility.street_light', 'env', 'env.rubbish', 'other'),
      area_id: fc.constantFrom(
        world.areas.fengyuan,
        world.areas.grid1,
        world.areas.building2,
        world.areas.grid3,
      ),
      urgency: fc.constantFrom('ordinary' as const, 'critical' as const),
      is_overdue: fc.boolean(),
      text: fc.constantFrom('路灯', '清理第', '不知道', '没有的词'),
    },
    { requiredKeys: [] },
  )
  await fc.assert(
    fc.asyncProperty(
      filter,
      fc.constantFrom('due' as const, 'newest' as const),
      fc.integer({ min: 1, max: 9 }),
      async (some, order, limit) => {
        const as = world.tokens.qian_district
        const whole = await page({ queue: 'jurisdiction', order, limit: 100, ...some }, as)
        const ids: string[] = []
        let cursor: string | null = null
        do {
          const part: Awaited<ReturnType<typeof page>> = await page(
            { queue: 'jurisdiction', order, limit, ...some, ...(cursor && { cursor }) },
            as,
          )
          ids.push(...part.items.map((item) => item.id))
          cursor = part.next_cursor
        } while (cursor)
        expect(ids).toEqual(whole.items.map((item) => item.id))
        expect(whole.count).toEqual({ n: ids.length, is_more: false })
      },
    ),
    { numRuns: 40 },
  )
})

test('the list by deadline has the nearest first and nothing that is over', async () => {
  const { items } = await page(
    { queue: 'jurisdiction', order: 'due', limit: 100 },
    world.tokens.zhao_street,
  )
  const due = items.map((item) => item.clock?.due_at ?? '')
  expect(due).toEqual([...due].sort())
  expect(items.some((item) => item.status === 'closed')).toBe(false)
})

test("a number is found at once; a queue that a person has not and a cursor of one's own making are refused", async () => {
  const [first] = (await page({ queue: 'mine', limit: 1 }, world.tokens.wang_grid1)).items
  const found = await page({ queue: 'jurisdiction', text: first?.number }, world.tokens.wang_grid1)
  expect(found.items.map((item) => item.id)).toEqual([first?.id])
  const refused = await app.call(matters.list, { queue: 'unit' }, world.tokens.zheng_leader)
  expect(refused).toMatchObject({ status: 403, reason: 'no_such_queue' })
  for (const cursor of ['x', "' or 1=1", '2022-01-01T00:00:00Z']) {
    expect(
      await app.call(matters.list, { queue: 'mine', cursor }, world.tokens.wang_grid1),
    ).toMatchObject({ status: 422, reason: 'cursor_not_understood' })
    expect(
      (
        await app.call(
          matters.list,
          { queue: 'mine', order: 'due', cursor },
          world.tokens.wang_grid1,
        )
      ).status,
    ).toBe(422)
  }
})

test('a screen costs at most five statements', async () => {
  const { id } = await aMatter(app, world, 'closed')
  const screens = [
    () => app.must(matters.list, { queue: 'jurisdiction' }, world.tokens.qian_district),
    () => app.must(matters.count_queues, {}, world.tokens.qian_district),
    () => app.must(matters.get, { id }, world.tokens.qian_district),
  ]
  for (const screen of screens) {
    await screen()
    const { count, log } = await app.countStatements(screen)
    expect(count, log.join('\n')).toBeLessThanOrEqual(5)
  }
})
