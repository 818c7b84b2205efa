import type { Page } from 'playwright-core'
import { afterAll, expect } from 'vitest'
import { fakeWecom, sealCall } from '../server/test/fakes/wecom.ts'
import { askOwner, countRows } from './ask-product.ts'
import { chooseIn } from './choose-in.ts'
import { runSchedule } from './run-schedule.ts'
import { story, useStage } from './stage.ts'
import { press } from './use-dock.ts'
import { signInStaff } from './visit.ts'

const stage = useStage()
const { step } = stage
/** The clock is moved again and again, and each time everybody comes anew. */
const STORY_MS = 420_000
const CALLS = { token: 'CALLBACK-TOKEN', aes_key: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C' }
const ADD = '/cgi-bin/externalcontact/add_msg_template'

// The stand-in lives by the clock of the story.
let ahead_ms = 0
const now = () => new Date(Date.now() + ahead_ms)
const wecom = await fakeWecom(now)
afterAll(() => wecom.close())

/** What happens at the platform meanwhile is there before the product looks again. */
async function moveTo(to: string, meanwhile: () => void = () => undefined) {
  ahead_ms = Date.parse(to) - Date.now()
  meanwhile()
  await stage.moveClock(to)
}

story(
  'a notice waits for owners of groups in WeCom: one presses late, one never, and the page says so all along',
  async () => {
    await realDistrict()
    await moveTo('2022-09-05T09:00:00+08:00')
    for (const n of [1, 2]) wecom.addGroup(`wrF${n}`, 'GuoLi', `凤苑企微群${n}`)
    wecom.addGroup('wrF3', 'SunHai', '凤苑企微群3')
    await step('the administrator connects WeCom; its groups come by themselves and are tied', () =>
      connect(),
    )
    const id = await step('a duty officer asks for a notice, and another releases it', () =>
      askAndRelease('今晚九点到十一点停水', { day: '2022-09-05', time: '18:00' }),
    )
    await step('nothing is called sent before the owners have pressed', () => waiting(id))
    await step('owners are reminded three times, and no oftener', () => remindThrice(id))
    await moveTo('2022-09-05T11:30:00+08:00', () => wecom.tap(taskOf('GuoLi').msgid))
    await step('one owner presses two hours late, and the page says what reached', async () => {
      const page = await open(id)
      await runSchedule(stage.database(), 'channels.ask')
      await page.getByText(/已到 2 个群.*1 个群等群主发送/).waitFor()
      await page
        .getByRole('row', { name: /凤苑新群3/ })
        .getByText('等群主点发送')
        .waitFor()
    })
    await moveTo('2022-09-05T18:01:00+08:00')
    await step('the other never does: it is taken back, expires, and says so', async () => {
      const page = await open(id)
      await runSchedule(stage.database(), 'channels.send')
      await page.getByText(/已到 2 个群.*1 个群过了时间没发/).waitFor()
      expect(taskOf('SunHai').state).toBe('cancelled')
      wecom.tap(taskOf('SunHai').msgid)
      expect(wecom.received.size).toBe(2)
    })
    await step(
      'the quota of the day is used up: the next one waits, and every page says it',
      async () => {
        const next = await askAndRelease('停水改到明晚')
        const page = await open(next)
        await page.getByText('3 个群排队中').waitFor()
        await page.getByText('平台限额用完了，有了就接着发').first().waitFor()
        expect(wecom.tasks.size).toBe(2)
        const admin = await openChannel()
        await admin.getByText('3 处用完').waitFor()
      },
    )
    await moveTo('2022-09-06T00:01:00+08:00')
    await step('after midnight it goes to the owners by itself', async () => {
      await runSchedule(stage.database(), 'channels.send')
      expect(wecom.tasks.size).toBe(4)
      tapAll()
      const second = [...wecom.received].filter(([key]) => key.endsWith('2022-09-06'))
      expect(second.map(([, n]) => n)).toEqual([1, 1, 1])
    })
  },
  STORY_MS,
)

story(
  'the same with everything going wrong: nothing is lost, nothing is doubled, and what nobody knows is shown',
  async () => {
    await moveTo('2022-09-07T09:00:00+08:00')
    const before = wecom.tasks.size
    wecom.slow(300)
    await step('events come twice, in the wrong order, or never; each group stands once', () =>
      brokenEvents(),
    )
    wecom.revokeTokens()
    wecom.trouble(ADD, ...Array(3).fill({ json: { errcode: -1, errmsg: 'system busy' } }))
    const id = await step('a notice goes out while the platform is busy and the pass is gone', () =>
      askAndRelease('明早六点恢复供水'),
    )
    const page = await open(id)
    await page.getByText('5 个群排队中').waitFor()
    expect(wecom.tasks.size).toBe(before)
    wecom.block(120_000)
    await moveTo('2022-09-07T09:01:00+08:00')
    await step('too fast, says the platform: it rests for a minute', async () => {
      await runSchedule(stage.database(), 'channels.send')
      expect(wecom.tasks.size).toBe(before)
      await (await open(id)).getByText('5 个群排队中').waitFor()
    })
    await moveTo('2022-09-07T09:04:00+08:00')
    wecom.trouble(ADD, { cut: 'after' })
    const lost = await step(
      'a connection is cut after a call was read: shown as not known',
      async () => {
        await runSchedule(stage.database(), 'channels.send')
        const seen = await open(id)
        await seen.getByText(/\d 个群不知道发出没有/).waitFor()
        await seen.getByText('平台没有回话，可能已发出，请到群里看一眼').first().waitFor()
        return countRows(
          stage.database(),
          `select count(*)::int as n from channels.delivery where about_id = '${id}' and state = 'unknown'`,
        )
      },
    )
    await moveTo('2022-09-07T10:00:00+08:00', tapAll)
    await step(
      'all owners press; what is known arrives, what is not stays for a person',
      async () => {
        await runSchedule(stage.database(), 'channels.send')
        await runSchedule(stage.database(), 'channels.ask')
        const seen = await open(id)
        await seen
          .getByText(new RegExp(`已到 ${5 - lost} 个群，${lost} 个群不知道发出没有`))
          .waitFor()
      },
    )
    await step('each group got it exactly once, the unknown ones too', () => exactlyOnce(before))
  },
  STORY_MS,
)

/** A district of its own, which may reach out: a demonstration never does. Groups of which nobody is here yet. */
async function realDistrict() {
  await askOwner(stage.database(), [
    `update platform.district set is_demonstration = false where district_id = 371502`,
    // Others who would have to press are no part of this.
    `update channels.channel set state = 'paused' where kind = 'manual'`,
    `insert into groups.group (district_id, id, name, grid_id, community_id, street_id, owner_id, opened_at)
      select g.district_id, gen_random_uuid(), '凤苑新群' || n, g.grid_id, g.community_id, g.street_id, g.owner_id, g.opened_at
      from (select g.* from groups.group as g join org.area as c on c.district_id = g.district_id and c.id = g.community_id
        where g.district_id = 371502 and c.name = '凤苑社区' order by g.id limit 1) as g, generate_series(1, 5) as n`,
    // A talk that has members is reached at once and is another story.
    `update groups.group as g set closed_at = opened_at from org.area as c
      where c.district_id = g.district_id and c.id = g.community_id and c.name = '凤苑社区' and g.name not like '凤苑新群%'`,
    `update groups.group set closed_at = opened_at where name in ('凤苑新群4', '凤苑新群5')`,
  ])
}

async function openChannel(): Promise<Page> {
  const { page } = await stage.visit('系统管理员', { size: 'desk' })
  await signInStaff(page, 'xitong', '/desk/')
  await page.goto('/desk/channels')
  await page.getByRole('link', { name: '凤苑客户群' }).click()
  return page
}

async function connect() {
  const { page } = await stage.visit('系统管理员', { size: 'desk' })
  await signInStaff(page, 'xitong', '/desk/')
  await page.goto('/desk/channels')
  await press(page, '添加渠道')
  await page.getByLabel('企业微信客户群').first().check()
  await page.getByLabel('名称').fill('凤苑客户群')
  await page.getByLabel('接口地址（不填用官方地址）').fill(wecom.url)
  await page.getByLabel('企业 ID（corpid）').fill(wecom.corp_id)
  await page.getByLabel('应用密钥（corpsecret）').fill(wecom.app.secret)
  await page.getByLabel('回调 Token').fill(CALLS.token)
  await page.getByLabel('回调 EncodingAESKey').fill(CALLS.aes_key)
  await press(page, '保存渠道')
  await page.getByText('3 处还没对应到群，通知发不到那里').waitFor()
  await press(page, '测试连接')
  await page.getByText(/测试：连接正常/).waitFor()
  for (const n of [1, 2, 3]) await tie(page, n)
  await page.getByText('还没对应到群').waitFor({ state: 'detached' })
}

async function tie(page: Page, n: number) {
  const row = page.getByRole('row', { name: new RegExp(`^凤苑企微群${n}`) })
  await row.getByRole('button', { name: '对应到群' }).click()
  await page.getByLabel('写群名里的字来找').fill(`凤苑新群${n}`)
  await page.getByRole('button', { name: new RegExp(`^凤苑新群${n}`) }).click()
  await row.getByText(`凤苑新群${n}`).waitFor()
}

async function askAndRelease(title: string, last?: { day: string; time: string }): Promise<string> {
  const duty = (await stage.visit('值班员', { size: 'desk' })).page
  await signInStaff(duty, 'zhiban', '/desk/')
  await duty.goto('/desk/broadcasts/new')
  await duty.getByLabel('标题').fill(title)
  await duty.getByLabel('内容').fill(`${title}，请互相转告。`)
  await chooseIn(duty, duty.getByRole('combobox', { name: '加一个区域' }), '凤苑社区', '凤苑社区')
  await duty.getByText(/其中要 \d+ 位群主自己点发送/).waitFor()
  if (last) {
    await duty.getByLabel('过了哪天就不发（可不填）').fill(last.day)
    await duty.getByLabel('那天几点（不填到夜里 12 点）').fill(last.time)
  }
  await press(duty, '请第二人放行')
  await duty.getByText('等第二人放行').first().waitFor()
  const id = new URL(duty.url()).pathname.split('/').at(-1) ?? ''
  const head = (await stage.visit('中心主任', { size: 'desk' })).page
  await signInStaff(head, 'zhuren', '/desk/')
  await head.goto(`/desk/broadcasts/${id}`)
  await press(head, '放行，发出去')
  await head.getByText('已交出').first().waitFor()
  return id
}

async function open(id: string): Promise<Page> {
  const { page } = await stage.visit('值班员', { size: 'desk' })
  await signInStaff(page, 'zhiban', '/desk/')
  await page.goto(`/desk/broadcasts/${id}`)
  return page
}

async function waiting(id: string) {
  const page = await open(id)
  await page.getByText('3 个群等群主发送').waitFor()
  expect(await page.getByText(/已到 \d+ 个群/).count()).toBe(0)
  await page.getByText('GuoLi').first().waitFor()
  await page.getByText('2 个群，24 小时内提醒过 0 次').waitFor()
  expect(wecom.tasks.size).toBe(2)
  expect(wecom.received.size).toBe(0)
}

async function remindThrice(id: string) {
  const page = await open(id)
  for (const n of [1, 2, 3]) {
    await press(page, '提醒还没发的群主')
    await page.getByText(`2 个群，24 小时内提醒过 ${n} 次`).waitFor()
  }
  await page
    .getByRole('button', { name: '提醒还没发的群主', exact: true })
    .waitFor({ state: 'detached' })
  for (const task of wecom.tasks.values()) expect(task.reminded).toHaveLength(3)
}

function tapAll() {
  for (const { msgid, state } of wecom.tasks.values()) if (state === 'pending') wecom.tap(msgid)
}

function taskOf(owner: string) {
  const task = [...wecom.tasks.values()].find(({ sender }) => sender === owner)
  if (!task) throw new Error(`no task waits for ${owner}`)
  return task
}

/** Two more groups: one told of three times and out of order, one never told of. */
async function brokenEvents() {
  const admin = await openChannel()
  const path = await admin.locator('code.d-code').first().innerText()
  const post = async (fields: Record<string, string>) => {
    const all = {
      ToUserName: wecom.corp_id,
      FromUserName: 'sys',
      MsgType: 'event',
      Event: 'change_external_chat',
      ...fields,
    }
    const inner = Object.entries(all).map(
      ([name, text]) => `<${name}><![CDATA[${text}]]></${name}>`,
    )
    const sealed = sealCall(
      { ...CALLS, receive_id: wecom.corp_id },
      `<xml>${inner.join('')}</xml>`,
      now(),
    )
    const reply = await fetch(`${stage.url()}${path}?${sealed.query}`, {
      method: 'POST',
      headers: { 'content-type': 'text/xml' },
      body: sealed.body,
    })
    expect(reply.status).toBe(200)
  }
  wecom.addGroup('wrF4', 'GuoLi', '凤苑企微群4')
  wecom.addGroup('wrF5', 'QianWu', '凤苑企微群5')
  const made = { ChatId: 'wrF4', ChangeType: 'create', CreateTime: '1662512400' }
  const renamed = {
    ChatId: 'wrF4',
    ChangeType: 'update',
    UpdateDetail: 'change_name',
    CreateTime: '1662512401',
  }
  for (const one of [renamed, made, made, renamed, made]) await post(one)
  await runSchedule(stage.database(), 'channels.poll')
  await runSchedule(stage.database(), 'channels.places')
  await askOwner(stage.database(), [
    `update groups.group set closed_at = null where name in ('凤苑新群4', '凤苑新群5')`,
  ])
  await admin.reload()
  await admin.getByText('2 处还没对应到群，通知发不到那里').waitFor()
  for (const n of [4, 5]) await tie(admin, n)
  expect(await admin.getByRole('row', { name: /^凤苑企微群/ }).count()).toBe(5)
  expect(
    await countRows(
      stage.database(),
      `select count(*)::int as n from channels.inbound where kind = 'event'`,
    ),
  ).toBe(2)
}

function exactlyOnce(before: number) {
  const made = [...wecom.tasks.values()].slice(before)
  const chats = made.flatMap((task) => [...task.chats.keys()])
  expect(chats.sort()).toEqual(['wrF1', 'wrF2', 'wrF3', 'wrF4', 'wrF5'])
  const today = [...wecom.received].filter(([key]) => key.endsWith('2022-09-07'))
  expect(today.map(([, n]) => n)).toEqual(Array(5).fill(1))
  return Promise.resolve()
}
