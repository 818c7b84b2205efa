import { randomUUID } from 'node:crypto'
import { broadcast } from '@linli/contract/broadcast'
import { channels } from '@linli/contract/channels'
import { lost_person } from '@linli/contract/lost_person'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { bindGroup, groupIn } from '../broadcast/testing.ts'
import { everyCallAgain } from './every-call-again.ts'
import { everyErase } from './every-erase.ts'
import { everyWiden } from './every-widen.ts'
import { aCase, aFace, aSearch, everyOnce, OLD_MAN, pass, police } from './testing.ts'

let app: TestApp
let world: World
beforeEach(async () => {
  app = await testApp()
  world = await makeWorld(app)
  for (const grid of ['grid1', 'grid2', 'grid3'] as const) await groupIn(app, world, grid)
})
afterEach(() => app.close())

const get = (id: string, as = world.tokens.wang_grid1) => app.must(lost_person.get, { id }, as)
/** How many groups have been told of a case. */
const told = async (id: string) => {
  const found = await sql<{ n: number }>`
    select count(*) as n from groups.message where card_id = ${id} and text not like '%请停止转发%'`.execute(
    app.services.database.db,
  )
  return found.rows[0]?.n
}
const codeOf = ({ card_path }: { card_path: string }) => card_path.slice('/lost/'.length)

test('an unknown old man: police first, two people agree, the community is told, the next ring waits for its time and for agreement', async () => {
  const { tokens } = world
  const opened = await aCase(app, world)
  const { id } = opened
  expect(opened).toMatchObject({
    state: 'opened',
    duty_phone: '0635-1000001',
    ring: null,
    why_not_publish: 'police_first',
    is_minor: false,
  })
  expect(await app.call(lost_person.publish, { id }, tokens.wang_grid1)).toMatchObject({
    status: 403,
    reason: 'police_first',
  })
  expect(await app.call(lost_person.get_card, { code: codeOf(opened) })).toMatchObject({
    status: 404,
  })
  await app.must(lost_person.tell_police, { id, whom: '110 接线员' }, tokens.wang_grid1)
  expect(await app.call(lost_person.publish, { id }, tokens.wang_grid1)).toMatchObject({
    status: 403,
    reason: 'needs_release',
  })
  await app.must(
    lost_person.ask_release,
    { id, ring: 'community', reason: '说不清家在哪' },
    tokens.wang_grid1,
  )
  expect(await app.call(lost_person.release, { id }, tokens.wang_grid1)).toMatchObject({
    reason: 'own_request',
  })
  const replies = await Promise.all(
    [tokens.zhao_street, tokens.zhou_street].map((as) => app.call(lost_person.release, { id }, as)),
  )
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(replies.find(({ status }) => status === 409)).toMatchObject({
    reason: 'release_is_decided',
  })
  const searching = await app.must(lost_person.publish, { id }, tokens.wang_grid1)
  expect(searching).toMatchObject({
    state: 'searching',
    ring: 'grid',
    next: { ring: 'community', at: '2022-09-05T02:10:00.000Z' },
  })
  await app.runJobs()
  expect(await told(id)).toBe(1)
  pass(app, 9)
  await everyOnce(app, everyWiden)
  expect(await told(id)).toBe(1)
  pass(app, 1)
  await everyOnce(app, everyWiden)
  expect([(await get(id)).ring, await told(id)]).toEqual(['community', 2])
  pass(app, 30)
  await everyOnce(app, everyWiden)
  // Due for long, and nobody has agreed to it.
  expect(await get(id)).toMatchObject({ ring: 'community', next: { ring: 'adjacent' } })
  expect(
    await app.call(lost_person.widen, { id, ring: 'adjacent' }, tokens.wang_grid1),
  ).toMatchObject({ reason: 'needs_release' })
  await app.must(
    lost_person.bypass,
    { id, ring: 'adjacent', reason: '气温骤降' },
    tokens.wang_grid1,
  )
  await everyOnce(app, everyWiden)
  expect([(await get(id)).ring, await told(id)]).toEqual(['adjacent', 3])
  expect(
    (await app.must(lost_person.list, { tab: 'open' }, tokens.zhao_street)).items[0]
      ?.waits_for_second,
  ).toBe(true)
  expect(
    await app.call(lost_person.confirm_bypass, { id, words: '属实' }, tokens.wang_grid1),
  ).toMatchObject({ reason: 'own_request' })
  expect(
    (await app.must(lost_person.confirm_bypass, { id, words: '属实' }, tokens.zhao_street)).release
      ?.state,
  ).toBe('confirmed')
  // Nobody was told twice.
  const twice =
    await sql`select group_id from groups.message where card_id = ${id} group by group_id having count(*) > 1`.execute(
      app.services.database.db,
    )
  expect(twice.rows).toEqual([])
})

