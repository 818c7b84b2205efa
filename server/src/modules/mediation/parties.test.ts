import { mediation } from '@linli/contract/mediation'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { aFile, aPhoto } from '../documents/testing.ts'
import { aResident } from '../org/testing.ts'
import { aCommittee, aDispute, inHours, look, makeReady, waterQuarrel } from './testing.ts'

let app: TestApp
let world: World
beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
})
afterAll(() => app?.close())

test('applications that cannot be are stopped with their reason', async () => {
  const { id: committee_id } = await aCommittee(app, world)
  const { resident, sun_lights, wang_grid1, zhao_street } = world.tokens
  const ask = (more: object, as = resident) =>
    app.call(mediation.apply, waterQuarrel(committee_id, more), as)
  const me = { side: 'a' as const, name: '刘大爷', phone: '13900000001', is_me: true }
  expect(await ask({ parties: [me] })).toMatchObject({ reason: 'other_side_missing' })
  expect(await ask({ parties: [me, { ...me, side: 'b' }] })).toMatchObject({
    status: 422,
    reason: 'same_person_twice',
  })
  const number = '371502195001011234'
  const twice = [
    { ...me, id_number: number },
    { side: 'b' as const, name: '刘某', id_number: number },
  ]
  expect(await ask({ parties: twice })).toMatchObject({ reason: 'same_person_twice' })
  expect(await ask({ requested_at: inHours(app, 1) })).toMatchObject({
    reason: 'request_in_future',
  })
  expect(await ask({ source: 'court' })).toMatchObject({ status: 403, reason: 'source_not_yours' })
  expect(await ask({}, sun_lights)).toMatchObject({ reason: 'source_not_yours' })
  const parties = [
    { side: 'a' as const, name: '刘大爷' },
    { side: 'b' as const, name: '何邻居' },
  ]
  expect(await ask({ parties })).toMatchObject({ reason: 'proxy_words_missing' })
  expect(await ask({ parties, source: 'court' }, zhao_street)).toMatchObject({
    reason: 'origin_missing',
  })
  const oral = await ask({ parties, source: 'oral', requested_at: inHours(app, -5) }, wang_grid1)
  expect(oral).toMatchObject({
    status: 200,
    body: { request_proof: 'oral_record', requested_at: inHours(app, -5) },
  })
  const proxy = await ask({ parties, proxy_words: '老人当面说让我来报' }, world.tokens.neighbour)
  expect(proxy).toMatchObject({ status: 200, body: { proxy_words: '老人当面说让我来报' } })
})

test('a minor sits at the table only with a guardian', async () => {
  const committee = await aCommittee(app, world)
  const quarrel = waterQuarrel(committee.id)
  const child = { side: 'b' as const, name: '小何', birth_on: '2012-03-04' }
  const { id, people } = await app.must(
    mediation.apply,
    { ...quarrel, parties: [...quarrel.parties.slice(0, 1), child] },
    world.tokens.resident,
  )
  const accept = () => app.call(mediation.accept, { id }, committee.tokens.clerk)
  expect(await accept()).toMatchObject({ status: 409, reason: 'guardian_needed' })
  const party_id = people.find(({ side }) => side === 'b')?.id ?? ''
  expect(people.find(({ side }) => side === 'b')?.needs_guardian).toBe(true)
  const agent = {
    id,
    party_id,
    kind: 'guardian' as const,
    name: '何邻居',
    phone: '13900000002',
    power: 'special' as const,
  }
  // Whoever faces somebody does not speak for them.
  expect(
    await app.call(
      mediation.add_agent,
      { ...agent, name: '刘大爷', phone: '13900000001' },
      committee.tokens.clerk,
    ),
  ).toMatchObject({ reason: 'agent_is_other_side' })
  await app.must(mediation.add_agent, agent, committee.tokens.clerk)
  expect((await accept()).status).toBe(200)
  expect((await look(app, id, world.tokens.neighbour)).standing.sides).toEqual(['b'])
})

