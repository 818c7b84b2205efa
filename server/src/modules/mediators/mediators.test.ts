import { randomUUID } from 'node:crypto'
import type { Input } from '@linli/contract/endpoint'
import { mediators } from '@linli/contract/mediators'
import { org } from '@linli/contract/org'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { START, type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { mediatorsOf, readCommittee } from './index.ts'
import { aCommittee, aPostHolder, aUnitOf, ENTRY, type TestCommittee } from './testing.ts'

let app: TestApp
let world: World
let committee: TestCommittee
beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
  committee = await aCommittee(app, world)
})
beforeEach(() => app.clock.set(START))
afterAll(() => app?.close())

const person = (name = '新调解员', kind = 'mediator') =>
  aPostHolder(app, world, { name, kind, unit_id: committee.id, area_id: world.areas.xinqu })
const appoint = (
  person_id: string,
  more: Partial<Input<typeof mediators.appoint>> = {},
  as = committee.clerk.token,
) =>
  app.call(
    mediators.appoint,
    { committee_id: committee.id, person_id, valid_from: '2022-09-01', ...ENTRY, ...more },
    as,
  )
const list = async (input: object, as: string | undefined = world.tokens.resident) =>
  (await app.must(mediators.list_mediators, { limit: 100, ...input }, as)).items.map(
    ({ person: { id } }) => id,
  )

test('a holder of the post is entered once; whoever holds none is not', async () => {
  const { person_id } = await person()
  const both = await Promise.all([appoint(person_id), appoint(person_id, {}, committee.lead.token)])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(await appoint(person_id)).toMatchObject({ status: 409, reason: 'appointed_already' })
  const stranger = await person('旁人', 'grid_worker')
  expect(await appoint(stranger.person_id)).toMatchObject({
    status: 422,
    reason: 'no_mediator_post',
  })
  expect(await appoint(world.people.resident)).toMatchObject({
    status: 422,
    reason: 'no_mediator_post',
  })
})

test('the same person may mediate for two committees', async () => {
  const other = await aCommittee(app, world, { short_name: '古楼', area_id: world.areas.guchong })
  const { person_id } = await person('两处')
  expect((await appoint(person_id)).status).toBe(200)
  const second = await appoint(person_id, { committee_id: other.id }, other.clerk.token)
  expect(second.status).toBe(200)
  expect(await appoint(person_id, { committee_id: other.id })).toMatchObject({ status: 403 })
})

test('a committee that nobody has set up appoints nobody, and a studio of another is none', async () => {
  const bare = await aUnitOf(app, world, {
    kind: 'mediation_committee',
    name: '未登记',
    area_id: world.areas.xinqu,
  })
  const { person_id } = await person('待聘')
  expect(await appoint(person_id, { committee_id: bare }, world.tokens.admin)).toMatchObject({
    status: 409,
    reason: 'committee_not_set_up',
  })
  const foreign = await aUnitOf(app, world, {
    kind: 'named_studio',
    name: '别家工作室',
    area_id: world.areas.xinqu,
  })
  expect(await appoint(person_id, { studio_id: foreign })).toMatchObject({
    status: 422,
    reason: 'no_such_studio',
  })
  expect((await appoint(person_id, { studio_id: committee.studio_id })).body.studio).toMatchObject({
    id: committee.studio_id,
  })
})

test('a party reads who mediates, what they know and speak, and chooses by it', async () => {
  const [one] = (
    await app.must(mediators.list_mediators, { committee_id: committee.id }, world.tokens.resident)
  ).items
  expect(one).toMatchObject({
    person: { name: '秦主任' },
    seat: 'head',
    fields: ['traffic', 'neighbour'],
    languages: ['普通话', '聊城话'],
    introduction: '做过二十年村干部',
    is_available: true,
    can: [],
  })
  const lead = committee.lead.person_id
  const { person_id } = await person('懂医')
  await appoint(person_id, { fields: ['medical'], languages: ['手语'] })
  expect(await list({ committee_id: committee.id, field: 'medical' })).toEqual([person_id])
  expect(await list({ committee_id: committee.id, language: '手语' })).toEqual([person_id])
  expect(await list({ committee_id: committee.id, text: '秦主' })).toEqual([lead])
  expect(await list({ studio_id: committee.studio_id })).toContain(committee.other.person_id)
  expect(await list({ area_id: world.areas.xinqu })).toContain(lead)
  expect(await list({ area_id: world.areas.huxi })).not.toContain(lead)
})

test('a pause is the word of the mediator or the committee, and is told to those who choose', async () => {
  const id = committee.other.mediator_id
  const pause = (as: string) => app.call(mediators.pause, { id, note: '家中有事' }, as)
  expect(await pause(committee.lead.token)).toMatchObject({ status: 200 })
  expect((await app.must(mediators.resume, { id }, committee.other.token)).can).toEqual(['pause'])
  const paused = await pause(committee.other.token)
  expect(paused.body).toMatchObject({
    is_available: false,
    pause_note: '家中有事',
    can: ['resume'],
  })
  expect(await list({ only_available: true })).not.toContain(committee.other.person_id)
  expect(
    await app.call(mediators.resume, { id: committee.lead.mediator_id }, committee.other.token),
  ).toMatchObject({
    status: 403,
    reason: 'outside_your_area',
  })
  await app.must(mediators.resume, { id }, committee.other.token)
})