test('somebody missing for two hours is told at once as far as they may have walked, and beyond the community only with two', async () => {
  const { tokens } = world
  const happened_at = new Date(app.clock.now().getTime() - 120 * 60_000).toISOString()
  const { id } = await aCase(
    app,
    world,
    { kind: 'missing', name: '韩守义', happened_at },
    tokens.zhao_street,
  )
  await app.must(
    lost_person.decline_police,
    { id, reason: '家属刚报过，派出所已在找' },
    tokens.zhao_street,
  )
  const seen = await app.must(lost_person.publish, { id }, tokens.zhao_street)
  expect(seen).toMatchObject({ ring: 'community', name: '韩守义', next: { ring: 'adjacent' } })
  expect(
    seen.rings.map(({ ring, reached_at, is_cleared }) => [ring, reached_at !== null, is_cleared]),
  ).toEqual([
    ['grid', true, true],
    ['community', true, true],
    ['adjacent', false, false],
    ['street', false, false],
    ['district', false, false],
  ])
  await app.runJobs()
  expect(await told(id)).toBe(2)
  const stored = await sql<{
    whole: string
  }>`select to_jsonb(c)::text as whole from lost_person.case as c`.execute(app.services.database.db)
  expect(stored.rows[0]?.whole).not.toContain('韩守义')
})

test('while it is paused nothing widens, by hand or by the clock; resumed, the ring is due later by as long', async () => {
  const { tokens } = world
  const { id } = await aSearch(app, world)
  pass(app, 5)
  await app.must(lost_person.pause, { id, reason: '有人说见过，先核' }, tokens.wang_grid1)
  pass(app, 30)
  await everyOnce(app, everyWiden)
  expect(
    await app.call(lost_person.widen, { id, ring: 'community' }, tokens.wang_grid1),
  ).toMatchObject({ status: 409, reason: 'is_paused' })
  expect(await told(id)).toBe(1)
  const resumed = await app.must(lost_person.resume, { id }, tokens.wang_grid1)
  expect(resumed.next).toEqual({ ring: 'community', at: '2022-09-05T02:40:00.000Z' })
  await everyOnce(app, everyWiden)
  expect(await told(id)).toBe(1)
  pass(app, 5)
  await everyOnce(app, everyWiden)
  expect(await told(id)).toBe(2)
})