test('an agent without power to settle may look and not bind; with it, they may', async () => {
  const made = await aDispute(app, world)
  const { id, tokens, parties } = made
  const { token: agent } = await aResident(app, 371502, '13900000077')
  const named = {
    id,
    party_id: parties.b,
    kind: 'mandatary' as const,
    name: '李代理',
    phone: '13900000077',
  }
  expect(
    await app.call(mediation.add_agent, { ...named, power: 'general' }, tokens.lead),
  ).toMatchObject({ status: 422, reason: 'mandate_missing' })
  const file = async () =>
    (await aFile(app, tokens.lead, { kind: 'photo', bytes: await aPhoto() })).id
  await app.must(
    mediation.add_agent,
    { ...named, power: 'general', document_id: await file() },
    tokens.lead,
  )
  const asked = (await look(app, id, agent)).proposals[0]?.id ?? ''
  const word = { id, proposal_id: asked, party_id: parties.b, agrees: true, way: 'self' as const }
  expect(await app.call(mediation.respond, word, agent)).toMatchObject({
    status: 403,
    reason: 'agent_without_power',
  })
  expect(await app.call(mediation.stop, { id }, agent)).toMatchObject({
    reason: 'agent_without_power',
  })
  await app.must(
    mediation.add_agent,
    { ...named, power: 'special', document_id: await file() },
    tokens.lead,
  )
  expect((await app.call(mediation.respond, word, agent)).status).toBe(200)
  for (const one of (await look(app, id, tokens.lead)).people.flatMap(({ agents }) => agents))
    await app.must(mediation.end_agent, { id, agent_id: one.id }, tokens.lead)
  expect(await app.call(mediation.get, { id }, agent)).toMatchObject({ status: 404 })
})

test('a party who does not accept the mediator empties the chair; their own choice fills it when both agree', async () => {
  const made = await aDispute(app, world)
  const { id, tokens, parties, people } = made
  const first = (await look(app, id, tokens.b)).proposals[0]?.id ?? ''
  const no = { id, proposal_id: first, party_id: parties.b, agrees: false, way: 'self' as const }
  expect(await app.must(mediation.respond, no, tokens.b)).toMatchObject({ lead: null })
  expect(await app.call(mediation.get, { id }, tokens.lead)).toMatchObject({ status: 404 })
  const chosen = { id, kind: 'mediator' as const, person_id: people.other_mediator }
  expect(
    await app.call(mediation.propose, { ...chosen, person_id: world.people.wang_grid1 }, tokens.b),
  ).toMatchObject({
    reason: 'no_such_mediator',
  })
  const asked = await app.must(mediation.propose, chosen, tokens.b)
  expect(asked.lead).toBeNull()
  const proposal_id = asked.proposals.findLast(({ kind }) => kind === 'mediator')?.id ?? ''
  const yes = { id, proposal_id, party_id: parties.a, agrees: true, way: 'self' as const }
  const seen = await app.must(mediation.respond, yes, tokens.a)
  expect(seen).toMatchObject({ lead: { id: people.other_mediator }, blockers: ['rights_not_told'] })
  expect(seen.mediators.find(({ until_at }) => until_at === null)?.chosen_by).toBe('both')
})

test('a recusal stops the table until it is decided, and who stepped back returns only when all agree', async () => {
  const made = await aDispute(app, world)
  const { id, tokens, parties, people } = made
  await makeReady(app, made)
  const ask = {
    id,
    person_id: people.lead,
    ground: 'near_relative' as const,
    words: '是对方的表哥',
  }
  const asked = await app.must(mediation.ask_recusal, ask, tokens.a)
  expect(asked.blockers).toEqual(['recusal_open'])
  expect(await app.call(mediation.ask_recusal, ask, tokens.a)).toMatchObject({
    reason: 'recusal_asked',
  })
  const recusal_id = asked.recusals[0]?.id ?? ''
  const decide = { id, recusal_id, is_sustained: true, words: '属实，回避' }
  expect(await app.call(mediation.decide_recusal, decide, tokens.lead)).toMatchObject({
    status: 403,
  })
  const stays = { id, kind: 'mediator_stays' as const, person_id: people.lead }
  expect(await app.call(mediation.propose, stays, tokens.clerk)).toMatchObject({
    reason: 'recusal_not_sustained',
  })
  expect(await app.must(mediation.decide_recusal, decide, tokens.clerk)).toMatchObject({
    lead: null,
  })
  expect(await app.call(mediation.propose, stays, tokens.a)).toMatchObject({
    reason: 'not_yours_to_ask',
  })
  const offered = await app.must(mediation.propose, stays, tokens.clerk)
  const proposal_id = offered.proposals.findLast(({ kind }) => kind === 'mediator_stays')?.id ?? ''
  for (const party_id of [parties.a, parties.b])
    await app.must(
      mediation.respond,
      { id, proposal_id, party_id, agrees: true, way: 'on_paper' },
      tokens.clerk,
    )
  expect(await look(app, id, tokens.clerk)).toMatchObject({
    lead: { id: people.lead },
    blockers: [],
  })
})

