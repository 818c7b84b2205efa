import { channels } from '@linli/contract/channels'
import { mediation } from '@linli/contract/mediation'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#platform/ids'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { aDispute, aSession, inHours, look, makeReady, passDays, RECORD } from './testing.ts'

let app: TestApp
let world: World
beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
})
afterAll(() => app?.close())

const slot = (from: number, to: number) => ({
  starts_at: inHours(app, from),
  ends_at: inHours(app, to),
})

test('a session is held only when the lead is accepted and rights are told; then the dispute is mediated', async () => {
  const made = await aDispute(app, world)
  const { id, tokens } = made
  const planned = await aSession(app, made, slot(2, 3))
  const session_id = planned.sessions[0]?.id ?? ''
  app.clock.set(new Date(inHours(app, 4)))
  const held = {
    id,
    session_id,
    held_from: inHours(app, -2),
    held_until: inHours(app, -1),
    record: RECORD,
  }
  expect(await app.call(mediation.hold_session, held, tokens.lead)).toMatchObject({
    status: 409,
    reason: 'mediator_not_accepted',
  })
  const seen = await look(app, id, tokens.a)
  const asked = seen.proposals[0]?.id ?? ''
  const accept = (party_id: string, as: string) =>
    app.must(mediation.respond, { id, proposal_id: asked, party_id, agrees: true, way: 'self' }, as)
  await accept(made.parties.a, tokens.a)
  expect((await look(app, id, tokens.b)).asks_me).toBe(true)
  await accept(made.parties.b, tokens.b)
  expect(await app.call(mediation.hold_session, held, tokens.lead)).toMatchObject({
    reason: 'rights_not_told',
  })
  await app.must(mediation.tell_rights, { id, party_id: made.parties.a, way: 'self' }, tokens.a)
  await app.must(
    mediation.tell_rights,
    { id, party_id: made.parties.b, way: 'in_person' },
    tokens.lead,
  )
  expect(
    await app.call(mediation.hold_session, { ...held, record: undefined }, tokens.lead),
  ).toMatchObject({ reason: 'record_missing' })
  expect(await app.must(mediation.hold_session, held, tokens.lead)).toMatchObject({
    state: 'mediating',
  })
  const [session] = (await look(app, id, tokens.b)).sessions
  expect(session?.record?.found).toBe('楼上卫生间防水层破损')
  expect((await look(app, id, world.tokens.zhao_street)).sessions[0]?.record).toBeNull()
})

test('a room and a mediator are in one place at a time, also when two ask at once', async () => {
  const [one, other] = [await aDispute(app, world), await aDispute(app, world)]
  const { tokens, committee, people } = one
  const room_id = newId(app.clock.now())
  await sql`insert into mediators.room (district_id, id, committee_id, name, seats, is_accessible)
    values (371502, ${room_id}, ${committee.id}, '调解室', 8, true)`.execute(
    app.services.database.db,
  )
  await aSession(app, one, { ...slot(48, 50), room_id, place: undefined })
  const plan = (id: string, more: object) =>
    app.call(
      mediation.plan_session,
      { id, kind: 'joint' as const, mediator_ids: [people.lead], ...slot(49, 51), ...more },
      tokens.clerk,
    )
  expect(await plan(other.id, { room_id })).toMatchObject({ status: 409 })
  expect(await plan(other.id, { place: '村委会' })).toMatchObject({ reason: 'mediator_taken' })
  expect((await plan(other.id, { ...slot(50, 51), room_id })).status).toBe(200)
  const both = await Promise.all([
    plan(one.id, { ...slot(60, 61), room_id }),
    plan(other.id, { ...slot(60, 61), room_id }),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
})

test('of two who move a session at once one wins and the other is told', async () => {
  const made = await aDispute(app, world)
  const { id, tokens } = made
  const planned = await aSession(app, made, slot(72, 73))
  const session = planned.sessions[0]
  const move = (from: number, as: string) =>
    app.call(
      mediation.move_session,
      {
        id,
        session_id: session?.id ?? '',
        version: session?.version ?? 0,
        place: '社区',
        ...slot(from, from + 1),
      },
      as,
    )
  const both = await Promise.all([move(80, tokens.lead), move(90, tokens.clerk)])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(both.find(({ status }) => status === 409)?.reason).toBe('session_moved_meanwhile')
  const cancel = { id, session_id: session?.id ?? '', version: 2, words: '一方生病' }
  expect(await app.must(mediation.cancel_session, cancel, tokens.lead)).toMatchObject({
    sessions: [{ state: 'cancelled' }],
  })
})

test('of what is planned and held apart the other side learns nothing, not even that something changed', async () => {
  const made = await aDispute(app, world)
  const { id, tokens } = made
  await makeReady(app, made)
  const before = await look(app, id, tokens.b)
  const planned = await aSession(app, made, { ...slot(100, 101), kind: 'separate', side: 'a' })
  const session = planned.sessions.find(({ kind }) => kind === 'separate')
  const from = app.clock.now().getTime()
  app.clock.set(new Date(from + 102 * 3_600_000))
  const held = {
    id,
    session_id: session?.id ?? '',
    held_from: inHours(app, -2),
    held_until: inHours(app, -1),
  }
  expect(
    await app.call(mediation.hold_session, { ...held, record: RECORD }, tokens.lead),
  ).toMatchObject({ reason: 'record_not_shared' })
  await app.must(mediation.hold_session, held, tokens.lead)
  expect((await look(app, id, tokens.a)).sessions).toHaveLength(1)
  app.clock.set(new Date(from))
  expect(await look(app, id, tokens.b)).toEqual(before)
  const calendar = { from: '2022-09-05', days: 31 }
  const seen = async (as: string) =>
    (await app.must(mediation.list_calendar, calendar, as)).filter((one) => one.id === session?.id)
  expect(await seen(tokens.b)).toEqual([])
  expect(await seen(world.tokens.zhao_street)).toEqual([])
  expect(await seen(tokens.other_mediator)).toMatchObject([
    { dispute: null, kind: null, place: null },
  ])
  expect(await seen(tokens.lead)).toMatchObject([{ dispute: { id } }])
})

test('both sides are told by text where and when, without a name', async () => {
  const made = await aDispute(app, world)
  await aSession(app, made, slot(200, 201))
  await app.runJobs()
  const tray = await app.must(channels.list_tray, { phone: '13900000001' })
  const texts = JSON.stringify(tray)
  expect(texts).toContain('您的调解定在')
  expect(texts).not.toContain('何邻居')
})

test('wrong times, places and people are refused', async () => {
  const made = await aDispute(app, world)
  const { id, tokens, people } = made
  const plan = (more: object, as = tokens.lead) =>
    app.call(
      mediation.plan_session,
      {
        id,
        kind: 'joint' as const,
        mediator_ids: [people.lead],
        place: '社区',
        ...slot(300, 301),
        ...more,
      },
      as,
    )
  expect(await plan(slot(-2, -1))).toMatchObject({ reason: 'session_in_past' })
  expect(await plan(slot(5, 4))).toMatchObject({ reason: 'session_turned_round' })
  expect(await plan({ place: undefined })).toMatchObject({ reason: 'place_missing' })
  expect(await plan({ kind: 'separate' })).toMatchObject({ reason: 'side_missing' })
  expect(await plan({ mediator_ids: [people.other_mediator] })).toMatchObject({
    reason: 'no_such_mediator',
  })
  expect(await plan({}, tokens.a)).toMatchObject({ status: 403, reason: 'not_your_role' })
  expect(await plan({}, tokens.other_mediator)).toMatchObject({ status: 404 })
  passDays(app, 1)
})