test('found: nothing waits any more, the stop notice goes where it went, the photo opens nowhere, and the page says that it is over', async () => {
  const { tokens, people } = world
  const outside = await groupIn(app, world, 'grid1', { name: '微信群', isEmpty: true })
  await bindGroup(app, outside, { kind: 'manual', presser_id: people.li_grid2 })
  const photo = await aFace(app, tokens.wang_grid1)
  const { id, card_path } = await aSearch(app, world, { photo_ids: [photo] })
  const code = card_path.slice('/lost/'.length)
  const [post] = (await app.must(channels.list_posts, {}, tokens.li_grid2)).items ?? []
  expect(JSON.stringify(post)).toContain(card_path)
  expect(JSON.stringify(post)).not.toMatch(/files\/lost|\.jpe?g|\.webp/)
  await app.must(channels.mark_posted, { id: post?.id ?? '' }, tokens.li_grid2)
  const card = await app.must(lost_person.get_card, { code })
  const open = (url: string | null) => app.raw('GET', url ?? '/files/lost/none')
  const [seen, staff] = [await open(card.photo_url), await open((await get(id)).photo_url)]
  expect([seen.status, seen.headers['cache-control'], staff.status]).toEqual([200, 'no-store', 200])
  const staffUrl = (await get(id)).photo_url
  const found = await app.must(
    lost_person.find,
    { id, words: '儿媳来认，派出所核过' },
    tokens.wang_grid1,
  )
  expect(found).toMatchObject({
    state: 'found',
    photo_url: null,
    next: null,
    notice: { due_on: '2022-09-08', at: null },
  })
  await app.runJobs()
  expect([(await open(card.photo_url)).status, (await open(staffUrl)).status]).toEqual([404, 404])
  expect(await app.must(lost_person.get_card, { code })).toMatchObject({
    state: 'found',
    photo_url: null,
    clothing: null,
    name: null,
    place: null,
  })
  expect(
    await app.call(lost_person.tell_sighting, {
      code,
      seen_at: app.clock.now().toISOString(),
      place_words: '北门',
    }),
  ).toMatchObject({ status: 404 })
  const stops = await sql<{
    group_id: string
  }>`select group_id from groups.message where card_id = ${id} and text like '%请停止转发%'`.execute(
    app.services.database.db,
  )
  expect(stops.rows).toHaveLength(1)
  expect(await app.must(lost_person.list_escaped, { id }, tokens.wang_grid1)).toMatchObject([
    { group: { name: '微信群' }, way: 'manual' },
  ])
  expect(
    await app.call(
      lost_person.hand_over,
      { id, to: 'family', receiver: '韩某', is_id_seen: true },
      tokens.wang_grid1,
    ),
  ).toMatchObject({ reason: 'relation_not_checked' })
  const handed = await app.must(
    lost_person.hand_over,
    {
      id,
      to: 'family',
      receiver: '韩某',
      relation: '儿媳',
      relation_checked: '老人认得出，派出所核过户籍',
      is_id_seen: true,
    },
    tokens.wang_grid1,
  )
  expect(handed).toMatchObject({
    state: 'handed_over',
    handed_over: { to: 'family', relation: '儿媳', is_id_seen: true },
  })
  expect(
    await app.call(lost_person.close, { id, reason: '已回家' }, tokens.wang_grid1),
  ).toMatchObject({ reason: 'person_not_told' })
  await app.must(
    lost_person.inform,
    { id, words: '电话告知儿媳：发过 2 个群，照片已撤' },
    tokens.wang_grid1,
  )
  expect(
    (await app.must(lost_person.close, { id, reason: '已回家' }, tokens.wang_grid1)).erase_on,
  ).toBe('2022-10-05')
  app.clock.set(new Date('2022-10-06T02:00:00Z'))
  expect(await app.call(lost_person.get_card, { code })).toMatchObject({ status: 404 })
  await everyOnce(app, everyErase)
  const left = await sql<{ clothing: string | null; words: string | null; photo_ids: string[] }>`
    select c.clothing, c.photo_ids, (select max(s.words) from lost_person.step as s where s.case_id = c.id) as words from lost_person.case as c`.execute(
    app.services.database.db,
  )
  expect(left.rows).toEqual([{ clothing: null, words: null, photo_ids: [] }])
  expect(await app.call(lost_person.get, { id }, tokens.wang_grid1)).toMatchObject({ status: 404 })
})

test('stopped in the middle of sending: what is out has its notice, what is not out never goes out', async () => {
  const { tokens } = world
  const { id } = await aSearch(app, world, {}, 'community')
  await app.must(lost_person.widen, { id, ring: 'community' }, tokens.wang_grid1)
  // The worker has not been at the second ring yet.
  await app.must(lost_person.find, { id, words: '家人来接' }, tokens.wang_grid1)
  await app.runJobs()
  expect(await told(id)).toBe(1)
  const list = await app.must(broadcast.list, { tab: 'ended' }, tokens.zhao_street)
  expect(list.items.map(({ progress }) => progress.by_state)).toEqual([
    expect.objectContaining({ stopped: 1, sent: 0 }),
    expect.objectContaining({ stopped: 0, sent: 1 }),
  ])
})

