import { identity } from '@linli/contract/identity'
import { matters } from '@linli/contract/matters'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../harness.ts'
import { type OtherProcess, otherProcess } from '../other-process.ts'
import { asOwner, makeWorld, type World } from '../world.ts'

let app: TestApp
let world: World
let other: OtherProcess

beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
  other = await otherProcess(app)
})
afterAll(async () => {
  await other?.close()
  await app?.close()
})

const listen = (token: string) => other.listen(token)

const report = () =>
  app.must(
    matters.report,
    {
      description: '路灯不亮',
      category_code: 'facility.street_light',
      area_id: world.areas.building1,
    },
    world.tokens.resident,
  )

test('a change made in one process reaches the pages of another, and only those who may see it', async () => {
  const [worker, stranger, leader] = await Promise.all([
    listen(world.tokens.wang_grid1),
    listen(world.tokens.chen_other_street),
    listen(world.tokens.zheng_leader),
  ])
  const made = await report()
  expect(await worker.hears(made.id)).toBe(true)
  expect(await leader.hears(made.id)).toBe(true)
  expect(stranger.heard.filter((one) => one.event === 'change')).toEqual([])
  expect(worker.heard.find((one) => one.data.id === made.id)?.data).toEqual({
    noun: 'matter',
    id: made.id,
  })
  await app.must(matters.accept, { id: made.id }, world.tokens.wang_grid1)
  const told = () => leader.heard.filter((one) => one.data.id === made.id).length
  expect(await leader.until(() => told() === 2)).toBe(true)
  // Who could see it until now hears that it changed, asks again, and is told nothing.
  await app.must(matters.set_secret, { id: made.id, is_secret: true }, world.tokens.zhao_street)
  expect(await leader.until(() => told() === 3)).toBe(true)
  const before = leader.heard.length
  await app.must(matters.note, { id: made.id, note: '只有中心知道' }, world.tokens.zhao_street)
  const visible = await report()
  expect(await leader.hears(visible.id)).toBe(true)
  expect(leader.heard.slice(before).map((one) => one.data.id)).not.toContain(made.id)
  await Promise.all([worker.close(), stranger.close(), leader.close()])
})

test('after a lost connection to the database the page is told to ask again, and hears what comes next', async () => {
  const worker = await listen(world.tokens.wang_grid1)
  await worker.until(() => worker.heard.some((one) => one.event === 'hello'))
  await asOwner(
    app,
    sql`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'linli live' and datname = current_database()`,
  )
  expect(await worker.until(() => worker.heard.some((one) => one.event === 'refresh'), 5000)).toBe(
    true,
  )
  const made = await report()
  expect(await worker.hears(made.id)).toBe(true)
  await worker.close()
})

test('a visit that has ended hears nothing more, at once; a stranger hears nothing at all', async () => {
  const token = await app.signIn(world.people.wang_grid1)
  const [page, visitor] = await Promise.all([listen(token), listen('nobody')])
  await page.until(() => page.heard.length > 0)
  await app.must(identity.sign_out, {}, token)
  expect(await page.ends(1000)).toBe(true)
  const made = await report()
  expect(await visitor.hears(made.id, 400)).toBe(false)
  await visitor.close()
})

test('a page that lies open does not keep a forgotten visit alive', async () => {
  const [token, other] = await Promise.all([
    app.signIn(world.people.li_grid2),
    app.signIn(world.people.li_grid2),
  ])
  await sql`update identity.session set idle_seconds = 900 where person_id = ${world.people.li_grid2}`.execute(
    app.services.database.db,
  )
  const began = app.clock.now()
  const after = (minutes: number) => app.clock.set(new Date(began.getTime() + minutes * 60_000))
  const page = await listen(token)
  await page.until(() => page.heard.length > 0)
  after(10)
  // The end of another visit of the same person makes this page's stream look at its own.
  await app.must(identity.sign_out, {}, other)
  await new Promise((resolve) => setTimeout(resolve, 400))
  after(16)
  expect((await app.must(identity.me, {}, token)).kind).toBe('visitor')
  app.clock.set(began)
  await page.close()
})