test('who is on leave is shown as away and not offered, until the leave is over', async () => {
  const { person_id } = await person('休假')
  const made = await appoint(person_id)
  await sql`
    insert into org.leave (district_id, id, person_id, substitute_id, from_day, to_day)
    values (371502, ${randomUUID()}, ${person_id}, ${committee.lead.person_id}, '2022-09-01', '2022-09-10')`.execute(
    app.services.database.db,
  )
  const { id } = made.body
  const seen = await app.must(mediators.get_mediator, { id }, world.tokens.resident)
  expect(seen).toMatchObject({ away_until: '2022-09-10', is_available: false })
  expect(await list({ only_available: true })).not.toContain(person_id)
  app.clock.set(new Date('2022-09-11T02:00:00Z'))
  expect(await list({ only_available: true })).toContain(person_id)
})

test('an end is dated, keeps the history, and takes the person off the lists on that day', async () => {
  const { person_id } = await person('离任')
  const made = await appoint(person_id)
  const { id } = made.body
  const end = (on: string, as = committee.clerk.token) =>
    app.call(mediators.end, { id, on, reason: 'resigned' }, as)
  expect(await end('2022-09-04')).toMatchObject({ status: 422, reason: 'day_is_past' })
  expect(await end('2022-09-06', committee.other.token)).toMatchObject({ status: 403 })
  expect((await end('2022-09-06')).body).toMatchObject({ valid_to: '2022-09-06' })
  expect(await list({})).toContain(person_id)
  app.clock.set(new Date('2022-09-06T02:00:00Z'))
  expect(await list({})).not.toContain(person_id)
  expect(await end('2022-09-07')).toMatchObject({ status: 409, reason: 'mediator_ended' })
  const revise = await app.call(mediators.revise, { id, ...ENTRY }, committee.clerk.token)
  expect(revise).toMatchObject({ status: 409, reason: 'mediator_ended' })
  expect((await appoint(person_id, { valid_from: '2022-09-06' })).status).toBe(200)
  const history = { id: committee.id, limit: 100 }
  const { items } = await app.must(mediators.list_history, history, committee.clerk.token)
  const ended = items.find(({ act, about }) => act === 'end' && about === '离任')
  expect(ended?.changes).toContainEqual({ field: 'reason', before: null, after: 'resigned' })
})

test('without the post of a mediator nobody mediates, whatever is entered', async () => {
  const { person_id } = await person('无岗')
  await appoint(person_id)
  expect(await list({})).toContain(person_id)
  await sql`update org.post set valid_to = '2022-09-05' where person_id = ${person_id}`.execute(
    app.services.database.db,
  )
  expect(await list({})).not.toContain(person_id)
  const of = { district_id: 371502, committee_id: committee.id, day: '2022-09-05' }
  const { db } = app.services.database
  const found = await mediatorsOf(db, of, [person_id, committee.other.person_id])
  expect(found).toEqual([
    { person_id: committee.other.person_id, studio_id: committee.studio_id, is_paused: false },
  ])
})

test('a unit with mediators or rooms in use is not closed', async () => {
  await sql`update org.post set valid_to = '2022-09-05' where unit_id = ${committee.studio_id}`.execute(
    app.services.database.db,
  )
  const closed = { id: committee.studio_id, on: '2022-09-05' }
  expect(await app.call(org.close_unit, closed, world.tokens.admin)).toMatchObject({
    status: 409,
    reason: 'unit_has_open_work',
  })
})

test('candidates are holders of the post who are not entered here yet', async () => {
  const { person_id } = await person('候选')
  const asked = { committee_id: committee.id }
  const names = async () =>
    (await app.must(mediators.list_candidates, asked, committee.clerk.token)).map(
      (one) => one.person.id,
    )
  expect(await names()).toContain(person_id)
  expect(await names()).not.toContain(committee.lead.person_id)
  await appoint(person_id)
  expect(await names()).not.toContain(person_id)
})

test('helpers are found around a place: above, in and within it', async () => {
  const at = (kind: string, area_id: string) =>
    aPostHolder(app, world, { name: kind, kind, unit_id: world.units.committee, area_id })
  const guide = await at('legal_guide', world.areas.fengyuan)
  const lawyer = await at('lawyer', world.areas.xinqu)
  const far = await at('lawyer', world.areas.huxi)
  const found = async (input: { area_id: string; kinds?: 'lawyer'[] }) =>
    (
      await app.must(mediators.list_helpers, { limit: 100, ...input }, committee.lead.token)
    ).items.map((one) => one.person.id)
  expect(await found({ area_id: world.areas.grid1 })).toEqual([guide.person_id, lawyer.person_id])
  expect(await found({ area_id: world.areas.xinqu })).toEqual([guide.person_id, lawyer.person_id])
  expect(await found({ area_id: world.areas.grid1, kinds: ['lawyer'] })).toEqual([lawyer.person_id])
  expect(await found({ area_id: world.areas.district })).toContain(far.person_id)
  expect(
    await app.call(mediators.list_helpers, { area_id: randomUUID() }, committee.lead.token),
  ).toMatchObject({ status: 404 })
})

test('modules above read a committee with its numbers', async () => {
  const { db } = app.services.database
  expect(await readCommittee(db, 371502, committee.id)).toMatchObject({
    numbering: { short_name: '新区', brackets: 'round', series: '人调字', width: 3 },
    has_seal: true,
  })
  expect(await readCommittee(db, 371502, world.units.street_centre)).toBeUndefined()
})

test('a list of fifty takes as many statements as one of two', async () => {
  const ask = (limit: number) =>
    app.countStatements(() => app.must(mediators.list_mediators, { limit }, world.tokens.resident))
  expect((await ask(50)).count).toBe((await ask(2)).count)
})
