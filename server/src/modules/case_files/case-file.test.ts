import { randomUUID } from 'node:crypto'
import { case_files } from '@linli/contract/case_files'
import { mediation } from '@linli/contract/mediation'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { anEffective } from '../agreements/testing.ts'
import { aFile, aPhoto } from '../documents/testing.ts'
import { aDispute, type TestDispute } from '../mediation/testing.ts'
import { wordsOf } from '../papers/testing.ts'

let app: TestApp
let world: World
beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
})
afterAll(() => app?.close())

const db = () => app.services.database.db
const look = (made: TestDispute, as = made.tokens.lead) =>
  app.must(case_files.get, { id: made.id }, as)

async function scan(
  made: TestDispute,
  item: 'identity' | 'ending' | 'performance',
  title: string,
  as = made.tokens.lead,
) {
  const file = await aFile(app, as, {
    kind: 'photo',
    bytes: await aPhoto({ width: 300, height: 400 }),
  })
  return app.must(case_files.attach, { id: made.id, item, title, file_ids: [file.id] }, as)
}

/** As if both had been told their rights and had met once; of a separate session only that it was. */
async function met(made: TestDispute, kind: 'joint' | 'separate') {
  const { keys } = app.services
  const record = {
    present: '村主任',
    statements: [{ side: 'a', words: '漏了三个月' }],
    found: '管道老化',
    risk_told: '已提示',
    result: '再谈一次',
  }
  await sql`insert into mediation.session (district_id, id, dispute_id, kind, side, place_words, mediator_ids, starts_at, ends_at, state,
      planned_by, planned_at, held_from, held_until, sealed_record)
    values (${world.district_id}, ${randomUUID()}, ${made.id}, ${kind},
      ${kind === 'separate' ? 'a' : null}, '调解室', ${[made.people.lead]}::uuid[], '2022-09-05T01:00Z', '2022-09-05T02:00Z', 'held',
      ${made.people.lead}, '2022-09-04T01:00Z', '2022-09-05T01:00Z', '2022-09-05T02:00Z',
      ${kind === 'joint' ? keys.seal(JSON.stringify(record)) : null})`.execute(db())
}

async function told(made: TestDispute) {
  for (const party_id of [made.parties.a, made.parties.b]) {
    await sql`insert into mediation.rights_told (district_id, id, dispute_id, party_id, at, way, by_id)
      values (${world.district_id}, ${randomUUID()}, ${made.id}, ${party_id}, '2022-09-05T01:00Z', 'in_person', ${made.people.lead})`.execute(
      db(),
    )
  }
}

async function whole(made: TestDispute) {
  const { volume } = await app.must(case_files.make_volume, { id: made.id }, made.tokens.lead)
  expect(volume).toMatchObject({ state: 'making', parts_done: 0 })
  await app.runJobs()
  const done = (await look(made)).volume
  expect(done).toMatchObject({ state: 'done', parts_done: done?.parts_total })
  return done
}

async function bytesOf(made: TestDispute, volume_id: string) {
  const { url } = await app.must(
    case_files.open_volume,
    { id: made.id, volume_id },
    made.tokens.lead,
  )
  const reply = await app.raw('GET', url, { as: made.tokens.lead })
  expect(reply.status).toBe(200)
  return { url, bytes: reply.body }
}

test('a file shows what is there and what is missing, to its keepers and to nobody else', async () => {
  const made = await aDispute(app, world)
  const file = await look(made)
  expect(file.parts.map(({ paper }) => paper)).toEqual(['application', 'acceptance_register'])
  expect(file.missing).toEqual(['rights_notice', 'identity', 'record', 'ending'])
  expect(file.checks.find(({ check }) => check === 'accepted_lawfully')?.is_met).toBe(true)
  expect(file.checks.find(({ check }) => check === 'mandate_shown')?.is_met).toBe(null)
  expect(file.can).toEqual(['attach', 'detach', 'make'])
  for (const as of [made.tokens.a, made.tokens.b, world.tokens.zhao_street]) {
    expect((await app.call(case_files.get, { id: made.id }, as)).status).toBe(403)
  }
  const hidden = await app.call(case_files.get, { id: made.id }, made.tokens.other_mediator)
  const missing = await app.call(case_files.get, { id: randomUUID() }, made.tokens.lead)
  expect([hidden.status, hidden.reason]).toEqual([missing.status, missing.reason])
  expect(hidden.status).toBe(404)
})

