import { groups } from '@linli/contract/groups'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { aGroup, aResident, putIn } from '../../src/modules/groups/testing.ts'
import { type TestApp, testApp } from '../harness.ts'
import { type OtherProcess, otherProcess, type Page } from '../other-process.ts'
import { makeWorld, type World } from '../world.ts'

let app: TestApp
let world: World
let one: OtherProcess
let two: OtherProcess
let group_id: string
let pages: Page[] = []

// Two processes of the installation, of which neither knows of the other.
beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
  one = await otherProcess(app)
  two = await otherProcess(app)
})
afterAll(async () => {
  await one?.close()
  await two?.close()
  await app?.close()
})
beforeEach(async () => {
  group_id = await aGroup(app, world)
})
afterEach(async () => {
  await Promise.all(pages.map((page) => page.close()))
  pages = []
})

async function listen(process: OtherProcess, token: string) {
  const page = await process.listen(token)
  pages.push(page)
  return page
}

const seqs = (page: Page) =>
  page.heard.flatMap(({ event, data }) => (event === 'message' ? [Number(data['seq'])] : []))
const says = (process: OtherProcess, as: string, text: string) =>
  process.call(groups.send_message, { group_id, text }, as)

test('what is said in one process is pushed by both, as a member would read it, in order, and to nobody else', async () => {
  const { resident, neighbour, wu_property, zhao_street, qian_district } = world.tokens
  const inside = await Promise.all([
    listen(one, resident),
    listen(two, neighbour),
    listen(two, wu_property),
  ])
  const outside = await Promise.all([
    listen(one, zhao_street),
    listen(two, qian_district),
    listen(two, world.tokens.sun_lights),
  ])
  await Promise.all(
    Array.from({ length: 20 }, (_, at) =>
      says(at % 2 ? one : two, at % 3 ? resident : neighbour, `第${at}句`),
    ),
  )
  for (const page of inside) {
    expect(await page.until(() => seqs(page).length === 20)).toBe(true)
    expect(seqs(page)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1))
  }
  const read = await app.must(groups.list_messages, { group_id }, resident)
  const pushed = inside[2].heard.filter(({ event }) => event === 'message')
  expect(pushed.map(({ data }) => data)).toEqual(read.items)
  for (const page of outside) expect(page.bytes()).not.toContain(group_id)
})

test('who leaves gets not one byte of what is said after it, who joins gets the next message', async () => {
  const { resident, neighbour, sun_lights } = world.tokens
  const [leaver, joiner, stays] = await Promise.all([
    listen(two, neighbour),
    listen(two, sun_lights),
    listen(two, resident),
  ])
  await says(one, resident, '大家都在')
  expect(await leaver.until(() => seqs(leaver).length === 1)).toBe(true)
  const person_id = world.people.neighbour
  await putIn(app, world, group_id, { person_id, kind: 'resident', status: 'removed' })
  await putIn(app, world, group_id, { person_id: world.people.sun_lights, kind: 'utility' })
  await says(one, resident, '他走了以后')
  expect(await joiner.until(() => seqs(joiner).length === 1)).toBe(true)
  expect(await stays.until(() => seqs(stays).length === 2)).toBe(true)
  expect(leaver.bytes()).not.toContain('他走了以后')
  expect(await says(two, neighbour, '我还想说')).toMatchObject({ status: 404 })
})

test('a message that is taken back is told again without its words', async () => {
  const page = await listen(two, world.tokens.neighbour)
  const said = (await says(one, world.tokens.resident, '张三欠债不还')).body
  await page.until(() => seqs(page).length === 1)
  const why = { id: said.id, reason: '不实' }
  await one.call(groups.withhold_message, why, world.tokens.wang_grid1)
  expect(await page.until(() => seqs(page).length === 2)).toBe(true)
  const told = page.heard.filter(({ event }) => event === 'message').at(-1)?.data
  expect(told).toMatchObject({ id: said.id, text: null, is_withheld: true })
})

test('a substitute hears the group of whom they stand in for, the centre does not', async () => {
  const { people, tokens } = world
  const { db } = app.services.database
  await db
    .insertInto('org.leave')
    .values({
      district_id: 371502,
      id: crypto.randomUUID(),
      person_id: people.wang_grid1,
      substitute_id: people.li_grid2,
      from_day: '2022-09-05',
      to_day: '2022-09-05',
    })
    .execute()
  const [stands_in, centre] = await Promise.all([
    listen(two, tokens.li_grid2),
    listen(two, tokens.zhao_street),
  ])
  await says(one, tokens.resident, '王师傅休假，李师傅在')
  expect(await stands_in.until(() => seqs(stands_in).length === 1)).toBe(true)
  expect(seqs(centre)).toEqual([])
})

test('whatever is said, joined and left in two processes: no gap, no number twice, and nothing for whoever was outside', async () => {
  const people = await Promise.all(
    ['甲一', '乙二', '丙三', '丁四'].map((name) => aResident(app, world, name)),
  )
  const act = fc.record({
    who: fc.nat(people.length - 1),
    process: fc.boolean(),
    does: fc.constantFrom('say', 'say', 'say', 'join', 'leave'),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 25 }), async (acts) => {
      group_id = await aGroup(app, world)
      const streams = await Promise.all(
        people.map(({ token }, at) => listen(at % 2 ? one : two, token)),
      )
      const isIn = new Set<number>()
      // What each may hear: said while they were in it, by the order of commits.
      const mayHear = people.map(() => new Set<number>())
      // Who comes later reads what was said before, so it may reach them too.
      const joinedAfter = people.map(() => 0)
      let last = 0
      for (const { who, process, does } of acts) {
        const person = people[who]
        if (!person) continue
        if (does === 'say') {
          const said = await says(process ? one : two, person.token, `第${last + 1}句`)
          expect(said.status).toBe(isIn.has(who) ? 200 : 404)
          if (said.status !== 200) continue
          last += 1
          expect(said.body.seq).toBe(last)
          for (const at of isIn) mayHear[at]?.add(last)
        } else {
          const status = does === 'join' ? 'in' : 'left'
          await putIn(app, world, group_id, { ...person, kind: 'resident', status })
          if (does === 'leave') isIn.delete(who)
          else {
            isIn.add(who)
            joinedAfter[who] = last
          }
        }
      }
      for (const [at, page] of streams.entries()) {
        // Everybody who is in it at the end has the last message; what came before may have been read too late for a leaver.
        if (isIn.has(at) && mayHear[at]?.has(last))
          expect(await page.until(() => seqs(page).includes(last))).toBe(true)
        const got = page.heard.flatMap(({ event, data }) =>
          event === 'message' && data['group_id'] === group_id ? [Number(data['seq'])] : [],
        )
        expect(got).toEqual([...got].sort((x, y) => x - y))
        const allowed = (seq: number) => mayHear[at]?.has(seq) || seq <= (joinedAfter[at] ?? 0)
        expect(got.filter((seq) => !allowed(seq))).toEqual([])
        const never = !acts.some(({ who, does }) => who === at && does === 'join')
        if (never) expect(page.bytes()).not.toContain(group_id)
      }
      await Promise.all(pages.map((page) => page.close()))
      pages = []
    }),
    { numRuns: 8 },
  )
}, 60_000)
