import { lost_person } from '@linli/contract/lost_person'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { groupIn } from '../broadcast/testing.ts'
import { aUnit } from '../joint/testing.ts'
import { everyWiden } from './every-widen.ts'
import { aCase, aFace, everyOnce, OLD_MAN, pass, police } from './testing.ts'

let app: TestApp
let world: World
let officer: Awaited<ReturnType<typeof police>>
beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
  for (const grid of ['grid1', 'grid2', 'grid3'] as const) await groupIn(app, world, grid)
  officer = await police(app, world)
})
afterAll(() => app?.close())

const CHILD = { ...OLD_MAN, age_from: 6, age_to: 8 }

/** Whether anything of a case has reached residents: a message, a place waiting for one, a page. */
async function isOut(id: string, code: string): Promise<boolean> {
  const rows = await sql<{ n: number }>`
    select (select count(*) from groups.message where card_id = ${id})
      + (select count(*) from broadcast.broadcast where about_id = ${id}) as n`.execute(
    app.services.database.db,
  )
  const card = await app.call(lost_person.get_card, { code })
  return (rows.rows[0]?.n ?? 0) > 0 || card.status !== 404
}

test('a minor reaches nobody by any order of any acts, unless the police have released it with officer and reference', async () => {
  const { tokens } = world
  const acts = {
    tell: (id: string) => app.call(lost_person.tell_police, { id, whom: '110' }, tokens.wang_grid1),
    decline: (id: string) =>
      app.call(lost_person.decline_police, { id, reason: '不用' }, tokens.wang_grid1),
    number: (id: string) =>
      app.call(
        lost_person.number_police,
        { id, number: 'J1', officer: '曹警官' },
        tokens.zhao_street,
      ),
    ask: (id: string) =>
      app.call(lost_person.ask_release, { id, ring: 'district', reason: '急' }, tokens.wang_grid1),
    release: (id: string) => app.call(lost_person.release, { id }, tokens.qian_district),
    bypass: (id: string) =>
      app.call(lost_person.bypass, { id, ring: 'district', reason: '急' }, tokens.wang_grid1),
    publish: (id: string) => app.call(lost_person.publish, { id }, tokens.zhao_street),
    widen: (id: string) => app.call(lost_person.widen, { id, ring: 'street' }, tokens.zhao_street),
    clock: async () => {
      pass(app, 30)
      await everyOnce(app, everyWiden)
    },
    correct: (id: string) =>
      app.call(
        lost_person.correct,
        { id, ...CHILD, kind: undefined, age_from: 7, age_to: 9 } as never,
        tokens.wang_grid1,
      ),
    pause: (id: string) => app.call(lost_person.pause, { id, reason: '等' }, tokens.wang_grid1),
    resume: (id: string) => app.call(lost_person.resume, { id }, tokens.wang_grid1),
    // By those who may not, and without what must stand there.
    false_release: (id: string) =>
      app.call(
        lost_person.release_minor,
        { id, officer: '曹警官', reference: 'X' },
        tokens.wang_grid1,
      ),
    empty_release: (id: string) =>
      app.call(lost_person.release_minor, { id, officer: '', reference: '' }, officer.token),
  }
  const names = Object.keys(acts) as (keyof typeof acts)[]
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('missing' as const, 'found_unidentified' as const),
      fc.shuffledSubarray(names, { minLength: 8 }),
      async (kind, order) => {
        const { id, card_path, is_minor } = await aCase(app, world, { ...CHILD, kind })
        expect(is_minor).toBe(true)
        for (const name of order) await acts[name](id)
        await app.runJobs()
        expect(await isOut(id, card_path.slice('/lost/'.length)), order.join()).toBe(false)
      },
    ),
    { numRuns: 12 },
  )
}, 60_000)

/** What a grid worker and the staff of the street may write about an age, in any order: raised, lowered, or left out. */
const corrections = fc.array(
  fc.record({
    age_from: fc.option(fc.integer({ min: 0, max: 90 }), { nil: undefined }),
    act: fc.constantFrom('publish', 'clear', 'release', 'tell', 'ask', 'none'),
  }),
  { minLength: 3, maxLength: 8 },
)

