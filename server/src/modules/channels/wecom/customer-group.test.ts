import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { fakeWecom } from '../../../../test/fakes/wecom.ts'
import { START, type TestApp, testApp } from '../../../../test/harness.ts'
import { makeWorld } from '../../../../test/world.ts'
import { countDeliveries, queueDeliveries, remindDeliveries, stopDeliveries } from '../index.ts'
import { sendDue } from '../send-due.ts'
import { aChannel, anErrand, aRound, deliveriesOf, inJob, someBindings } from '../testing.ts'

let app: TestApp
let wecom: Awaited<ReturnType<typeof fakeWecom>>
let channel_id: string
let places: string[]
let round = 0

beforeAll(async () => {
  app = await testApp()
  await makeWorld(app)
})
afterAll(() => app?.close())

beforeEach(async () => {
  app.clock.set(START)
  await wecom?.close()
  wecom = await fakeWecom(() => app.clock.now())
  const { db } = app.services.database
  await sql`update channels.channel set state = 'paused'`.execute(db)
  await sql`update channels.delivery set state = 'stopped' where state in ('queued', 'sending', 'awaiting_human')`.execute(
    db,
  )
  channel_id = await aChannel(app, {
    kind: 'wecom-customer-group',
    settings: { base_url: wecom.url, corp_id: wecom.corp_id },
    secrets: { corp_secret: wecom.app.secret, callback_token: 't', callback_aes_key: 'k' },
  })
  // Counts of one test are no business of the next.
  await sql`delete from channels.spent`.execute(db)
  await sql`delete from channels.penalty`.execute(db)
  for (const [chat, owner] of [
    ['wr1', 'grid-a'],
    ['wr2', 'grid-a'],
    ['wr3', 'grid-b'],
  ] as const)
    wecom.addGroup(chat, owner)
  places = await someBindings(app, channel_id, [
    { address: 'wr1', via: 'grid-a' },
    { address: 'wr2', via: 'grid-a' },
    { address: 'wr3', via: 'grid-b' },
  ])
})
afterAll(() => wecom?.close())

const about = () => ({
  noun: 'test',
  id: `00000000-0000-7000-8000-${String(round).padStart(12, '0')}`,
})
const later = (minutes: number) =>
  app.clock.set(new Date(app.clock.now().getTime() + minutes * 60_000))
async function queue(more: { text?: string; not_after?: Date; places?: string[] } = {}) {
  round += 1
  await inJob(app, (ctx) =>
    queueDeliveries(ctx, {
      about: about(),
      content: {
        text: more.text ?? '【寻人】走失老人',
        link: { title: '提供线索', url: 'https://example.cn/c/7' },
      },
      priority: 'emergency',
      not_after: more.not_after ?? null,
      rows: (more.places ?? places).map((binding_id) => ({
        idempotency_key: `${round}/${binding_id}`,
        binding_id,
      })),
    }),
  )
  await app.runJobs()
}
const counts = () => countDeliveries({ db: app.services.database.db, district_id: 371502 }, about())
const health = async () => {
  const found = await sql<{ state: string; last_error: string | null }>`
    select state, last_error from channels.channel where id = ${channel_id}`.execute(
    app.services.database.db,
  )
  return found.rows[0]
}
const calls = (path: string) => wecom.journal.filter((got) => got.path.endsWith(path)).length

test('one task an owner, told honestly: accepted is not sent, and each group is sent when its owner has pressed', async () => {
  await queue()
  expect(wecom.tasks.size).toBe(2)
  expect(await counts()).toEqual({ awaiting_human: 3 })
  expect((await deliveriesOf(app, about())).slice(-3).map((one) => one.who)).toEqual([
    'grid-a',
    'grid-a',
    'grid-b',
  ])
  wecom.tap('msg1')
  later(2)
  await aRound(app, 'ask')
  expect(await counts()).toEqual({ awaiting_human: 1, sent: 2 })
})

test('an owner who never presses is asked about less and less, and after a week no more', async () => {
  await queue({ places: places.slice(2) })
  const asked: number[] = []
  for (const minutes of [2, 2, 60, 4, 2, 600, 10, 60 * 24 * 8, 60]) {
    later(minutes)
    await aRound(app, 'ask')
    asked.push(calls('get_groupmsg_send_result'))
  }
  expect(asked).toEqual([1, 2, 3, 3, 4, 5, 5, 6, 6])
  expect(await counts()).toEqual({ awaiting_human: 1 })
})

test('the quota of a group is spent before the call and holds across a restart: the second waits for tomorrow', async () => {
  await queue()
  await queue({ text: '第二条' })
  expect(await counts()).toEqual({ queued: 3 })
  const rows = (await deliveriesOf(app, about())).slice(-3)
  expect(rows.map((one) => [one.reason, one.next_at])).toEqual(
    Array(3).fill(['over_the_limit', '2022-09-05T16:00:00.000Z']),
  )
  await aRound(app, 'send')
  expect(calls('add_msg_template')).toBe(2)
  app.clock.set(new Date('2022-09-05T16:00:01Z'))
  await aRound(app, 'send')
  expect(await counts()).toEqual({ awaiting_human: 3 })
})

