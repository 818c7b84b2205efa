import { fillTemplate, sayDeadline } from '@linli/contract/codes/templates'
import { workbench } from '@linli/contract/workbench'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'

let app: TestApp
let world: World
beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
})
afterAll(() => app?.close())

const LAMP = {
  category_code: 'facility.street_light',
  title: '路灯已修',
  words: '{编号} 的灯已由{单位}修好，期限 {期限}。',
}

test('the places of a template are filled by what the matter says; one without an answer stays', () => {
  const filling = {
    编号: '2022-0000001',
    分类: null,
    期限: sayDeadline('2022-09-05T16:30:00.000Z'),
    单位: '路灯管理所',
  }
  expect(fillTemplate(`${LAMP.words}{分类}{别的}`, filling)).toBe(
    '2022-0000001 的灯已由路灯管理所修好，期限 9月6日 00:30。{分类}{别的}',
  )
})

test('a centre writes for its own unit, the district’s centre for everybody; others use them', async () => {
  const { zhao_street, zhou_street, qian_district, sun_lights } = world.tokens
  const unit_id = world.units.street_centre
  const ours = await app.must(workbench.add_template, { unit_id, ...LAMP }, zhao_street)
  expect(ours).toMatchObject({ version: 1, unit: { name: '新区街道社会治理服务中心' } })
  const all = await app.must(
    workbench.add_template,
    { unit_id: null, category_code: null, title: '已收到', words: '已收到，尽快办。' },
    qian_district,
  )
  for (const one of [null, world.units.lights])
    expect(
      await app.call(workbench.add_template, { unit_id: one, ...LAMP }, zhao_street),
    ).toMatchObject({ status: 403, reason: 'not_your_unit' })
  const titles = async (token: string, category_code?: string) =>
    (await app.must(workbench.list_templates, { category_code }, token)).items.map(
      (one) => one.title,
    )
  expect(await titles(zhou_street, LAMP.category_code)).toEqual(['路灯已修', '已收到'])
  expect(await titles(zhou_street, 'env.rubbish')).toEqual(['已收到'])
  expect(await titles(sun_lights)).toEqual(['已收到'])
  expect((await app.must(workbench.list_templates, {}, sun_lights)).writes_for).toEqual([])
  const revise = { ...LAMP, id: all.id, version: 1 }
  expect((await app.call(workbench.revise_template, revise, sun_lights)).status).toBe(403)
})

test('a wording is added, never overwritten; who has not seen the newest one is told so', async () => {
  const { zhao_street, zhou_street } = world.tokens
  const unit_id = world.units.street_centre
  const { id } = await app.must(workbench.add_template, { unit_id, ...LAMP }, zhao_street)
  const reword = (version: number, words: string, token: string) =>
    app.call(workbench.revise_template, { id, version, title: '路灯已修', words }, token)
  const both = await Promise.all([
    reword(1, '修好了。', zhao_street),
    reword(1, '亮了。', zhou_street),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  const late = await reword(1, '又改', zhou_street)
  expect(late).toMatchObject({ status: 409, reason: 'template_changed' })
  const wordings = await app.must(workbench.list_wordings, { id }, zhou_street)
  expect(wordings.map(({ version }) => version)).toEqual([2, 1])
  expect(wordings[1]?.words).toBe(LAMP.words)
})

test('what is put away is offered no more and can be taken out again', async () => {
  const { zhao_street } = world.tokens
  const unit_id = world.units.street_centre
  const { id } = await app.must(
    workbench.add_template,
    { unit_id, ...LAMP, title: '旧的' },
    zhao_street,
  )
  const list = (is_archived: boolean) =>
    app.must(workbench.list_templates, { is_archived }, zhao_street)
  const has = (found: Awaited<ReturnType<typeof list>>) => found.items.some((one) => one.id === id)
  const away = await app.must(workbench.archive_template, { id, is_archived: true }, zhao_street)
  expect(away).toMatchObject({ is_archived: true, can: ['restore'] })
  expect([has(await list(false)), has(await list(true))]).toEqual([false, true])
  await app.must(workbench.archive_template, { id, is_archived: false }, zhao_street)
  expect([has(await list(false)), has(await list(true))]).toEqual([true, false])
})
