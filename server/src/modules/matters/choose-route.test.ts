import { matters } from '@linli/contract/matters'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { openRoutes } from './routes.ts'
import { aMatter } from './testing.ts'

let app: TestApp
let world: World
beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
})
afterAll(() => app?.close())

const petition = {
  source: 'petition' as const,
  desk: 'petition' as const,
  description: '拆迁补偿没有谈拢',
  category_code: 'other',
  external_ref: 'XF-1',
}

test('statutory ways stand before mediation, and petition is the last', () => {
  expect(openRoutes([])).toEqual([
    'litigation',
    'arbitration',
    'party_appeal',
    'administrative',
    'duty',
    'mediation',
    'petition',
  ])
  expect(openRoutes(['criminal'])).not.toContain('mediation')
})

test('a petition is told its ways at the window; the choice stands with time, article and who told', async () => {
  const { zhou_street } = world.tokens
  const made = await app.must(
    matters.report_on_behalf,
    {
      ...petition,
      area_id: world.areas.fengyuan,
      route: { chosen: 'administrative', chosen_by: 'self', bars: ['administrative'] },
    },
    zhou_street,
  )
  expect(made).toMatchObject({ desk: 'petition', received_by: { name: '周窗口' } })
  expect(made.timeline.map(({ action, reason }) => [action, reason])).toEqual([
    ['report', null],
    ['choose_route', 'route_administrative'],
  ])
  const [choice] = await app.must(matters.list_route_choices, { id: made.id }, zhou_street)
  expect(choice).toMatchObject({
    chosen: 'administrative',
    chosen_by: 'self',
    told_by: { name: '周窗口' },
    bars: ['administrative'],
  })
  expect(choice?.told.map(({ route }) => route)).not.toContain('mediation')
  expect(choice?.told[0]).toEqual({
    route: 'litigation',
    article: '信访工作条例第三十一条第（一）项',
  })
})

test('it may be changed, with its history; nothing is forced, but "none" needs a reason', async () => {
  const { zhao_street } = world.tokens
  const { id } = await app.must(
    matters.report_on_behalf,
    { ...petition, external_ref: 'XF-2', area_id: world.areas.fengyuan },
    zhao_street,
  )
  const choose = (more: object) =>
    app.call(
      matters.choose_route,
      { id, chosen_by: 'agent' as const, chosen: null, ...more },
      zhao_street,
    )
  expect(await choose({})).toMatchObject({ status: 422, reason: 'route_reason_missing' })
  expect(await choose({ chosen: 'mediation', bars: ['refused'] })).toMatchObject({
    status: 409,
    reason: 'mediation_barred',
  })
  expect((await choose({ reason: '回去商量' })).status).toBe(200)
  expect((await choose({ chosen: 'mediation' })).status).toBe(200)
  const choices = await app.must(matters.list_route_choices, { id }, zhao_street)
  expect(choices.map(({ chosen, reason }) => [chosen, reason])).toEqual([
    ['mediation', null],
    [null, '回去商量'],
  ])
})

test('only petitions and disputes are told ways, by the centre, while nobody works on them', async () => {
  const { zhao_street, wang_grid1, chen_other_street } = world.tokens
  const { id } = await aMatter(app, world, 'accepted')
  const input = { id, chosen: 'duty' as const, chosen_by: 'self' as const }
  expect(await app.call(matters.choose_route, input, zhao_street)).toMatchObject({
    status: 403,
    reason: 'may_not_choose_route',
  })
  expect(await app.call(matters.choose_route, input, wang_grid1)).toMatchObject({ status: 403 })
  expect(await app.call(matters.choose_route, input, chen_other_street)).toMatchObject({
    status: 404,
  })
  expect((await app.call(matters.list_route_choices, { id }, chen_other_street)).status).toBe(404)
})
