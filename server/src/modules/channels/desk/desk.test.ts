import { channels } from '@linli/contract/channels'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fakeWecom } from '../../../../test/fakes/wecom.ts'
import { type TestApp, testApp } from '../../../../test/harness.ts'
import { asOwner, makeWorld, type World } from '../../../../test/world.ts'
import { queueDeliveries } from '../index.ts'
import { aRound, inJob } from '../testing.ts'

let app: TestApp
let world: World
let wecom: Awaited<ReturnType<typeof fakeWecom>>
beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
  wecom = await fakeWecom(() => app.clock.now())
  await asOwner(app, sql`update platform.district set is_demonstration = false`)
})
afterAll(async () => {
  await wecom?.close()
  await app?.close()
})

const as = () => world.tokens.admin
const secrets = () => ({
  corp_secret: wecom.app.secret,
  callback_token: 'CALLBACK-TOKEN',
  callback_aes_key: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
})
const add = (more: { secrets?: Record<string, string>; settings?: Record<string, string> } = {}) =>
  app.must(
    channels.add_channel,
    {
      kind: 'wecom-customer-group',
      name: '区中心客户群',
      settings: more.settings ?? { base_url: wecom.url, corp_id: wecom.corp_id },
      secrets: more.secrets ?? secrets(),
    },
    as(),
  )