test('the whole file is one PDF with cover, index, numbered pages, scans and back, and its reading is recorded', async () => {
  const made = await aDispute(app, world, { state: 'mediating' })
  await told(made)
  await met(made, 'joint')
  await scan(made, 'identity', '刘大爷身份证')
  const done = await whole(made)
  const { url, bytes } = await bytesOf(made, done?.id ?? '')
  const pages = await wordsOf(bytes)
  expect(pages).toHaveLength(done?.pages ?? 0)
  const all = pages.join('')
  expect(pages[0]).toContain('人民调解卷宗')
  expect(pages[1]).toContain('卷内目录')
  for (const word of [
    '刘大爷与何邻居楼上漏水',
    '漏了三个月',
    '管道老化',
    '刘大爷身份证',
    `共${pages.length}页`,
  ]) {
    expect(all).toContain(word)
  }
  // The index names the page on which a thing stands.
  const at = pages.findIndex((page, nth) => nth > 1 && page.includes('刘大爷身份证'))
  expect(pages[1]).toContain(`刘大爷身份证${at - 1}`)
  expect((await app.raw('GET', url, { as: made.tokens.clerk })).status).toBe(404)
  const entry =
    await sql`select from audit.entry where subject_id = ${made.id} and kind = 'disclosure'`.execute(
      db(),
    )
  expect(entry.rows).toHaveLength(1)
  app.clock.set(new Date(app.clock.now().getTime() + 11 * 60_000))
  expect((await app.raw('GET', url, { as: made.tokens.lead })).status).toBe(404)
})

test('a separate session leaves no page, no gap and no other byte in the shared file', async () => {
  const made = await aDispute(app, world, { state: 'mediating' })
  await met(made, 'joint')
  const before = await whole(made)
  const seen = await look(made)
  await met(made, 'separate')
  const after = await whole(made)
  expect(after?.digest).toBe(before?.digest)
  const again = await look(made)
  expect([again.parts, again.checks, again.missing]).toEqual([
    seen.parts,
    seen.checks,
    seen.missing,
  ])
})

test('one volume at a time is made, also when two ask at once', async () => {
  const made = await aDispute(app, world)
  const ask = () => app.call(case_files.make_volume, { id: made.id }, made.tokens.lead)
  const replies = await Promise.all([ask(), ask()])
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
  expect((await ask()).reason).toBe('volume_being_made')
  const { volume } = await look(made)
  const early = await app.call(
    case_files.open_volume,
    { id: made.id, volume_id: volume?.id ?? '' },
    made.tokens.lead,
  )
  expect(early.reason).toBe('volume_not_made')
  await app.runJobs()
  expect((await ask()).status).toBe(200)
  await app.runJobs()
})

