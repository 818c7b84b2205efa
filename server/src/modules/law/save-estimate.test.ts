import { randomUUID } from 'node:crypto'
import type { Input } from '@linli/contract/endpoint'
import { law } from '@linli/contract/law'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { getEstimate } from './index.ts'

let app: TestApp
let world: World
beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
})
afterAll(() => app?.close())

const FEE = { kind: 'court_fee', matter: 'property', amount_fen: 3_500_000 } as const
const INJURY: Input<typeof law.calculate>['input'] = {
  ...({ kind: 'damages', outcome: 'disability' } as const),
  ...{ happened_on: '2022-05-11', trial_on: '2022-09-05', age: 62, grades: [9] },
}
const set = (value: number, last_id: string | null, more: object = {}) =>
  app.call(
    law.set_figure,
    { ...{ key: 'income', period: '2021', value, source: '省统计公报', last_id }, ...more },
    world.tokens.editor,
  )
const figure = async (as = world.tokens.editor) =>
  (await app.must(law.list_figures, {}, as)).find(
    ({ key, period }) => key === 'income' && period === '2021',
  )

test('anybody calculates; nothing is kept by it', async () => {
  const found = await app.must(law.calculate, { input: FEE })
  expect(found).toMatchObject({
    ...{ kind: 'court_fee', calculated_on: '2022-09-05', for_reference_only: true },
    total: { low_fen: 33_750, high_fen: 67_500 },
  })
})

test('a figure without a source refuses until somebody enters it with one', async () => {
  const refused = await app.call(law.calculate, { input: INJURY }, world.tokens.wang_grid1)
  expect(refused).toMatchObject({
    ...{ status: 422, reason: 'figure_without_source' },
    body: { data: { key: 'income', period: '2021', value: 4_706_600 } },
  })
  expect(await figure()).toMatchObject({
    source: null,
    mark: 'memory',
    can: ['set'],
    last_id: null,
  })
  expect((await figure(world.tokens.wang_grid1))?.can).toEqual([])
  expect((await set(5_000_000, null)).body).toMatchObject({
    ...{ value: 5_000_000, source: '省统计公报', mark: 'entered', set_by: '编目员' },
  })
  const made = await app.must(law.calculate, { input: INJURY }, world.tokens.wang_grid1)
  expect(made.total).toEqual({ low_fen: 18_000_000, high_fen: 18_000_000 })
  expect(made.basis).toMatchObject([{ source: '省统计公报', set_by: '编目员' }])
})

test('entering: wrong role, wrong name, year and value, not the newest seen, two at once, a repeat', async () => {
  const last_id = (await figure())?.last_id ?? null
  const other = await app.call(
    law.set_figure,
    { key: 'income', period: '2021', value: 1, source: '甲', last_id },
    world.tokens.zheng_leader,
  )
  expect(other).toMatchObject({ status: 403, reason: 'not_your_role' })
  expect(await set(1, last_id, { key: 'height' })).toMatchObject({ reason: 'no_such_figure' })
  expect(await set(1, null, { period: '2022-01-01' })).toMatchObject({ reason: 'no_such_period' })
  expect(await set(1, null, { key: 'lpr', period: '2022-13-01' })).toMatchObject({
    reason: 'no_such_period',
  })
  expect(await set(9_999_999_999, last_id)).toMatchObject({ reason: 'value_out_of_bounds' })
  expect(await set(5_100_000, last_id, { source: '  ' })).toMatchObject({ status: 422 })
  expect(await set(5_100_000, null)).toMatchObject({ status: 409, reason: 'changed_meanwhile' })
  const both = await Promise.all([set(5_100_000, last_id), set(5_200_000, last_id)])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  const id = randomUUID()
  const input = { key: 'wage', period: '2021', value: 800_000, source: '省公报', last_id: null }
  for (let n = 0; n < 2; n += 1)
    expect(await app.call(law.set_figure, input, world.tokens.editor, id)).toMatchObject({
      status: 200,
    })
})

test('a kept result stays as it was, whatever figures come later', async () => {
  const dispute_id = randomUUID()
  const as = world.tokens.zhao_street
  const kept = await app.must(law.save_estimate, { input: INJURY, dispute_id }, as)
  const before = kept.estimate.total
  await set(9_000_000, (await figure())?.last_id ?? null)
  const again = await app.must(law.get_estimate, { id: kept.id }, as)
  expect(again).toEqual(kept)
  expect(again.estimate.total).toEqual(before)
  const now = await app.must(law.calculate, { input: kept.input }, as)
  expect(now.total).not.toEqual(before)
  const list = await app.must(law.list_estimates, { dispute_id }, as)
  expect(list.items).toMatchObject([{ id: kept.id, total: before, dispute_id }])
})

test('nobody but its maker opens it, and the database holds none of it in plain', async () => {
  const kept = await app.must(law.save_estimate, { input: FEE }, world.tokens.zhao_street)
  for (const as of [world.tokens.zhou_street, world.tokens.zheng_leader, world.tokens.auditor]) {
    const hidden = await app.call(law.get_estimate, { id: kept.id }, as)
    const missing = await app.call(law.get_estimate, { id: randomUUID() }, as)
    expect(hidden.status).toBe(404)
    expect({ ...hidden.body, request_id: '' }).toEqual({ ...missing.body, request_id: '' })
    expect((await app.must(law.list_estimates, {}, as)).items).toEqual([])
  }
  expect(await app.call(law.save_estimate, { input: FEE }, world.tokens.resident)).toMatchObject({
    ...{ status: 403, reason: 'not_your_role' },
  })
  const row = await sql<{ plain: string }>`select e::text as plain from law.estimate as e
    where id = ${kept.id}`.execute(app.services.database.db)
  expect(row.rows[0]?.plain).not.toContain(Buffer.from('amount_fen').toString('hex'))
})

test('a repeat keeps one; a refused calculation keeps none; other modules read it under their own rules', async () => {
  const as = world.tokens.li_grid2
  const request_id = randomUUID()
  const first = await app.call(law.save_estimate, { input: FEE }, as, request_id)
  const second = await app.call(law.save_estimate, { input: FEE }, as, request_id)
  expect(second.body).toEqual(first.body)
  const bad = { ...INJURY, trial_on: '2025-09-05' }
  expect(await app.call(law.save_estimate, { input: bad }, as)).toMatchObject({
    reason: 'figure_missing',
  })
  expect((await app.must(law.list_estimates, {}, as)).items).toHaveLength(1)
  const { database, keys } = app.services
  const context = { db: database.db, keys, actor: { district_id: 371502 } }
  expect((await getEstimate(context, first.body.id))?.estimate).toEqual(first.body.estimate)
  expect(
    await getEstimate({ ...context, actor: { district_id: 371521 } }, first.body.id),
  ).toBeNull()
})
