import { matters } from '@linli/contract/matters'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#platform/ids'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'

let app: TestApp
let world: World

// One person may hold many posts: a right in one place must not open what another post only shows.
beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
})
afterAll(() => app.close())

const appoint = (person: keyof World['people'], kind: string, area: keyof World['areas']) =>
  sql`insert into org.post (district_id, id, person_id, unit_id, kind, area_id, valid_from)
    values (371502, ${newId(app.clock.now())}, ${world.people[person]}, ${world.units.district_centre}, ${kind},
      ${world.areas[area]}, '2022-01-01')`.execute(app.services.database.db)

const report = (category_code: string, area: keyof World['areas']) =>
  app.must(
    matters.report,
    { description: '请来看一看', category_code, area_id: world.areas[area] },
    world.tokens.resident,
  )

test('a grid worker who leads the district reads no reporters of other grids', async () => {
  const [own, other] = [
    await report('env.rubbish', 'building1'),
    await report('env.rubbish', 'building3'),
  ]
  await appoint('wang_grid1', 'district_leader', 'district')
  const token = world.tokens.wang_grid1
  expect((await app.must(matters.get, { id: other.id }, token)).can).not.toContain(
    'reveal_reporter',
  )
  expect(await app.call(matters.reveal_reporter, { id: other.id }, token)).toMatchObject({
    status: 403,
    reason: 'not_your_role',
  })
  expect((await app.must(matters.get, { id: own.id }, token)).can).toContain('reveal_reporter')
  const read = await app.must(matters.reveal_reporter, { id: own.id }, token)
  expect(read.phone).toBe('13900000001')
})

test('the centre of one street opens no secret of another that it works on in another post', async () => {
  const secret = await report('dispute.neighbour', 'building1')
  await appoint('wang_grid1', 'centre_duty', 'guchong')
  const token = world.tokens.wang_grid1
  expect((await app.must(matters.get, { id: secret.id }, token)).can).not.toContain('set_secret')
  expect(
    await app.call(matters.set_secret, { id: secret.id, is_secret: false }, token),
  ).toMatchObject({ status: 403, reason: 'not_your_role' })
})

test('who gives a secret matter to its unit is answered once, and sees it no longer', async () => {
  const secret = await report('dispute.neighbour', 'grid2')
  const token = world.tokens.li_grid2
  await app.must(matters.accept, { id: secret.id }, token)
  const given = { id: secret.id, unit_id: world.units.property }
  expect((await app.must(matters.assign, given, token)).status).toBe('assigned')
  expect((await app.call(matters.get, { id: secret.id }, token)).status).toBe(404)
})

test('a call about another street belongs to that street, and stays with who took it until a unit has it (首接负责)', async () => {
  const call = {
    source: 'phone',
    description: '路灯不亮',
    category_code: 'facility.street_light',
    area_id: world.areas.building3,
  } as const
  const token = world.tokens.zhao_street
  const request_id = crypto.randomUUID()
  const made = await app.call(matters.report_on_behalf, call, token, request_id)
  expect(made.status).toBe(200)
  const again = await app.call(matters.report_on_behalf, call, token, request_id)
  expect(again.body.number).toBe(made.body.number)
  expect((await app.call(matters.get, { id: made.body.id }, token)).status).toBe(200)
  const given = { id: made.body.id, unit_id: world.units.lights }
  await app.must(matters.assign, given, world.tokens.chen_other_street)
  expect((await app.call(matters.get, { id: made.body.id }, token)).status).toBe(404)
  const late = await app.call(matters.report_on_behalf, call, token, request_id)
  expect(late.status).toBe(404)
})

test('a unit of another street gets no matter of this one', async () => {
  const made = await report('facility.street_light', 'building1')
  const token = world.tokens.zhao_street
  await app.must(matters.accept, { id: made.id }, token)
  const to = (unit_id: string) => app.call(matters.assign, { id: made.id, unit_id }, token)
  expect(await to(world.units.other_centre)).toMatchObject({
    status: 422,
    reason: 'unit_outside_jurisdiction',
  })
  expect((await to(world.units.lights)).status).toBe(200)
})

test('only the centre hands on what came from the police or the hotline', async () => {
  const told = {
    description: '路灯不亮',
    category_code: 'facility.street_light',
    area_id: world.areas.grid2,
  }
  const by = (person: 'li_grid2' | 'zhao_street', source: 'police_110' | 'grid_worker') =>
    app.call(matters.report_on_behalf, { ...told, source }, world.tokens[person])
  expect(await by('li_grid2', 'police_110')).toMatchObject({
    status: 403,
    reason: 'not_your_role',
  })
  expect((await by('li_grid2', 'grid_worker')).status).toBe(200)
  expect((await by('zhao_street', 'police_110')).status).toBe(200)
})