test('nothing is put away that is incomplete; what is put away stays as it is', async () => {
  const made = await aDispute(app, world, { state: 'closed' })
  const { clerk, lead } = made.tokens
  const away = {
    id: made.id,
    retention: 'long' as const,
    keep_until: '2052-09-05',
    volume_number: '2022-1',
  }
  const refused = await app.call(case_files.file, away, clerk)
  expect([refused.reason, refused.body]).toMatchObject([
    'file_incomplete',
    { data: { missing: ['rights_notice', 'identity', 'record', 'ending'] } },
  ])
  await told(made)
  await met(made, 'joint')
  await scan(made, 'identity', '双方身份证')
  const wrong = await scan(made, 'performance', '别案收条')
  const added = wrong.parts.find(({ item }) => item === 'performance')
  await app.must(
    case_files.detach,
    { id: made.id, attachment_id: added?.attachment_id ?? '' },
    lead,
  )
  await scan(made, 'ending', '签名盖章的协议书')
  const call = (more: object, as = clerk) => app.call(case_files.file, { ...away, ...more }, as)
  expect((await call({}, lead)).reason).toBe('may_not_file')
  expect((await call({ keep_until: undefined })).reason).toBe('keep_until_missing')
  expect((await call({ keep_until: '2022-09-01' })).reason).toBe('keep_until_past')
  const request_id = randomUUID()
  const filed = (await app.call(case_files.file, away, clerk, request_id)).body
  expect(filed).toMatchObject({
    state: 'filed',
    missing: [],
    filing: { retention: 'long', keep_until: '2052-09-05' },
  })
  expect(filed.parts.some(({ item }) => item === 'performance')).toBe(false)
  expect((await app.call(case_files.file, away, clerk, request_id)).body.filing?.at).toBe(
    filed.filing?.at,
  )
  const file = await aFile(app, lead, { kind: 'photo', bytes: await aPhoto() })
  const late = await app.call(
    case_files.attach,
    { id: made.id, item: 'identity', title: '补交', file_ids: [file.id] },
    lead,
  )
  expect(late.reason).toBe('file_put_away')
})

test('papers go to others only when every party has agreed, and the file keeps what went', async () => {
  const made = await aDispute(app, world, { state: 'failed' })
  const hand = (consented_party_ids: string[]) =>
    app.call(
      case_files.hand_over,
      {
        id: made.id,
        kind: 'court',
        receiver: '东昌府区人民法院',
        why: '当事人起诉',
        items: ['人民调解申请书'],
        consented_party_ids,
        consented_on: '2022-09-05',
      },
      made.tokens.lead,
    )
  expect((await hand([made.parties.a])).reason).toBe('consent_missing')
  expect((await hand([made.parties.a, made.parties.b])).status).toBe(200)
  expect((await look(made)).transfers).toMatchObject([
    { kind: 'court', items: ['人民调解申请书'], by: '许调解' },
  ])
  const running = await aDispute(app, world, { state: 'mediating' })
  const early = await app.call(
    case_files.hand_over,
    {
      id: running.id,
      kind: 'court',
      receiver: '东昌府区人民法院',
      why: '当事人起诉',
      items: ['申请书'],
      consented_party_ids: [running.parties.a, running.parties.b],
      consented_on: '2022-09-05',
    },
    running.tokens.lead,
  )
  expect(early.reason).toBe('dispute_is_mediating')
})

test('a refused request has a file of two things and no more', async () => {
  const made = await aDispute(app, world, { state: 'applied' })
  await app.must(
    mediation.refuse,
    { id: made.id, bars: ['other'], words: '已在法院审理', routes: ['litigation'] },
    made.tokens.clerk,
  )
  const file = await look(made, made.tokens.clerk)
  expect(file.parts.map(({ paper }) => paper)).toEqual(['application', 'refusal_notice'])
  expect(file.missing).toEqual([])
})

test('an agreement in effect comes with its text and its signatures', async () => {
  const { of: made } = await anEffective(app, world)
  const file = await look(made)
  expect(file.parts.filter(({ item }) => item === 'ending')).toMatchObject([{ paper: 'agreement' }])
  expect(file.missing).not.toContain('ending')
  expect(file.checks.find(({ check }) => check === 'performance_proved')?.is_met).toBe(false)
  const done = await whole(made)
  const { bytes } = await bytesOf(made, done?.id ?? '')
  const pages = await wordsOf(bytes)
  expect(pages[1]).toContain('人民调解协议书')
  const paper = pages
    .filter((page) => page.includes('人民调解协议书'))
    .slice(1)
    .join('')
  for (const word of ['刘大爷', '何邻居', '自愿达成如下协议', '人民调解员（签名）'])
    expect(paper).toContain(word)
})