test('no order of corrections by those on the ground shows somebody of whom no age, or once one below eighteen, was written', async () => {
  const { tokens } = world
  const { kind: _, age_from: _from, age_to: _to, ...described } = OLD_MAN
  await fc.assert(
    fc.asyncProperty(
      fc.option(fc.integer({ min: 0, max: 90 }), { nil: undefined }),
      corrections,
      async (first, steps) => {
        const opened = await aCase(app, world, {
          kind: 'missing',
          age_from: first,
          age_to: first,
        })
        const { id } = opened
        const code = opened.card_path.slice('/lost/'.length)
        let [known, wasMinor] = [first, first !== undefined && first < 18]
        for (const { age_from, act } of steps) {
          const made = await app.call(
            lost_person.correct,
            { id, ...described, age_from, age_to: 90 },
            tokens.wang_grid1,
          )
          if (made.status === 200) known = age_from
          if (age_from !== undefined && age_from < 18) wasMinor = true
          if (act === 'publish') await app.call(lost_person.publish, { id }, tokens.wang_grid1)
          if (act === 'tell')
            await app.call(lost_person.tell_police, { id, whom: '110' }, tokens.wang_grid1)
          if (act === 'clear')
            await app.call(lost_person.clear_minor, { id, reason: '看着大' }, tokens.wang_grid1)
          if (act === 'release')
            await app.call(
              lost_person.release_minor,
              { id, officer: '曹警官', reference: 'X' },
              tokens.wang_grid1,
            )
          if (act === 'ask')
            await app.call(
              lost_person.bypass,
              { id, ring: 'district', reason: '急' },
              tokens.wang_grid1,
            )
          const isShown = (await app.call(lost_person.get_card, { code })).status === 200
          if (isShown) expect([known === undefined, wasMinor]).toEqual([false, false])
        }
      },
    ),
    { numRuns: 25 },
  )
}, 60_000)

test('without an age nothing is published, a highest age alone is none, and the table says it too', async () => {
  const { tokens } = world
  const { id } = await aCase(app, world, { kind: 'missing', age_from: undefined, age_to: 20 })
  await app.must(lost_person.tell_police, { id, whom: '110' }, tokens.wang_grid1)
  expect(await app.call(lost_person.publish, { id }, tokens.wang_grid1)).toMatchObject({
    status: 403,
    reason: 'age_needed',
  })
  const cheat = sql`update lost_person.case set published_at = now() where id = ${id}`.execute(
    app.services.database.db,
  )
  await expect(cheat).rejects.toThrow('case_age_needed')
  const { kind: _, ...described } = OLD_MAN
  await app.must(lost_person.correct, { id, ...described }, tokens.wang_grid1)
  await app.must(lost_person.publish, { id }, tokens.wang_grid1)
  const { age_from: _from, ...ageless } = described
  expect(await app.call(lost_person.correct, { id, ...ageless }, tokens.wang_grid1)).toMatchObject({
    reason: 'age_needed',
  })
})