test('anybody with the link says what they saw; the contact is sealed, read by an act, and judged by those who work on it', async () => {
  const { tokens } = world
  const { id, card_path } = await aSearch(app, world)
  const code = card_path.slice('/lost/'.length)
  const seen_at = app.clock.now().toISOString()
  const saw = {
    code,
    seen_at,
    place_words: '湖南路公交站',
    words: '像是坐 3 路车的大爷',
    contact: '13812345678',
  }
  const request = randomUUID()
  const tell = () => app.call(lost_person.tell_sighting, saw, undefined, request)
  expect([(await tell()).status, (await tell()).status]).toEqual([200, 200])
  expect(
    await app.call(lost_person.tell_sighting, { ...saw, photo_ids: [randomUUID()] }),
  ).toMatchObject({ status: 401, reason: 'sign_in_for_photos' })
  expect(
    await app.call(lost_person.tell_sighting, { ...saw, seen_at: '2022-09-06T00:00:00Z' }),
  ).toMatchObject({ reason: 'seen_in_future' })
  expect(await app.call(lost_person.tell_sighting, { ...saw, code: 'x'.repeat(22) })).toMatchObject(
    { status: 404 },
  )
  const photo = await aFace(app, tokens.neighbour)
  await app.must(lost_person.tell_sighting, { ...saw, photo_ids: [photo] }, tokens.neighbour)
  const list = await app.must(lost_person.list_sightings, { id }, tokens.wang_grid1)
  expect(
    list.map(({ trust, has_contact, photo_urls }) => [trust, has_contact, photo_urls.length]),
  ).toEqual(
    expect.arrayContaining([
      ['unchecked', true, 0],
      ['unchecked', true, 1],
    ]),
  )
  const stored = await sql<{
    whole: string
  }>`select to_jsonb(s)::text as whole from lost_person.sighting as s`.execute(
    app.services.database.db,
  )
  expect(stored.rows.map(({ whole }) => whole).join()).not.toContain('13812345678')
  const [one, two] = list
  if (!one || !two) throw new Error('two sightings')
  expect(
    await app.must(lost_person.reveal_contact, { id, sighting_id: one.id }, tokens.wang_grid1),
  ).toEqual({ phone: '13812345678' })
  expect(
    await app.call(
      lost_person.reveal_contact,
      { id, sighting_id: one.id },
      tokens.chen_other_street,
    ),
  ).toMatchObject({ status: 404 })
  const judged = {
    id,
    sighting_id: two.id,
    trust: 'wrong' as const,
    words: '不是他',
    same_as_id: one.id,
  }
  await app.must(lost_person.judge_sighting, judged, tokens.wang_grid1)
  expect(
    await app.call(
      lost_person.judge_sighting,
      { ...judged, same_as_id: two.id },
      tokens.wang_grid1,
    ),
  ).toMatchObject({ reason: 'no_such_sighting' })
  expect(
    (await app.must(lost_person.list_sightings, { id }, tokens.wang_grid1)).find(
      (s) => s.id === two.id,
    ),
  ).toMatchObject({ trust: 'wrong', same_as_id: one.id, judged_by: { name: '王小明' } })
})

test('those on duty are called by name, called again until they answer, no more often than allowed, and answer once', async () => {
  const { tokens, people } = world
  const officer = await police(app, world)
  const { id } = await aSearch(app, world)
  const duty = await app.must(lost_person.list_duty, { id }, tokens.wang_grid1)
  expect(duty.map(({ person }) => person.name).sort()).toEqual(
    ['曹警官', '李𬱖', '王小明', '赵值班', '钱中心'].sort(),
  )
  expect(
    await app.call(
      lost_person.call,
      { id, person_ids: [people.chen_other_street] },
      tokens.wang_grid1,
    ),
  ).toMatchObject({ reason: 'not_on_duty' })
  await app.must(
    lost_person.call,
    { id, person_ids: [people.li_grid2, officer.person_id] },
    tokens.wang_grid1,
  )
  expect(
    (await app.must(lost_person.list_calls, {}, tokens.li_grid2)).map((one) => one.id),
  ).toEqual([id])
  for (let n = 0; n < 8; n += 1) {
    pass(app, 5)
    await everyOnce(app, everyCallAgain)
  }
  const times = async () =>
    (await app.must(lost_person.list_duty, { id }, tokens.wang_grid1))
      .filter(({ called_at }) => called_at)
      .map(({ times }) => times)
  expect(await times()).toEqual([4, 4])
  await app.must(lost_person.acknowledge, { id, words: '马上到' }, tokens.li_grid2)
  expect(await app.must(lost_person.list_calls, {}, tokens.li_grid2)).toEqual([])
  expect(await app.call(lost_person.acknowledge, { id }, tokens.zhou_street)).toMatchObject({
    status: 404,
  })
  expect((await get(id)).steps[0]).toMatchObject({
    act: 'acknowledge',
    person_name: '李𬱖',
    words: '马上到',
  })
})

