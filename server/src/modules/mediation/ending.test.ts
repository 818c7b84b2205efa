import { matters } from '@linli/contract/matters'
import { mediation } from '@linli/contract/mediation'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { aCommittee, aDispute, aSession, look, passDays, waterQuarrel } from './testing.ts'

let app: TestApp
let world: World
beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
})
afterAll(() => app?.close())

test('a party stops on the phone at any time; the other ways are told and nothing brings it back', async () => {
  const made = await aDispute(app, world)
  const { id, tokens } = made
  await aSession(app, made)
  const stopped = await app.must(mediation.stop, { id, words: '不想谈了' }, tokens.b)
  expect(stopped).toMatchObject({
    state: 'failed',
    termination: { reason: 'party_refuses' },
    routes: ['litigation', 'legal_aid'],
    sessions: [{ state: 'cancelled' }],
  })
  expect(stopped.refused_at).not.toBeNull()
  for (const [op, input] of [
    [
      mediation.plan_session,
      {
        kind: 'joint',
        mediator_ids: [made.people.lead],
        place: '社区',
        starts_at: '2022-09-20T02:00:00Z',
        ends_at: '2022-09-20T03:00:00Z',
      },
    ],
    [mediation.accept, {}],
    [mediation.pause, { kind: 'appraisal' }],
  ] as const) {
    const reply = await app.call(op, { id, ...input } as never, tokens.clerk)
    expect([reply.status, reply.reason]).toEqual([409, 'dispute_is_failed'])
  }
  // Not even a statement of ours brings it back: the table itself refuses.
  await expect(
    sql`update mediation.dispute set state = 'mediating' where id = ${id}`.execute(
      app.services.database.db,
    ),
  ).rejects.toMatchObject({ code: '23514' })
  for (const statement of [
    sql`update mediation.refusal set words = ''`,
    sql`delete from mediation.refusal`,
  ])
    await expect(statement.execute(app.services.database.db)).rejects.toMatchObject({
      code: '42501',
    })
})

test('a clear refusal before acceptance ends it with reasons and ways', async () => {
  const { id, tokens, parties } = await aDispute(app, world, { state: 'applied' })
  const said = { id, party_id: parties.b, words: '电话里说不调', routes: ['litigation' as const] }
  expect(
    await app.call(mediation.record_refusal, { ...said, way: 'by_phone' }, tokens.lead),
  ).toMatchObject({ status: 404 })
  expect(
    await app.must(mediation.record_refusal, { ...said, way: 'by_phone' }, tokens.clerk),
  ).toMatchObject({ state: 'refused', bars: ['party_refuses'], routes: ['litigation'] })
  expect(await app.call(mediation.accept, { id }, tokens.clerk)).toMatchObject({
    reason: 'dispute_is_refused',
  })
})

test('the clock: it may not have expired while it runs; a warning comes before its end, once', async () => {
  const { id, tokens } = await aDispute(app, world)
  const over = {
    id,
    reason: 'time_expired' as const,
    words: '谈不拢',
    routes: ['litigation' as const],
  }
  expect(await app.call(mediation.terminate, over, tokens.lead)).toMatchObject({
    reason: 'clock_runs',
  })
  const { everyWarnClocks } = await import('./every-warn-clocks.ts')
  const { everyOnce } = await import('../lost_person/testing.ts')
  const warned = async () =>
    (
      await sql<{
        warned_at: string | null
      }>`select warned_at from mediation.dispute where id = ${id}`.execute(app.services.database.db)
    ).rows[0]?.warned_at ?? null
  await everyOnce(app, everyWarnClocks)
  expect(await warned()).toBeNull()
  passDays(app, 29)
  await everyOnce(app, everyWarnClocks)
  expect(await warned()).not.toBeNull()
  expect((await look(app, id, tokens.lead)).clock?.is_over).toBe(false)
  passDays(app, 6)
  expect((await look(app, id, tokens.lead)).clock?.is_over).toBe(true)
  expect(await app.must(mediation.terminate, over, tokens.lead)).toMatchObject({
    state: 'failed',
    termination: { reason: 'time_expired' },
  })
  expect(await app.must(mediation.close, { id }, tokens.lead)).toMatchObject({ state: 'closed' })
})

