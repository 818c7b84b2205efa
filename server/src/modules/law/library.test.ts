import { CALCULATIONS, STATUTORY_PERIODS } from '@linli/contract/codes/law'
import { law } from '@linli/contract/law'
import type { CalculationInput, Citation, Estimate } from '@linli/contract/law-shapes'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { calculate } from './calculators/calculate.ts'
import { CITED_LAWS } from './calculators/cited-laws.ts'
import { openFigures } from './calculators/take-figures.ts'
import { findArticle } from './queries/read-law.ts'
import { aLibrary } from './testing.ts'

let app: TestApp
let world: World
beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
  await aLibrary(app)
}, 60_000)
afterAll(() => app?.close())

const article = (code: string, number: number, on?: string) =>
  app.call(law.get_article, { code, number, on })
const search = (text: string, more: { on?: string; code?: string; limit?: number } = {}) =>
  app.must(law.search, { text, ...more }, world.tokens.resident)

test('the whole library is there, and loading it again does nothing', async () => {
  const laws = await app.must(law.list, {})
  expect(laws.length).toBeGreaterThan(140)
  expect(laws[0]).toMatchObject({ code: 'minfadian', standing: 'in_force' })
  expect(await aLibrary(app)).toBe(0)
  const code = await app.must(law.get, { code: 'minfadian' })
  expect(code.articles).toHaveLength(1260)
  expect(code.articles[0]?.opens.map(({ level }) => level)).toEqual([1, 3])
})

test('an article opens as of the day, with what the other versions say', async () => {
  const { body } = await article('minfadian', 1179)
  expect(body.article.text).toContain('侵害他人造成人身损害的')
  expect(body.path).toBe('第七编 侵权责任 / 第二章 损害赔偿')
  expect(body).toMatchObject({ previous: { number: 1178 }, next: { number: 1180 } })
  const [old, later] = await Promise.all([
    article('minshisusongfa', 201, '2023-12-31'),
    article('minshisusongfa', 201, '2024-01-01'),
  ])
  expect(old.body.article.text).toContain('司法确认')
  expect(later.body.article.text).not.toContain('司法确认')
  expect(old.body.version).toMatchObject({ passed: '2021-12-24', standing: 'in_force' })
  expect(old.body.others).toMatchObject([
    { version: { passed: '2023-09-01', standing: 'not_yet' }, is_same: false },
  ])
})

test('a repealed text is kept for its time and marked', async () => {
  const before = await app.must(law.get, { code: 'zaoshengwuranfangzhifa', on: '2026-08-14' })
  const after = await app.must(law.get, { code: 'zaoshengwuranfangzhifa', on: '2026-08-15' })
  expect([before.version.standing, after.version.standing]).toEqual(['in_force', 'repealed'])
  expect(after.version.ended_by).toContain('生态环境法典')
  const found = await search('噪声污染', { on: '2026-08-15', limit: 100 })
  expect(found.articles.map((hit) => hit.law.code)).not.toContain('zaoshengwuranfangzhifa')
  const police = await app.must(law.get, { code: 'zhianguanlichufafa', on: '2026-01-01' })
  expect(police.articles).toHaveLength(144)
})

test('a day before the first text, an unknown law and an unknown article are refused', async () => {
  expect(await article('minfadian', 1179, '2020-12-31')).toMatchObject({
    status: 404,
    reason: 'no_text_on_that_day',
    body: { data: { from: '2021-01-01' } },
  })
  expect(await article('minfadian', 1261)).toMatchObject({ status: 404, reason: 'no_such_article' })
  expect(await article('meiyou', 1)).toMatchObject({ status: 404, reason: 'not_found' })
})

test.each([
  ['民法典1179', 'minfadian', 1179],
  ['《民法典》第一千一百七十九条', 'minfadian', 1179],
  ['mfd 1179', 'minfadian', 1179],
  ['minfadian1179', 'minfadian', 1179],
  ['民诉法 126', 'minshisusongfa', 126],
  ['第一千一百七十九条', 'minfadian', 1179],
  ['人民调解法三十三条', 'renmintiaojiefa', 33],
])('%s finds that article first', async (text, code, number) => {
  const { articles } = await search(text)
  expect(articles[0]).toMatchObject({ law: { code }, number })
})

test.each([
  ['mfd', 'minfadian'],
  ['renmintiaojie', 'renmintiaojiefa'],
  ['道交法', 'daolujiaotonganquanfa'],
  ['物业管理', 'wuyeguanlitiaoli'],
  ['诉讼费用', 'susongfeiyongjiaonabanfa'],
])('%s finds that law', async (text, code) => {
  expect((await search(text)).laws.map((one) => one.code)).toContain(code)
})