test('whoever answers for the area and asks for it does not release it', async () => {
  const { tokens } = world
  const { id } = await aCase(app, world, {}, tokens.zhao_street)
  await app.must(lost_person.tell_police, { id, whom: '110' }, tokens.zhao_street)
  await app.must(
    lost_person.ask_release,
    { id, ring: 'community', reason: '说不清家在哪' },
    tokens.zhao_street,
  )
  expect(await app.call(lost_person.release, { id }, tokens.zhao_street)).toMatchObject({
    status: 403,
    reason: 'own_request',
  })
  expect((await app.must(lost_person.release, { id }, tokens.zhou_street)).release?.state).toBe(
    'released',
  )
})

test('the two kinds are shown to each other as data, and a person says whether they are one', async () => {
  const { tokens } = world
  const found = await aCase(app, world)
  const sought = await aCase(
    app,
    world,
    { ...OLD_MAN, kind: 'missing', name: '韩守义', age_from: 76, age_to: 76 },
    tokens.zhao_street,
  )
  await aCase(
    app,
    world,
    { ...OLD_MAN, kind: 'missing', sex: 'female', age_from: 30, age_to: 30, clothing: '红裙子' },
    tokens.zhao_street,
  )
  const [one, ...others] = await app.must(lost_person.suggest, { id: found.id }, tokens.zhao_street)
  expect([one?.id, one?.decision, others]).toEqual([sought.id, null, []])
  expect(one?.alike).toEqual(
    expect.arrayContaining(['sex', 'age', 'height', 'clothing', 'place', 'time']),
  )
  // Seen before anything is saved, too, and of one's own kind nothing.
  const { photo_ids: _, ...draft } = { photo_ids: [], ...OLD_MAN }
  const early = await app.must(
    lost_person.suggest_for,
    { ...draft, kind: 'found_unidentified', happened_at: app.clock.now().toISOString() },
    tokens.zhao_street,
  )
  expect(early.map(({ id }) => id)).toEqual([sought.id])
  expect((await get(sought.id, tokens.zhao_street)).same_as).toBeNull()
  await app.must(
    lost_person.compare,
    { id: found.id, other_id: sought.id, decision: 'same', words: '照片一看就是' },
    tokens.zhao_street,
  )
  expect((await get(sought.id, tokens.zhao_street)).same_as).toEqual({ id: found.id })
})

test('another street does not see it until it is told there; a called one does', async () => {
  const { tokens } = world
  const { id } = await aSearch(app, world, {}, 'district')
  expect(await app.call(lost_person.get, { id }, tokens.chen_other_street)).toMatchObject({
    status: 404,
  })
  expect(
    (await app.must(lost_person.list, { tab: 'open' }, tokens.chen_other_street)).count.n,
  ).toBe(0)
  expect(
    await app.call(lost_person.find, { id, words: '冒名' }, tokens.chen_other_street),
  ).toMatchObject({ status: 404 })
  await app.must(lost_person.widen, { id, ring: 'district' }, tokens.wang_grid1)
  expect((await app.must(lost_person.get, { id }, tokens.chen_other_street)).can).toEqual([])
  expect(
    await app.call(lost_person.find, { id, words: '冒名' }, tokens.chen_other_street),
  ).toMatchObject({ status: 403 })
  expect(await app.call(lost_person.get, { id: randomUUID() }, tokens.zhao_street)).toMatchObject({
    status: 404,
  })
})
