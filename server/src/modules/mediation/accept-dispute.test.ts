import { mediation } from '@linli/contract/mediation'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { aCommittee, aDispute, look, waterQuarrel } from './testing.ts'

let app: TestApp
let world: World
beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
})
afterAll(() => app?.close())

test('a resident asks, the committee takes it: number, clock, mediator, and both sides see it', async () => {
  const { id, tokens, people } = await aDispute(app, world)
  const seen = await look(app, id, tokens.a)
  expect(seen).toMatchObject({
    state: 'accepted',
    number: '（2022）新区街道人调字第001号',
    request_proof: 'online',
    requested_at: app.clock.now().toISOString(),
    lead: { id: people.lead, name: '许调解' },
    clock: { ends_on: '2022-10-08', days: 30 },
  })
  // 2022-10-05 is a day of rest, so the period ends with the next working day.
  expect((await look(app, id, tokens.b)).people.map(({ name }) => name)).toEqual([
    '刘大爷',
    '何邻居',
  ])
})

test('numbers of a committee have no gap, whoever is refused or rolled back, and two at once get two', async () => {
  const committee = await aCommittee(app, world)
  const ask = () => app.must(mediation.apply, waterQuarrel(committee.id), world.tokens.resident)
  const before = await last(committee.id)
  const made = [await ask(), await ask(), await ask(), await ask()]
  // Refused after the number was taken: the whole acceptance is dropped with it.
  const wrong = await app.call(
    mediation.accept,
    { id: made[0]?.id ?? '', lead_id: world.people.wang_grid1 },
    committee.tokens.clerk,
  )
  expect(wrong).toMatchObject({ status: 422, reason: 'no_such_mediator' })
  const taken = await Promise.all(
    made.map(({ id }) => app.must(mediation.accept, { id }, committee.tokens.clerk)),
  )
  const numbers = taken.map(({ number }) => Number(/第(\d+)号/.exec(number ?? '')?.[1]))
  expect(numbers.sort((one, other) => one - other)).toEqual([1, 2, 3, 4].map((n) => before + n))
})

async function last(committee_id: string): Promise<number> {
  const found = await sql<{ last: number }>`
    select last from mediation.number where committee_id = ${committee_id}`.execute(
    app.services.database.db,
  )
  return found.rows[0]?.last ?? 0
}

test('a dispute that is hidden and one that does not exist answer alike', async () => {
  const { id, tokens } = await aDispute(app, world)
  for (const as of [
    tokens.other_mediator,
    world.tokens.chen_other_street,
    world.tokens.sun_lights,
  ]) {
    expect(await app.call(mediation.get, { id }, as)).toMatchObject({
      status: 404,
      reason: 'not_found',
    })
  }
})

test('who watches over the place sees what is shared, masked, and not what happened', async () => {
  const { id } = await aDispute(app, world)
  const seen = await look(app, id, world.tokens.zhao_street)
  expect(seen.people.map(({ name, phone }) => [name, phone])).toEqual([
    ['刘**', null],
    ['何**', null],
  ])
  expect([seen.account, seen.claims, seen.can.filter((act) => act !== 'flag_risk')]).toEqual([
    null,
    null,
    [],
  ])
})

test('only the clerk takes it or not; a repeat of the same request does nothing new', async () => {
  const committee = await aCommittee(app, world)
  const { id } = await app.must(mediation.apply, waterQuarrel(committee.id), world.tokens.resident)
  expect(await app.call(mediation.accept, { id }, committee.tokens.lead)).toMatchObject({
    status: 404,
  })
  const before = await last(committee.id)
  const request = crypto.randomUUID()
  const once = await app.call(mediation.accept, { id }, committee.tokens.clerk, request)
  const again = await app.call(mediation.accept, { id }, committee.tokens.clerk, request)
  expect([once.status, again.status]).toEqual([200, 200])
  expect(await last(committee.id)).toBe(before + 1)
  expect(
    await app.call(
      mediation.refuse,
      { id, bars: ['other'], words: '不属于', routes: ['litigation'] },
      committee.tokens.clerk,
    ),
  ).toMatchObject({ status: 409, reason: 'dispute_is_accepted' })
})