test('a whole channel is active at once; its secrets are told by name alone, and never again', async () => {
  const made = await add()
  expect(made).toMatchObject({ state: 'active', settings: { corp_id: wecom.corp_id } })
  expect(made.secrets).toEqual(Object.keys(secrets()).map((name) => ({ name, is_set: true })))
  expect(made.hook_path).toMatch(/^\/hooks\/371502\//)
  const all = JSON.stringify(await app.must(channels.list_channels, {}, as()))
  for (const secret of Object.values(secrets())) expect(all).not.toContain(secret)
  const row = await sql`select * from channels.channel where id = ${made.id}`.execute(
    app.services.database.db,
  )
  for (const secret of Object.values(secrets()))
    expect(JSON.stringify(row.rows)).not.toContain(secret)
  const record = await sql`select * from audit.entry`.execute(app.services.database.db)
  for (const secret of Object.values(secrets()))
    expect(JSON.stringify(record.rows)).not.toContain(secret)
})

test('what lacks a secret is not connected and says so; settings that do not fit are refused with their names', async () => {
  const made = await add({ secrets: { corp_secret: 'x' } })
  expect(made.state).toBe('unconnected')
  const resumed = await app.call(channels.resume_channel, { id: made.id }, as())
  expect(resumed.reason).toBe('secrets_missing')
  const wrong = await app.call(
    channels.add_channel,
    {
      kind: 'wecom-customer-group',
      name: 'x',
      settings: { base_url: 'http://evil.example' },
      secrets: {},
    },
    as(),
  )
  expect(wrong).toMatchObject({ status: 422, reason: 'settings_not_understood' })
  expect(wrong.body).toMatchObject({ data: { fields: ['base_url', 'corp_id'] } })
  const whole = await app.must(
    channels.revise_channel,
    { id: made.id, name: '改名', settings: made.settings, secrets: secrets() },
    as(),
  )
  expect(whole.secrets.every((one) => one.is_set)).toBe(true)
  expect((await app.must(channels.resume_channel, { id: made.id }, as())).state).toBe('active')
})

test('secrets that are left out stay; a pass fetched with old ones is thrown away', async () => {
  const made = await add()
  await sql`insert into channels.token values (371502, ${made.id}, ${Buffer.from('x')}, now(), null)`.execute(
    app.services.database.db,
  )
  await app.must(
    channels.revise_channel,
    { id: made.id, name: 'n', settings: made.settings, secrets: {} },
    as(),
  )
  const kept = await app.must(channels.get_channel, { id: made.id }, as())
  expect(kept.secrets.every((one) => one.is_set)).toBe(true)
  const token = await sql<{ sealed_token: Buffer | null }>`
    select sealed_token from channels.token where channel_id = ${made.id}`.execute(
    app.services.database.db,
  )
  expect(token.rows[0]?.sealed_token).toBeNull()
})

test('a test asks the platform, sends nothing, and its answer stands on the channel', async () => {
  const made = await add()
  await app.must(channels.test_channel, { id: made.id }, as())
  await app.runJobs()
  expect(await app.must(channels.get_channel, { id: made.id }, as())).toMatchObject({
    test_fault: null,
  })
  const wrong = await add({ secrets: { ...secrets(), corp_secret: 'WRONG-SECRET-42' } })
  await app.must(channels.test_channel, { id: wrong.id }, as())
  await app.runJobs()
  const told = await app.must(channels.get_channel, { id: wrong.id }, as())
  expect(told.test_fault).toContain('40001')
  expect(told.test_fault).not.toContain('WRONG-SECRET')
  expect(wecom.tasks.size).toBe(0)
})

describe('limits and places', () => {
  test('the quota of the console is set since a day, and shown with what is spent', async () => {
    const { id } = await add()
    for (const [address, owner] of [
      ['wrA', 'o1'],
      ['wrB', 'o1'],
    ] as const) {
      wecom.addGroup(address, owner)
      await app.must(
        channels.add_binding,
        { channel_id: id, address, name: address, via: owner },
        as(),
      )
    }
    const places = await app.must(channels.list_bindings, { channel_id: id }, as())
    expect(places.count).toEqual({ n: 2, is_more: false })
    const dry = { id, text: '【停水】今晚' }
    expect(await app.must(channels.try_content, dry, as())).toMatchObject({
      complaints: [],
      conditions: ['needs_person'],
      open_places: 2,
      waiting_places: 0,
    })
    await inJob(app, (ctx) =>
      queueDeliveries(ctx, {
        about: { noun: 'test', id },
        content: { text: 'x' },
        priority: 'normal',
        not_after: null,
        rows: [{ idempotency_key: 'one', binding_id: places.items[0]?.id ?? '' }],
      }),
    )
    await app.runJobs()
    expect((await app.must(channels.try_content, dry, as())).waiting_places).toBe(1)
    const [bucket] = (await app.must(channels.get_channel, { id }, as())).buckets
    expect(bucket).toMatchObject({
      name: 'group_messages',
      most: 1,
      spent: 1,
      full_places: 1,
      valid_from: null,
    })
    const set = {
      id,
      bucket: 'group_messages',
      most: 30,
      period: 'calendar_month' as const,
      valid_from: '2022-09-05',
    }
    const changed = await app.must(channels.set_bucket, set, as())
    // What went out today is part of what went out this month.
    expect(changed.buckets[0]).toMatchObject({
      most: 30,
      spent: 1,
      full_places: 0,
      valid_from: '2022-09-05',
    })
    expect(
      (await app.call(channels.set_bucket, { ...set, valid_from: '2022-09-04' }, as())).reason,
    ).toBe('day_is_past')
    expect((await app.call(channels.set_bucket, { ...set, bucket: 'x' }, as())).reason).toBe(
      'no_such_bucket',
    )
  })

  test('a dry run says what is wrong with a text, and what stands before it', async () => {
    const made = await add({ settings: { base_url: wecom.url, corp_id: 'ww-other' }, secrets: {} })
    const tried = await app.must(
      channels.try_content,
      { id: made.id, text: '寻'.repeat(1400) },
      as(),
    )
    expect(tried.complaints).toEqual(['too_long'])
    expect(tried.conditions).toEqual(['not_active', 'needs_person', 'no_place'])
    expect(tried.body).toContain('allow_select')
  })

  test('a place is added once, tied to a group and closed; pasting needs a person', async () => {
    const manual = await app.must(
      channels.add_channel,
      { kind: 'manual', name: '粘贴', settings: {}, secrets: {} },
      as(),
    )
    const place = { channel_id: manual.id, address: 'g1', name: '三号楼群' }
    expect((await app.call(channels.add_binding, place, as())).reason).toBe('presser_missing')
    const own = { ...place, presser_id: world.people.wang_grid1, via: '王小明' }
    const made = await app.must(channels.add_binding, own, as())
    expect((await app.call(channels.add_binding, own, as())).reason).toBe('bound_already')
    const group_id = world.areas.grid1
    expect((await app.must(channels.tie_binding, { id: made.id, group_id }, as())).group_id).toBe(
      group_id,
    )
    expect((await app.must(channels.close_binding, { id: made.id }, as())).is_open).toBe(false)
  })
})

test('a platform that knows its places is asked for them at once; those without a group of ours come first, and are counted', async () => {
  for (const n of [1, 2, 3]) wecom.addGroup(`wrT${n}`, 'o7', `企微群${n}`)
  const { id } = await add()
  await app.runJobs()
  const list = (more: object = {}) =>
    app.must(channels.list_bindings, { channel_id: id, ...more }, as())
  const first = await list()
  const ours = first.items.filter(({ name }) => name.startsWith('企微群'))
  expect(ours).toHaveLength(3)
  const n = first.count.n
  expect(first.untied).toEqual({ n, is_more: false })
  const newest = first.items[0]?.id ?? ''
  const group_id = world.areas.grid1
  await app.must(channels.tie_binding, { id: newest, group_id }, as())
  const second = await list()
  expect(second.untied.n).toBe(n - 1)
  expect(second.items.at(-1)?.id).toBe(newest)
  // A closed place needs no group.
  await app.must(channels.close_binding, { id: second.items[0]?.id ?? '' }, as())
  expect((await list()).untied.n).toBe(n - 2)
  // Page by page nothing is left out and nothing comes twice.
  const paged: string[] = []
  let cursor: string | null | undefined
  do {
    const page = await list({ limit: 1, ...(cursor && { cursor }) })
    paged.push(...page.items.map((one) => one.id))
    cursor = page.next_cursor
  } while (cursor)
  expect(paged).toEqual((await list()).items.map((one) => one.id))
  // What somebody closed no listing opens again; tying it does.
  const closed = second.items[0]?.id ?? ''
  const isOpen = async () => (await list()).items.find(({ id: one }) => one === closed)?.is_open
  await aRound(app, 'places')
  expect(await isOpen()).toBe(false)
  await app.must(channels.tie_binding, { id: closed, group_id }, as())
  expect(await isOpen()).toBe(true)
  await app.must(channels.tie_binding, { id: newest, group_id: null }, as())
  expect((await list()).untied.n).toBe(n - 1)
  const wrong = { channel_id: id, cursor: 'x' }
  expect((await app.call(channels.list_bindings, wrong, as())).reason).toBe('cursor_not_understood')
  expect(
    (await app.call(channels.tie_binding, { id: newest, group_id }, world.tokens.zhao_street))
      .status,
  ).toBe(403)
})

test('paused, nothing goes out and what waits stays; resumed, it does', async () => {
  const { id } = await add()
  wecom.addGroup('wrP', 'o9')
  const place = await app.must(
    channels.add_binding,
    { channel_id: id, address: 'wrP', name: 'P', via: 'o9' },
    as(),
  )
  await app.must(channels.pause_channel, { id }, as())
  const before = wecom.tasks.size
  await inJob(app, (ctx) =>
    queueDeliveries(ctx, {
      about: { noun: 'test', id },
      content: { text: 'x' },
      priority: 'normal',
      not_after: null,
      rows: [{ idempotency_key: 'paused', binding_id: place.id }],
    }),
  )
  await app.runJobs()
  expect(wecom.tasks.size).toBe(before)
  await app.must(channels.resume_channel, { id }, as())
  await app.runJobs()
  expect(wecom.tasks.size).toBe(before + 1)
})

test('a demonstration stays inside, whatever is filled in', async () => {
  await asOwner(app, sql`update platform.district set is_demonstration = true`)
  const made = await add()
  expect(made.state).toBe('unconnected')
  for (const op of [channels.resume_channel, channels.test_channel]) {
    expect((await app.call(op, { id: made.id }, as())).reason).toBe('demonstration_stays_inside')
  }
  const manual = await app.must(
    channels.add_channel,
    { kind: 'manual', name: '粘贴', settings: {}, secrets: {} },
    as(),
  )
  expect(manual.state).toBe('active')
  await asOwner(app, sql`update platform.district set is_demonstration = false`)
})

test('another district sees and touches none of it', async () => {
  const { id } = await add()
  await sql`insert into platform.district values (440310, '坪山区', 'test', false, 114, 22, 'gcj02', now())`
    .execute(app.services.database.db)
    .catch(() =>
      asOwner(
        app,
        sql`insert into platform.district values (440310, '坪山区', 'test', false, 114, 22, 'gcj02', now())`,
      ),
    )
  await sql`update channels.channel set district_id = 440310 where id = ${id}`.execute(
    app.services.database.db,
  )
  for (const op of [channels.get_channel, channels.pause_channel, channels.resume_channel]) {
    expect((await app.call(op, { id }, as())).status).toBe(404)
  }
})