test('words are found in any part of a sentence, all of them, and page by page each once', async () => {
  const deposit = await search('定金 双倍返还')
  expect(deposit.articles[0]).toMatchObject({ law: { code: 'minfadian' }, number: 587 })
  expect(deposit.words).toEqual(['定金', '双倍返还'])
  for (const hit of deposit.articles)
    expect(hit.text).toMatch(/定金[\s\S]*双倍返还|双倍返还[\s\S]*定金/)
  const common = await search('人民法院', { limit: 5 })
  expect(common.count).toEqual({ n: 1000, is_more: true })
  const next = await app.must(law.search, {
    ...{ text: '人民法院', limit: 5, cursor: common.next_cursor ?? '' },
  })
  const keys = [...common.articles, ...next.articles].map((hit) => `${hit.law.code}.${hit.number}`)
  expect(new Set(keys).size).toBe(10)
  expect(
    (await search('物业', { code: 'liaocheng-wuye' })).articles.every(
      (hit) => hit.law.code === 'liaocheng-wuye',
    ),
  ).toBe(true)
  for (const text of ['%', '_', '\\', "'", '租', '   的', '（）', '第条', '第0条'])
    expect((await search(text)).articles.length).toBeLessThan(21)
})

test('every article that a calculation cites stands in the library as of its day', async () => {
  const on = ['2022-09-05', '2025-06-01']
  const cited = on.flatMap((day) => everyResult(day).flatMap(citationsOf))
  const all = [...new Map(cited.map((one) => [JSON.stringify(one), one])).values()]
  expect(new Set(all.map(({ code }) => code))).toEqual(new Set(Object.keys(CITED_LAWS)))
  for (const one of all) {
    const found = await findArticle(app.services.database.db, one)
    expect(found?.citation, `${one.code} ${one.number} ${one.on}`).toEqual(one)
  }
})

function citationsOf({ lines, days, shares, payer, victim }: Estimate): Citation[] {
  return [...lines, ...days, ...shares, ...payer, ...victim].flatMap(({ citations }) => citations)
}

function everyResult(on: string): Estimate[] {
  const figures = () =>
    openFigures(
      371502,
      (['income', 'consumption', 'wage', 'carer'] as const).flatMap((key) =>
        ['2021', '2024'].map((period) => ({
          ...{ key, period, value: 10_000, source: '测试', mark: 'entered' as const, set_by: '甲' },
        })),
      ),
    )
  const inputs: unknown[] = [
    ...(['disability', 'death'] as const).map((outcome) => ({
      ...{ kind: 'damages', happened_on: on, trial_on: on, outcome, age: 40, grades: [9, 10] },
      ...{ medical_fen: 1, later_treatment_fen: 1, lost_income: { days: 1, daily_fen: 1 } },
      ...{ care: { days: 1, daily_fen: null, persons: 1 }, transport_fen: 1, lodging_fen: 1 },
      ...{ meals: { days: 1, daily_fen: 1 }, nutrition: { days: 1, daily_fen: 1 }, devices_fen: 1 },
      ...{ dependants: [{ age: 1, is_adult: false, supporters: 1 }], cap_order: 'after' },
      ...{ mental: { low_fen: 1, high_fen: 2 }, home: null },
    })),
    ...[
      { is_intentional: true, is_insured: true },
      { is_intentional: false, is_insured: true },
      { is_intentional: false, is_insured: false },
    ].map((more) => ({
      ...{ kind: 'traffic', happened_on: on, injured_in: 'other', responsibility: 'secondary' },
      victims: [1, 2].map(() => ({ medical_fen: 2e8, disability_fen: 2e8, property_fen: 2e8 })),
      ...{ owner_drives: false, commercial_cover_fen: 1, is_free_passenger: true },
      ...more,
    })),
    ...['property', 'labour', 'enforcement', 'preservation', 'divorce'].map((matter) => ({
      ...{ kind: 'court_fee', matter, amount_fen: 100, is_injury: true },
    })),
    ...['ordinary', 'labour'].map((claim) => ({
      ...{ kind: 'limitation', claim, knew_on: on, harmed_on: on, interruptions: [] },
    })),
    ...STATUTORY_PERIODS.map((period) => ({ kind: 'period', period, from: on })),
    {
      ...{ kind: 'loan', principal_fen: 1000, formed_on: '2021-03-01', lent_on: '2021-03-01' },
      ...{ due_on: null, until: on, rate_bp: 10 },
    },
  ]
  expect(new Set(inputs.map((one) => (one as CalculationInput).kind))).toEqual(
    new Set(CALCULATIONS),
  )
  return inputs.map((input) => calculate(input as CalculationInput, figures(), on))
}