test('the district sets what its console says: seven a week since today, one a day before', async () => {
  await sql`insert into channels.bucket_edition values (371502, ${channel_id}, 'group_messages', '2022-09-05',
    ${app.clock.now()}, 7, 'calendar_week', null, ${channel_id})`.execute(app.services.database.db)
  for (let n = 0; n < 7; n++) await queue({ text: `第${n}条` })
  expect(await counts()).toEqual({ awaiting_human: 3 })
  await queue({ text: '第八条' })
  expect(await counts()).toEqual({ queued: 3 })
  expect((await deliveriesOf(app, about())).at(-1)?.next_at).toBe('2022-09-11T16:00:00.000Z')
})

test('what staff have sent by themselves has used the quota: the platform says so, and so do we', async () => {
  await queue()
  wecom.received.set('wr1 day 2022-09-05', 1)
  wecom.tap('msg1')
  later(2)
  await aRound(app, 'ask')
  expect(await counts()).toEqual({ awaiting_human: 1, failed: 1, sent: 1 })
  expect((await deliveriesOf(app, about())).slice(-3)[0]).toMatchObject({
    state: 'failed',
    reason: 'used_up_there',
  })
})

describe('what goes wrong on the way', () => {
  test('a pass revoked early is renewed, once, and the message goes out once', async () => {
    await queue({ places: places.slice(2) })
    wecom.revokeTokens()
    later(1500)
    await queue({ places: places.slice(2), text: '第二条' })
    expect(await counts()).toEqual({ awaiting_human: 1 })
    expect(calls('gettoken')).toBe(2)
    expect(wecom.tasks.size).toBe(2)
  })

  test('a wrong secret takes the channel down, keeps what waits, and says nothing secret', async () => {
    wecom.app.secret = 'another'
    await queue()
    expect(await counts()).toEqual({ queued: 3 })
    const { state, last_error } = (await health()) ?? {}
    expect(state).toBe('down')
    expect(last_error).toContain('40001')
    expect(last_error).not.toContain('APPSECRET')
  })

  test('"too fast" rests for a minute and is not counted against the group', async () => {
    wecom.block(60_000)
    await queue({ places: places.slice(2) })
    expect(await counts()).toEqual({ queued: 1 })
    later(0.5)
    await aRound(app, 'send')
    expect(calls('add_msg_template')).toBe(1)
    later(1)
    await aRound(app, 'send')
    expect(await counts()).toEqual({ awaiting_human: 1 })
  })

  test('a connection cut after the call was read is unknown, is not tried again, and keeps the quota', async () => {
    wecom.trouble('/cgi-bin/externalcontact/add_msg_template', { cut: 'after' })
    await queue({ places: places.slice(2) })
    expect(await counts()).toEqual({ unknown: 1 })
    later(30)
    await aRound(app, 'send')
    expect(calls('add_msg_template')).toBe(1)
    await queue({ places: places.slice(2), text: '第二条' })
    expect(await counts()).toEqual({ queued: 1 })
  })

  test.each([
    [{ status: 502, body: '<html>bad gateway</html>' }, 'unknown'],
    [{ status: 200, body: 'not json' }, 'unknown'],
    [{ json: { hello: 1 } }, 'unknown'],
    [{ status: 503 }, 'queued'],
    [{ json: { errcode: -1, errmsg: 'busy' } }, 'queued'],
    [{ json: { errcode: 40058, errmsg: 'bad' } }, 'failed'],
    [{ json: { errcode: 48002, errmsg: 'api forbidden' } }, 'queued'],
  ])('an answer %j leaves it %s', async (trouble, state) => {
    wecom.trouble('/cgi-bin/externalcontact/add_msg_template', trouble)
    await queue({ places: places.slice(2) })
    expect(await counts()).toEqual({ [state]: 1 })
  })

  test('busy again and again ends as failed, after six tries', async () => {
    const busy = { json: { errcode: -1, errmsg: 'system busy' } }
    wecom.trouble('/cgi-bin/externalcontact/add_msg_template', ...Array(20).fill(busy))
    await queue({ places: places.slice(2) })
    for (let n = 0; n < 10; n++) {
      later(1)
      await aRound(app, 'send')
    }
    expect(await counts()).toEqual({ failed: 1 })
    expect(calls('add_msg_template')).toBe(6)
  })

  test('a group with another owner by now is told apart from the others', async () => {
    wecom.addGroup('wr2', 'grid-c')
    await queue({ places: places.slice(0, 2) })
    expect(await counts()).toEqual({ awaiting_human: 1, failed: 1 })
  })

  test('a text longer than the platform takes never leaves', async () => {
    await queue({ text: '寻'.repeat(1334), places: places.slice(2) })
    expect(await counts()).toEqual({ failed: 1 })
    expect(calls('add_msg_template')).toBe(0)
  })

  test('a process that dies in the middle of a call leaves it unknown, never twice', async () => {
    await queue({ places: [] })
    const row = { idempotency_key: `dead/${round}`, binding_id: places[2] ?? '' }
    await inJob(app, (ctx) =>
      queueDeliveries(ctx, {
        about: about(),
        content: { text: 'x' },
        priority: 'normal',
        not_after: null,
        rows: [row],
      }),
    )
    const errand = anErrand(app)
    // Dies where the answer would come back.
    const request = async () => {
      throw Object.assign(new Error('killed'), { name: 'Killed' })
    }
    const write: typeof errand.write = (id, run, how) => {
      if (how !== 'unrecorded') throw new Error('the process is gone')
      return errand.write(id, run, how)
    }
    await expect(sendDue({ ...errand, outward: { request }, write })).rejects.toThrow('gone')
    expect(await counts()).toEqual({ sending: 1 })
    await aRound(app, 'send')
    expect(await counts()).toEqual({ sending: 1 })
    later(5)
    await aRound(app, 'send')
    expect(await counts()).toEqual({ unknown: 1 })
    expect(calls('add_msg_template')).toBe(0)
  })

  test('two processes at once send each group once', async () => {
    round += 1
    await inJob(app, (ctx) =>
      queueDeliveries(ctx, {
        about: about(),
        content: { text: '同时' },
        priority: 'normal',
        not_after: null,
        rows: places.map((binding_id) => ({
          idempotency_key: `${round}/${binding_id}`,
          binding_id,
        })),
      }),
    )
    await Promise.all([sendDue(anErrand(app)), sendDue(anErrand(app)), sendDue(anErrand(app))])
    expect(await counts()).toEqual({ awaiting_human: 3 })
    expect([...wecom.tasks.values()].flatMap((task) => [...task.chats.keys()]).sort()).toEqual([
      'wr1',
      'wr2',
      'wr3',
    ])
  })
})