test('more time holds when all agree, and a pause moves the last day', async () => {
  const { id, tokens, parties } = await aDispute(app, world)
  const first = (await look(app, id, tokens.a)).clock?.ends_on ?? ''
  expect(
    await app.call(mediation.propose, { id, kind: 'extension', days: 60 }, tokens.lead),
  ).toMatchObject({ status: 422, reason: 'too_many_days' })
  const asked = await app.must(mediation.propose, { id, kind: 'extension', days: 10 }, tokens.a)
  const proposal_id = asked.proposals.find(({ kind }) => kind === 'extension')?.id ?? ''
  expect(asked.clock?.ends_on).toBe(first)
  const word = { id, proposal_id, party_id: parties.b, agrees: true, way: 'self' as const }
  expect(await app.call(mediation.respond, word, tokens.a)).toMatchObject({
    status: 403,
    reason: 'not_your_party',
  })
  const longer = await app.must(mediation.respond, word, tokens.b)
  expect(longer.clock?.extended_days).toBe(10)
  expect((longer.clock?.ends_on ?? '') > first).toBe(true)
  expect(await app.call(mediation.respond, word, tokens.b)).toMatchObject({
    reason: 'proposal_decided',
  })
  await app.must(mediation.pause, { id, kind: 'appraisal', words: '房屋鉴定' }, tokens.lead)
  passDays(app, 20)
  const resumed = await app.must(mediation.resume, { id }, tokens.lead)
  expect((resumed.clock?.ends_on ?? '') > (longer.clock?.ends_on ?? '')).toBe(true)
})

test('a danger holds everything back until it is reported, except the right to stop; parties do not learn of it', async () => {
  const { id, tokens } = await aDispute(app, world)
  const before = await look(app, id, tokens.b)
  const flagged = await app.must(
    mediation.flag_risk,
    { id, kind: 'domestic_violence', words: '说要动手' },
    world.tokens.zhao_street,
  )
  expect(flagged.waits_for_report).toBe(true)
  expect(await look(app, id, tokens.b)).toEqual(before)
  const end = {
    id,
    reason: 'no_consensus' as const,
    words: '谈不拢',
    routes: ['litigation' as const],
  }
  expect(await app.call(mediation.terminate, end, tokens.lead)).toMatchObject({
    status: 409,
    reason: 'risk_report_first',
  })
  const risk_id = (await look(app, id, tokens.lead)).risks[0]?.id ?? ''
  const report = {
    id,
    risk_id,
    receiver: 'police' as const,
    receiver_name: '新区派出所',
    reported_at: app.clock.now().toISOString(),
  }
  const reported = await app.must(mediation.report_risk, report, tokens.lead)
  expect(reported.waits_for_report).toBe(false)
  expect(await app.call(mediation.report_risk, report, tokens.lead)).toMatchObject({ status: 403 })
  await app.must(mediation.terminate, end, tokens.lead)
  const second = await aDispute(app, world)
  await app.must(
    mediation.flag_risk,
    { id: second.id, kind: 'suicide', words: '说不想活' },
    tokens.lead,
  )
  expect(await app.must(mediation.stop, { id: second.id }, tokens.a)).toMatchObject({
    state: 'failed',
    termination: { reason: 'withdrawn' },
  })
})

test('from a matter: only where mediation was chosen, once at a time, and the matter hears the outcome', async () => {
  const committee = await aCommittee(app, world)
  const { tokens } = world
  const matter = await app.must(
    matters.report,
    { description: '楼上漏水不管', category_code: 'dispute.neighbour', area_id: world.areas.grid1 },
    tokens.resident,
  )
  await app.must(matters.accept, { id: matter.id }, tokens.zhao_street)
  const quarrel = waterQuarrel(committee.id, { source: 'matter', matter_id: matter.id })
  const parties = quarrel.parties.map((party) => ({ ...party, is_me: false }))
  const apply = () => app.call(mediation.apply, { ...quarrel, parties }, tokens.zhao_street)
  expect(await apply()).toMatchObject({ status: 409, reason: 'matter_not_routed' })
  await app.must(
    matters.choose_route,
    { id: matter.id, chosen: 'mediation', chosen_by: 'self' },
    tokens.zhao_street,
  )
  const made = await apply()
  expect(made.status).toBe(200)
  expect(await apply()).toMatchObject({ reason: 'matter_in_mediation' })
  const refused = {
    id: made.body.id,
    bars: ['administrative' as const],
    words: '属行政事项',
    routes: ['administrative' as const],
  }
  await app.must(mediation.refuse, refused, committee.tokens.clerk)
  await app.runJobs()
  const seen = await app.must(matters.get, { id: matter.id }, tokens.zhao_street)
  expect(seen.timeline.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['mediate', 'end_mediation']),
  )
})