test('whoever counted as a minor is published as grown up once the police say so, with a reason on the timeline', async () => {
  const { tokens } = world
  const { id } = await aCase(app, world, { kind: 'missing', age_from: 17, age_to: 20 })
  await app.must(lost_person.tell_police, { id, whom: '110' }, tokens.wang_grid1)
  const reason = '曹警官查过户籍，十九岁'
  const clear = (as: string) => app.call(lost_person.clear_minor, { id, reason }, as)
  const { kind: _, ...described } = OLD_MAN
  // While it is still written below eighteen, not even the police.
  expect(await clear(officer.token)).toMatchObject({ reason: 'may_not_clear_minor' })
  const raised = await app.must(
    lost_person.correct,
    { id, ...described, age_from: 19, age_to: 19 },
    tokens.wang_grid1,
  )
  expect(raised).toMatchObject({ is_minor: true, why_not_publish: 'minor_needs_police' })
  expect((await clear(tokens.wang_grid1)).status).toBe(403)
  expect(await app.call(lost_person.publish, { id }, tokens.wang_grid1)).toMatchObject({
    reason: 'minor_needs_police',
  })
  // Staff of a department who opened one themselves work on it, and still do not speak for the police.
  const other = await aUnit(app, world, { name: '民政局', person: '邢伟' })
  const theirs = await aCase(app, world, { kind: 'missing', age_from: 17, age_to: 20 }, other.token)
  await app.must(
    lost_person.correct,
    { id: theirs.id, ...described, age_from: 19, age_to: 19 },
    other.token,
  )
  expect(
    await app.call(lost_person.clear_minor, { id: theirs.id, reason }, other.token),
  ).toMatchObject({ reason: 'may_not_clear_minor' })
  const cleared = await app.must(lost_person.clear_minor, { id, reason }, officer.token)
  expect(cleared).toMatchObject({ is_minor: false, why_not_publish: null })
  expect(cleared.steps[0]).toMatchObject({ act: 'clear_minor', words: reason })
  await app.must(lost_person.publish, { id }, tokens.wang_grid1)
})

test('the police release it with officer and reference, and then two people are still needed', async () => {
  const { tokens } = world
  const { id, card_path } = await aCase(app, world, CHILD)
  await app.must(lost_person.tell_police, { id, whom: '新区派出所' }, tokens.wang_grid1)
  const released = await app.must(
    lost_person.release_minor,
    { id, officer: '曹警官', reference: '聊新公协〔2022〕8号' },
    officer.token,
  )
  expect(released.minor).toMatchObject({ officer: '曹警官', reference: '聊新公协〔2022〕8号' })
  expect(await app.call(lost_person.publish, { id }, tokens.wang_grid1)).toMatchObject({
    reason: 'needs_release',
  })
  await app.must(
    lost_person.ask_release,
    { id, ring: 'community', reason: '公安已放行' },
    tokens.wang_grid1,
  )
  await app.must(lost_person.release, { id }, officer.token)
  await app.must(lost_person.publish, { id }, tokens.wang_grid1)
  await app.runJobs()
  expect(await isOut(id, card_path.slice('/lost/'.length))).toBe(true)
})

test('whoever turns out to be a minor is taken off every page in the same moment', async () => {
  const { tokens } = world
  const photo = await aFace(app, tokens.wang_grid1)
  const { id, card_path } = await aCase(app, world, {
    kind: 'missing',
    age_from: 19,
    age_to: 22,
    photo_ids: [photo],
  })
  const code = card_path.slice('/lost/'.length)
  await app.must(lost_person.tell_police, { id, whom: '110' }, tokens.wang_grid1)
  await app.must(lost_person.publish, { id }, tokens.wang_grid1)
  await app.runJobs()
  const { photo_url } = await app.must(lost_person.get_card, { code })
  const { kind: _, ...described } = OLD_MAN
  const corrected = await app.must(
    lost_person.correct,
    { id, ...described, age_from: 16, age_to: 18, photo_ids: [photo] },
    tokens.wang_grid1,
  )
  expect(corrected).toMatchObject({
    state: 'told',
    is_minor: true,
    ring: null,
    photo_url: null,
    why_not_publish: 'minor_needs_police',
  })
  await app.runJobs()
  expect((await app.raw('GET', photo_url ?? '')).status).toBe(404)
  expect(await app.call(lost_person.get_card, { code })).toMatchObject({ status: 404 })
  const said = await sql<{
    text: string
  }>`select text from groups.message where card_id = ${id} order by seq`.execute(
    app.services.database.db,
  )
  expect(said.rows.at(-1)?.text).toContain('请停止转发')
  expect(await app.call(lost_person.publish, { id }, tokens.wang_grid1)).toMatchObject({
    reason: 'minor_needs_police',
  })
})

test('the table itself holds no published minor without the police', async () => {
  const { id } = await aCase(app, world, CHILD)
  const cheat =
    sql`update lost_person.case set published_at = now(), police_told_at = now() where id = ${id}`.execute(
      app.services.database.db,
    )
  await expect(cheat).rejects.toThrow('case_minor_police')
})
