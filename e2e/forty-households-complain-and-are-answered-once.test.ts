import { matters } from '@linli/contract/matters'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { DEMONSTRATION_PHONE } from '../server/src/demonstration/accounts.ts'
import { countRows } from './ask-product.ts'
import { actAs, type Household, raiseComplaints } from './raise-complaints.ts'
import { story, useStage } from './stage.ts'
import { chooseAct, press } from './use-dock.ts'
import { signInResident, signInStaff } from './visit.ts'

const stage = useStage()
const { step } = stage
const WORDS = '暖气不热，屋里只有十四度'
const HEATING = { words: WORDS, category_code: 'facility.heating' }

story(
  'forty households complain about the same heating failure and are answered once',
  async () => {
    const households = await step('thirty-eight households call, one after the other', () =>
      raiseComplaints(stage.url(), { ...HEATING, count: 38 }),
    )
    const [first] = households
    if (!first) throw new Error('nobody called')
    const resident = await stage.visit('居民', { size: 'phone' })
    await step('the thirty-ninth reads that it is known, and joins with one tap', () =>
      joinOnThePhone(resident.page),
    )
    const desk = await stage.visit('窗口', { size: 'desk' })
    await step('the fortieth comes to the window, who finds it while typing', async () => {
      await signInStaff(desk.page, 'chuangkou', '/desk/')
      await joinAtTheWindow(desk.page)
    })
    await step('the window merges what is alike, all at once', () => mergeAlike(desk.page, first))
    await step('one answer ends it', () => settle(first.number))
    await step('every household sees the end under its own number, in one text', () =>
      expectAnswered(households),
    )
    await step('the resident sees it on the own page, and rates for himself', async () => {
      await resident.page.getByText('已办结', { exact: true }).first().waitFor()
      await resident.page.getByLabel('解决了', { exact: true }).check()
      await resident.page.getByLabel('很满意', { exact: true }).check()
      await resident.page.getByRole('button', { name: '评价', exact: true }).click()
      await resident.page.getByText('您说解决了，评了 5 分：很满意').waitFor()
    })
    const [, , third] = households
    const cold = await stage.visit('还冷的一户', { size: 'phone' })
    await step('one household says that it is not solved', () => sayNotSolved(cold.page, third))
    await step('it is looked after again by itself; the others keep their answer', async () => {
      expect(await statusOf(third)).toBe('reopened')
      expect(await statusOf(first)).toBe('closed')
    })
  },
)

async function joinOnThePhone(page: Page) {
  await page.goto('/sign-in')
  await signInResident(page, DEMONSTRATION_PHONE, '王女士')
  await page.goto('/report')
  await press(page, '不拍照，下一步')
  await page.getByLabel('再说细一点').fill('凤苑小区2号楼')
  await press(page, '下一步')
  await page.getByLabel('出了什么事').fill('暖气不热，屋里冷')
  await press(page, '供暖不热')
  await page.getByText('附近已经有人报过，是同一件吗？').waitFor()
  expect(await page.getByText(WORDS).count(), 'words of others').toBe(0)
  await page.getByRole('button', { name: '我也遇到了' }).first().click()
  await page.getByText('这是别人报的同一件事，您也遇到了', { exact: false }).waitFor()
}

async function joinAtTheWindow(page: Page) {
  await page.goto('/desk/intake')
  await page.getByRole('button', { name: '窗口', exact: true }).click()
  await page.getByRole('button', { name: '综治窗口' }).click()
  await page.getByLabel('来电人手机号').fill('13355550040')
  await page.getByLabel('照原话写').fill(WORDS)
  await press(page, '供暖不热')
  await page.getByRole('button', { name: '就是这件，记下又一位' }).first().click()
  await page.getByText('已记下，不另立一件').waitFor()
}

async function mergeAlike(page: Page, first: Household) {
  await page.goto('/desk/matters')
  await page.getByRole('searchbox', { name: '搜编号或字词' }).fill(first.number)
  await page.getByRole('link', { name: `${WORDS}，1号住户`, exact: true }).click()
  await chooseAct(page, '并案…')
  const form = page.getByRole('form', { name: '并案…' })
  await form.getByLabel('全选 37 件').check()
  await press(page, '把 37 件并进来')
  await page.getByText('已并案 37 件', { exact: false }).waitFor()
  await page.getByText('另有 39 人反映').first().waitFor()
}

/** The heating is put right by the property firm, looked at by somebody else, and closed. */
async function settle(number: string) {
  const [duty, firm, other] = await Promise.all(
    ['zhiban', 'wuye', 'hecha'].map((account) => actAs(stage.url(), account)),
  )
  if (!duty || !firm || !other) throw new Error('somebody is missing')
  const { id } = matters.get.output.parse(await duty('matters.get_by_number', { number }))
  const me = await firm<{ posts: { unit: { id: string } }[] }>('identity.me', {})
  // The rules name the heating works; the pipes behind the exchanger are the property firm's.
  await duty('matters.assign', {
    id,
    unit_id: me.posts[0]?.unit.id,
    note: '小区换热站由物业自管',
  })
  await firm('matters.handle', { id })
  await firm('matters.resolve', {
    id,
    outcome: 'solved',
    note: '换热站循环泵已更换，逐户测温都在十八度以上',
  })
  await other('matters.verify', { id, outcome: 'solved' })
  await duty('matters.close', { id })
}

async function expectAnswered(households: readonly Household[]) {
  const answered = (texts: string) =>
    countRows(
      stage.database(),
      `select count(*)::int as n from (select 1 from channels.text_message where purpose = 'matter.closed'
        group by phone_index having count(*) ${texts}) as phone`,
    )
  await expect.poll(() => answered('= 1'), { timeout: 20_000 }).toBe(40)
  expect(await answered('> 1')).toBe(0)
  for (const household of [households[0], households[17], households[37]])
    expect(await statusOf(household), household?.number).toBe('closed')
}

async function sayNotSolved(page: Page, household: Household | undefined) {
  await page.goto('/track')
  await page.getByLabel('编号').fill(household?.number ?? '')
  await page.getByLabel('报事时用的手机号').fill(household?.phone ?? '')
  await press(page, '查一下')
  await page.getByText('和别人反映的同一件事并案办理', { exact: false }).first().waitFor()
  await page.getByText('换热站循环泵已更换', { exact: false }).waitFor()
  await press(page, '没解决，请重办')
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('哪里没解决').fill('我家还是十四度')
  await sheet.getByRole('button', { name: '请他们重办' }).click()
  await page.getByText('重新办理', { exact: true }).first().waitFor()
}

async function statusOf(household: Household | undefined) {
  const call = await asVisitor('matters.track_by_number', { ...household })
  return matters.track_by_number.output.parse(call).status
}

async function asVisitor(operation: string, input: object): Promise<unknown> {
  const reply = await fetch(`${stage.url()}/api/${operation}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  })
  if (!reply.ok) throw new Error(`${operation}: ${reply.status} ${await reply.text()}`)
  return reply.json()
}