test('a party dies: it stands still, an heir joins and is asked anew, and it goes on', async () => {
  const made = await aDispute(app, world)
  const { id, tokens, parties } = made
  await makeReady(app, made)
  const heir = { side: 'b' as const, name: '何小妹', phone: '13900000088' }
  const join = { id, party: heir, heir_of: parties.b }
  expect(await app.call(mediation.add_party, join, tokens.lead)).toMatchObject({
    reason: 'party_lives',
  })
  const dead = await app.must(mediation.record_death, { id, party_id: parties.b }, tokens.lead)
  expect(dead).toMatchObject({ clock: { pause_kind: 'party_died' } })
  expect(dead.blockers).toContain('party_died')
  expect(await app.call(mediation.get, { id }, tokens.b)).toMatchObject({ status: 404 })
  await app.must(mediation.add_party, join, tokens.lead)
  const resumed = await app.must(mediation.resume, { id }, tokens.lead)
  expect(resumed.blockers).toEqual(['rights_not_told'])
})

test('helpers come only when every side has said yes; undisputed facts are both sides’ word', async () => {
  const { id, tokens, parties } = await aDispute(app, world)
  const helper = { kind: 'legal_guide' as const, name: '周明白', office: '凤苑社区法律明白人' }
  const asked = await app.must(mediation.propose, { id, kind: 'helper', helper }, tokens.lead)
  const proposal_id = asked.proposals.findLast(({ kind }) => kind === 'helper')?.id ?? ''
  const say = (party_id: string, agrees: boolean) =>
    app.must(
      mediation.respond,
      { id, proposal_id, party_id, agrees, way: 'in_person' },
      tokens.lead,
    )
  expect((await say(parties.a, true)).helpers[0]?.agreed_at).toBeNull()
  expect((await say(parties.b, true)).helpers[0]?.agreed_at).not.toBeNull()
  expect(await app.call(mediation.propose, { id, kind: 'undisputed' }, tokens.lead)).toMatchObject({
    reason: 'proposal_incomplete',
  })
  const facts = { id, kind: 'undisputed' as const, words: '漏水来自楼上' }
  await app.must(mediation.propose, facts, tokens.lead)
  expect(await app.call(mediation.propose, facts, tokens.lead)).toMatchObject({
    reason: 'asked_already',
  })
})

test('whole numbers are read by mediators alone, logged; a name, phone or number finds the dispute', async () => {
  const { id, tokens, parties } = await aDispute(app, world)
  const reveal = (as: string) => app.call(mediation.reveal_party, { id, party_id: parties.b }, as)
  expect(await reveal(tokens.lead)).toMatchObject({ status: 200, body: { phone: '13900000002' } })
  expect(await reveal(tokens.other_mediator)).toMatchObject({ status: 404 })
  expect(await reveal(tokens.a)).toMatchObject({ status: 403 })
  expect((await look(app, id, tokens.lead)).people[1]?.phone).toBe('139****0002')
  const find = async (search: string, as: string) =>
    (await app.must(mediation.list, { tab: 'running', search }, as)).items.filter(
      (one) => one.id === id,
    )
  expect(await find('何邻居', tokens.clerk)).toMatchObject([
    { parties: [{ name: '刘**' }, { name: '何**' }] },
  ])
  expect(await find('139 0000 0002', tokens.clerk)).toHaveLength(1)
  expect(await find('何邻', tokens.clerk)).toEqual([])
  expect(await find('何邻居', tokens.other_mediator)).toEqual([])
})

test('a page with five hundred items costs as many statements as one with five', async () => {
  const { id, tokens } = await aDispute(app, world)
  const inquire = () =>
    app.must(
      mediation.record_inquiry,
      { id, held_at: inHours(app, -1), place: '社区', asked: '证人', record: '问：…答：…' },
      tokens.lead,
    )
  for (let n = 0; n < 5; n += 1) await inquire()
  const few = await app.countStatements(() => look(app, id, tokens.lead))
  await sql`
    insert into mediation.inquiry select i.district_id, gen_random_uuid(), i.dispute_id, i.held_at, i.place_words, i.sealed_asked,
      i.sealed_record, i.present_words, i.by_id, i.at from mediation.inquiry as i, generate_series(1, 50) where i.dispute_id = ${id}`.execute(
    app.services.database.db,
  )
  await sql`
    insert into mediation.step select s.district_id, gen_random_uuid(), s.dispute_id, s.at, s.by_id, s.act, s.side, s.words, s.facts
    from mediation.step as s, generate_series(1, 50) where s.dispute_id = ${id}`.execute(
    app.services.database.db,
  )
  const many = await app.countStatements(() => look(app, id, tokens.lead))
  expect(many.count).toBe(few.count)
  expect((await look(app, id, tokens.lead)).inquiries).toHaveLength(255)
  expect((await look(app, id, tokens.a)).inquiries).toEqual([])
})