test('stopping takes back what nobody has pressed, and says who had pressed before', async () => {
  await queue()
  wecom.tap('msg2')
  const stopped = await inJob(app, (ctx) => stopDeliveries(ctx, about()))
  expect(stopped).toEqual({ stopped: 0, asked_back: 3, too_late: 0 })
  await app.runJobs()
  expect(wecom.tasks.get('msg1')?.state).toBe('cancelled')
  expect(await counts()).toEqual({ stopped: 2, sent: 1 })
})

test('what runs out of time before anybody presses is taken back and called expired', async () => {
  await queue({ not_after: new Date(START.getTime() + 3_600_000), places: places.slice(2) })
  later(61)
  await aRound(app, 'send')
  await app.runJobs()
  expect(wecom.tasks.get('msg1')?.state).toBe('cancelled')
  expect(await counts()).toEqual({ expired: 1 })
})

test('owners are reminded three times in 24 hours and no oftener, whoever asks', async () => {
  await queue({ places: places.slice(2) })
  for (let n = 0; n < 5; n++) {
    await inJob(app, async (ctx) => remindDeliveries(ctx, about()))
    await app.runJobs()
    later(10)
  }
  expect(wecom.tasks.get('msg1')?.reminded).toHaveLength(3)
  later(24 * 60 + 30)
  await inJob(app, async (ctx) => remindDeliveries(ctx, about()))
  await app.runJobs()
  expect(wecom.tasks.get('msg1')?.reminded).toHaveLength(4)
})

test('2,700 groups of 300 owners: 300 tasks, one group message a group, also when the errand runs again', async () => {
  const places = Array.from({ length: 2700 }, (_, n) => ({
    address: `big${n}`,
    via: `owner-${n % 300}`,
  }))
  for (const { address, via } of places) wecom.addGroup(address, via)
  const ids = await someBindings(app, channel_id, places)
  const begun = performance.now()
  round += 1
  await inJob(app, (ctx) =>
    queueDeliveries(ctx, {
      about: about(),
      content: { text: '【寻人】' },
      priority: 'emergency',
      not_after: null,
      rows: ids.map((binding_id) => ({ idempotency_key: `${round}/${binding_id}`, binding_id })),
    }),
  )
  const queued = performance.now()
  await app.runJobs()
  const sent = performance.now()
  if (process.env['SHOW_FIGURES']) {
    console.log(
      `queued in ${Math.round(queued - begun)} ms, 300 tasks in ${Math.round(sent - queued)} ms`,
    )
  }
  await sendDue(anErrand(app))
  expect(wecom.tasks.size).toBe(300)
  expect(await counts()).toEqual({ awaiting_human: 2700 })
  expect([...wecom.tasks.values()].reduce((sum, task) => sum + task.chats.size, 0)).toBe(2700)
})
