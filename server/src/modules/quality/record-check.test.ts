import { randomUUID } from 'node:crypto'
import { matters } from '@linli/contract/matters'
import { quality } from '@linli/contract/quality'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { newId } from '#platform/ids'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { aMatter } from '../matters/testing.ts'
import { drawSample, seedOf } from './draw-sample.ts'
import { draw, drawAll, drawYesterday, seal } from './testing.ts'

let app: TestApp
let world: World
beforeEach(async () => {
  app = await testApp()
  world = await makeWorld(app)
  await drawAll(app, world)
})
afterEach(() => app?.close())

const WORDS = '晚上七点到现场看，三号楼门口的灯还是不亮，邻居说一直没亮过'

async function drawn() {
  const matter = await aMatter(app, world, 'closed')
  await drawYesterday(app)
  const { items } = await app.must(
    quality.list_checks,
    { which: 'to_check' },
    world.tokens.chen_other_street,
  )
  const [check] = items
  if (!check) throw new Error('nothing was drawn')
  return { matter, check }
}

const record = (id: string, found: 'solved' | 'partly' | 'not' | 'cannot_tell' = 'not') =>
  app.must(
    quality.record_check,
    { id, found, way: 'on_the_spot', words: WORDS },
    world.tokens.chen_other_street,
  )

test('a check is drawn from the first seal after the day, once, and anybody can draw it again', async () => {
  const { id } = await aMatter(app, world, 'closed')
  await seal(app)
  app.clock.set(new Date('2022-09-06T02:00:00Z'))
  await draw(app)
  const none = await app.call(quality.get_draw, { day: '2022-09-05' }, world.tokens.auditor)
  expect(none.status, 'no seal of the time after the day: nobody draws').toBe(404)
  await app.call(matters.note, { id, note: '看看' }, world.tokens.zhao_street)
  await seal(app)
  await draw(app)
  await draw(app)
  const day = await app.must(quality.get_draw, { day: '2022-09-05' }, world.tokens.auditor)
  const { rows } = await sql<{ chain: string }>`
    select chain from audit.seal where number = ${day.seal_number}`.execute(
    app.services.database.db,
  )
  expect(day.seal_chain).toBe(rows[0]?.chain)
  expect(day.seed).toBe(seedOf(day.seal_chain, day.day))
  expect(day.drawn.toSorted()).toEqual(drawSample(day.seed, day.population, day).toSorted())
  expect(day.drawn).toEqual([id])
  const early = await app.call(quality.get_draw, { day: day.day }, world.tokens.zhao_street)
  expect(early, 'whose work is drawn does not learn it').toMatchObject({
    status: 409,
    reason: 'draw_still_open',
  })
})

test('what is secret or came from elsewhere is not drawn', async () => {
  const { id } = await aMatter(app, world, 'closed')
  await app.must(matters.set_secret, { id, is_secret: true }, world.tokens.zhao_street)
  await drawYesterday(app)
  const day = await app.must(quality.get_draw, { day: '2022-09-05' }, world.tokens.auditor)
  expect(day).toMatchObject({ population: [], drawn: [] })
})

test('the case is blind: not who handled it, nor what anybody claimed, nor the rating, nor the timeline', async () => {
  const rated = await aMatter(app, world, 'closed')
  await app.must(
    matters.rate,
    { id: rated.id, solved: 'no', rating: 1, words: '没修好真气人' },
    world.tokens.resident,
  )
  await drawYesterday(app)
  const lists = await app.call(
    quality.list_checks,
    { which: 'to_check' },
    world.tokens.chen_other_street,
  )
  const one = await app.call(
    quality.get_check,
    { id: lists.body.items[0]?.id ?? '' },
    world.tokens.chen_other_street,
  )
  for (const text of [JSON.stringify(lists.body), JSON.stringify(one.body)]) {
    expect(text).toContain('路灯不亮')
    expect(text).toContain('路灯不亮已处理')
    for (const secret of [
      rated.id,
      rated.number,
      '路灯管理所',
      '孙师傅',
      '王小明',
      '赵值班',
      '换了灯泡',
      '亮了',
      '没修好真气人',
      'outcome',
      'rating',
      'timeline',
      world.units.lights,
      world.people.sun_lights,
    ])
      expect(text, secret).not.toContain(secret)
  }
  expect(
    (await app.call(matters.get, { id: rated.id }, world.tokens.chen_other_street)).status,
  ).toBe(404)
  const after = await record(one.body.id)
  expect(after.revealed).toMatchObject({
    number: rated.number,
    handled_by_unit: '路灯管理所',
    claimed_outcome: 'solved',
    verified_outcome: 'solved',
    reporter_solved: 'no',
    rating: 1,
    found: 'not',
  })
})

