import { caucus } from '@linli/contract/caucus'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { runJob } from '#platform/operate'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { jobActor } from '../../wiring.ts'
import { aDispute, type TestDispute } from '../mediation/testing.ts'
import { everyCloseRounds } from './every-close-rounds.ts'

let app: TestApp
let world: World
let dispute: TestDispute
let id: string

beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
})
afterAll(() => app?.close())
beforeEach(async () => {
  dispute = await aDispute(app, world)
  id = dispute.id
})

const inAnHour = () => new Date(app.clock.now().getTime() + 3_600_000).toISOString()
/** Side b pays, side a takes. */
async function aRound(more: object = {}): Promise<string> {
  const of = { id, payer_side: 'b' as const, payee_side: 'a' as const, ends_at: inAnHour() }
  const table = await app.must(
    caucus.open_round,
    { ...of, rule: 'midpoint', ...more },
    dispute.tokens.lead,
  )
  return table.rounds[0]?.id ?? ''
}
const offer = (round_id: string, as: 'a' | 'b', amount_fen: number, may_mediator_see = false) =>
  app.must(caucus.offer, { id, round_id, amount_fen, may_mediator_see }, dispute.tokens[as])
const seenBy = async (as: 'a' | 'b' | 'lead') =>
  (await app.must(caucus.get_table, { id }, dispute.tokens[as])).rounds[0]
const tick = () =>
  runJob(app.services, { name: 't', actor: jobActor(371502), subject_id: null }, everyCloseRounds)

test('two offers that meet give the figure of the rule, and nobody saw the other’s', async () => {
  const round_id = await aRound({ rule: 'split', split_percent: 60 })
  await offer(round_id, 'a', 3_000_000)
  expect(await seenBy('a')).toMatchObject({ mine: { amount_fen: 3_000_000 }, is_full: null })
  expect(await seenBy('b')).toMatchObject({ mine: null, is_full: null, figure_fen: null })
  expect(await seenBy('lead')).toMatchObject({ is_full: false, seen: [], can: [] })
  expect(await app.call(caucus.open_offers, { id, round_id }, dispute.tokens.lead)).toMatchObject({
    reason: 'round_not_full',
  })
  await offer(round_id, 'b', 4_000_000)
  expect(await seenBy('a')).toMatchObject({ state: 'open', figure_fen: null })
  expect(await seenBy('lead')).toMatchObject({ is_full: true, seen: [], can: ['open_offers'] })
  await app.must(caucus.open_offers, { id, round_id }, dispute.tokens.lead)
  for (const as of ['a', 'b', 'lead'] as const)
    expect(await seenBy(as)).toMatchObject({ state: 'met', figure_fen: 3_600_000 })
  expect(await seenBy('lead')).toMatchObject({ mine: null, is_full: null, seen: [] })
})

test('a near miss, a far miss, one offer and none look alike to everybody', async () => {
  const views: string[] = []
  for (const [a, b] of [
    [3_000_001, 3_000_000],
    [9_000_000, 1],
    [3_000_000, null],
    [null, null],
  ]) {
    dispute = await aDispute(app, world)
    id = dispute.id
    const began = app.clock.now()
    const round_id = await aRound()
    if (a) await offer(round_id, 'a', a)
    if (b) await offer(round_id, 'b', b)
    app.clock.set(new Date(began.getTime() + 3_600_000))
    await tick()
    const lead = await seenBy('lead')
    const { mine: _, ...other } = (await seenBy('b')) ?? {}
    expect(lead).toMatchObject({ state: 'not_met', figure_fen: null, is_full: null, seen: [] })
    views.push(JSON.stringify([lead, other]).replaceAll(round_id, 'round'))
    app.clock.set(began)
  }
  expect(new Set(views).size).toBe(1)
})

test('a side offers once the round is open and until it is over; it may change its mind, others may not', async () => {
  const round_id = await aRound()
  await offer(round_id, 'a', 5)
  await offer(round_id, 'a', 3_000_000)
  expect((await seenBy('a'))?.mine?.amount_fen).toBe(3_000_000)
  const input = { id, round_id, amount_fen: 1 }
  expect(await app.call(caucus.offer, input, dispute.tokens.lead)).toMatchObject({
    reason: 'not_in_round',
  })
  expect((await app.call(caucus.offer, input, world.tokens.auditor)).status).toBe(404)
  expect((await app.call(caucus.open_round, { ...round(), id }, dispute.tokens.a)).status).toBe(403)
  await offer(round_id, 'b', 3_000_000)
  await app.must(caucus.open_offers, { id, round_id }, dispute.tokens.lead)
  expect(await app.call(caucus.offer, input, dispute.tokens.a)).toMatchObject({
    reason: 'round_is_over',
  })
})

const round = () => ({
  id,
  payer_side: 'b' as const,
  payee_side: 'a' as const,
  rule: 'midpoint' as const,
  ends_at: inAnHour(),
})

test('one round at a time, three in all, and of two opened at once one stands', async () => {
  const open = () => app.call(caucus.open_round, round(), dispute.tokens.lead)
  const both = await Promise.all([open(), open()])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  const close = () =>
    sql`update caucus.round set state = 'not_met', closed_at = ${app.clock.now()} where dispute_id = ${id}`.execute(
      app.services.database.db,
    )
  for (let n = 0; n < 2; n += 1) {
    expect(await open()).toMatchObject({ reason: 'round_is_open' })
    await close()
    await app.must(caucus.open_round, round(), dispute.tokens.lead)
  }
  await close()
  expect(await open()).toMatchObject({ reason: 'rounds_used_up' })
})

test('the mediator sees an offer only where its side lets it be seen, and not before both are in', async () => {
  const round_id = await aRound()
  await offer(round_id, 'a', 3_000_000, true)
  expect((await seenBy('lead'))?.seen).toEqual([])
  await offer(round_id, 'b', 2_000_000)
  expect((await seenBy('lead'))?.seen).toEqual([{ side: 'a', amount_fen: 3_000_000 }])
})

test('an offer of one side asks nothing of the other side’s room', async () => {
  const round_id = await aRound()
  const { log } = await app.countStatements(() => offer(round_id, 'a', 1))
  const named = log.filter((text) => text.includes('app.rooms') && !text.includes("''"))
  // Once to write, once to show this side its table: one room each time.
  for (const text of named) expect(text).not.toContain(',')
  expect(named.length).toBe(2)
})