test('hidden and missing answer alike: to those of the place, to the handler, the verifier and the district', async () => {
  const { check } = await drawn()
  const input = { found: 'solved' as const, way: 'by_phone' as const, words: '打电话问了' }
  for (const who of ['zhao_street', 'zhou_street', 'qian_district'] as const) {
    for (const act of [
      (id: string) => app.call(quality.get_check, { id }, world.tokens[who]),
      (id: string) => app.call(quality.reveal_caller, { id }, world.tokens[who]),
      (id: string) => app.call(quality.record_check, { id, ...input }, world.tokens[who]),
    ]) {
      const [hidden, absent] = [await act(check.id), await act(randomUUID())]
      expect(hidden.status, who).toBe(404)
      expect(hidden.body).toEqual(absent.body)
    }
    const mine = await app.must(quality.list_checks, { which: 'to_check' }, world.tokens[who])
    expect(mine.items).toEqual([])
  }
  for (const who of ['sun_lights', 'wang_grid1'] as const)
    expect((await app.call(quality.get_check, { id: check.id }, world.tokens[who])).status).toBe(
      403,
    )
})

test('a checker with any post in the unit that did or verified the work, or over the place, sees nothing', async () => {
  const { check } = await drawn()
  const { db } = app.services.database
  for (const [unit, kind, area] of [
    ['lights', 'utility_handler', 'district'],
    ['grid_team', 'grid_worker', 'grid3'],
    ['district_centre', 'district_leader', 'xinqu'],
  ] as const) {
    const id = newId(app.clock.now())
    await sql`insert into org.post (district_id, id, person_id, unit_id, kind, area_id, valid_from)
      values (371502, ${id}, ${world.people.chen_other_street}, ${world.units[unit]}, ${kind}, ${world.areas[area]}, '2022-01-01')`.execute(
      db,
    )
    const seen = await app.call(quality.get_check, { id: check.id }, world.tokens.chen_other_street)
    expect(seen.status, unit).toBe(404)
    await sql`update org.post set valid_to = '2022-01-02' where id = ${id}`.execute(db)
  }
  expect(
    (await app.call(quality.get_check, { id: check.id }, world.tokens.chen_other_street)).status,
  ).toBe(200)
})

test('who calls is told the phone, once recorded no more, and the reading is in the record', async () => {
  const { check, matter } = await drawn()
  const told = await app.must(
    quality.reveal_caller,
    { id: check.id },
    world.tokens.chen_other_street,
  )
  expect(told.phone).toBe('13900000001')
  const { rows } = await sql<{ n: number }>`select count(*) as n from audit.entry
    where operation = 'quality.reveal_caller' and kind = 'disclosure' and subject_id = ${matter.id}`.execute(
    app.services.database.db,
  )
  expect(rows[0]?.n).toBe(1)
  await record(check.id, 'solved')
  expect(
    (await app.call(quality.reveal_caller, { id: check.id }, world.tokens.chen_other_street))
      .status,
  ).toBe(404)
})

test('recorded once, whoever is quicker; a repeat of the same request does nothing new', async () => {
  const { check } = await drawn()
  const input = { id: check.id, found: 'not' as const, way: 'on_the_spot' as const, words: WORDS }
  const request = randomUUID()
  const by = world.tokens.chen_other_street
  const both = await Promise.all([
    app.call(quality.record_check, input, by, request),
    app.call(quality.record_check, { ...input, found: 'solved' }, by),
  ])
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  const won = both.find(({ status }) => status === 200)?.body
  const again = await app.call(quality.record_check, input, by, request)
  if (again.status === 200) expect(again.body.revealed?.found).toBe(won?.revealed?.found)
  else expect(again.reason).toBe('check_recorded')
})

test('taken up again before anybody looked, there is nothing left to check', async () => {
  const { check, matter } = await drawn()
  await app.must(
    matters.reopen,
    { id: matter.id, note: '我们自己发现没好' },
    world.tokens.zhao_street,
  )
  const gone = await app.call(
    quality.record_check,
    { id: check.id, found: 'not', way: 'by_phone', words: WORDS },
    world.tokens.chen_other_street,
  )
  expect(gone.status).toBe(404)
  const list = await app.must(
    quality.list_checks,
    { which: 'to_check' },
    world.tokens.chen_other_street,
  )
  expect(list.items).toEqual([])
})

test('found unsolved, the centre takes it up again, and the reopening is counted', async () => {
  const { check, matter } = await drawn()
  expect(
    (await app.must(quality.list_checks, { which: 'to_answer' }, world.tokens.zhao_street)).items,
  ).toEqual([])
  await record(check.id)
  const due = await app.must(quality.list_checks, { which: 'to_answer' }, world.tokens.zhao_street)
  expect(due.items.map(({ id }) => id)).toEqual([check.id])
  const mine = await app.call(
    quality.answer_check,
    { id: check.id, answer: 'reopened', words: '请重修' },
    world.tokens.chen_other_street,
  )
  expect(mine).toMatchObject({ status: 403, reason: 'not_your_role' })
  await app.must(
    quality.answer_check,
    { id: check.id, answer: 'reopened', words: '请重修' },
    world.tokens.zhao_street,
  )
  const seen = await app.must(matters.get, { id: matter.id }, world.tokens.zhao_street)
  expect(seen).toMatchObject({ status: 'reopened', spot_found: null, verified_outcome: null })
  expect(seen.timeline.map((act) => [act.action, act.reason]).slice(-2)).toEqual([
    ['spot_check', 'found_not'],
    ['reopen', 'spot_check'],
  ])
  const again = await app.call(
    quality.answer_check,
    { id: check.id, answer: 'reopened', words: '再来' },
    world.tokens.zhao_street,
  )
  expect(again).toMatchObject({ status: 409, reason: 'no_answer_needed' })
})

test('explained in enough words; a second person agrees, or the centre answers again', async () => {
  const { check } = await drawn()
  await record(check.id)
  const { zhao_street, zhou_street } = world.tokens
  const answer = {
    id: check.id,
    answer: 'explained' as const,
    words: '路灯所答复该灯属小区内部设施，已转物业排期，九月十五日前更换',
  }
  expect(
    await app.call(quality.answer_check, { ...answer, words: '已经好了' }, zhao_street),
  ).toMatchObject({ status: 422, reason: 'words_too_few' })
  expect(await app.call(quality.agree_explanation, { id: check.id }, zhou_street)).toMatchObject({
    status: 409,
    reason: 'nothing_explained',
  })
  await app.must(quality.answer_check, answer, zhao_street)
  expect(await app.call(quality.agree_explanation, { id: check.id }, zhao_street)).toMatchObject({
    status: 403,
    reason: 'second_person_needed',
  })
  const refused = await app.must(
    quality.refuse_explanation,
    { id: check.id, words: '灯还是不亮，请重办' },
    zhou_street,
  )
  expect(refused.revealed?.answer).toBeNull()
  await app.must(quality.answer_check, answer, zhao_street)
  const agreed = await app.must(quality.agree_explanation, { id: check.id }, zhou_street)
  expect(agreed.revealed?.answer?.agreed_by?.name).toBe('周窗口')
  expect((await app.must(quality.list_checks, { which: 'to_answer' }, zhao_street)).items).toEqual(
    [],
  )
})
