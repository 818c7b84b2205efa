import { matters } from '@linli/contract/matters'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { countRows } from './ask-product.ts'
import { fillReport } from './fill-report.ts'
import { actAs } from './raise-complaints.ts'
import { runSchedule } from './run-schedule.ts'
import { story, useStage } from './stage.ts'
import { assignToSuggested, chooseAct, press } from './use-dock.ts'
import { signInStaff } from './visit.ts'

const stage = useStage()
const { step } = stage
const WORDS = '3号楼后面的路灯整排不亮，晚上回家要打手电'

/** Who has it before them when, up the line: reported on Tuesday evening, due by the end of Wednesday, then a level each
 * working day. Saturday to Monday are Mid-Autumn. */
const CLIMB = [
  { moment: '2022-09-08T09:00:00+08:00', account: 'zhiban', who: '值班员', to: '值班员', level: 1 },
  {
    moment: '2022-09-09T09:00:00+08:00',
    account: 'zhuren',
    who: '主任',
    to: '中心负责人',
    level: 2,
  },
  {
    moment: '2022-09-13T09:00:00+08:00',
    account: 'quzhiban',
    who: '区值班员',
    to: '区中心',
    level: 3,
  },
  {
    moment: '2022-09-14T09:00:00+08:00',
    account: 'lingdao',
    who: '区领导',
    to: '区领导',
    level: 4,
  },
] as const

story(
  'an overdue matter that nobody takes climbs from the duty officer to the leader of the district, who orders an answer, and gets it',
  async () => {
    await step('a resident reports, and nobody looks at it', reportDarkLamps)
    for (const { moment, account, who, to, level } of CLIMB) {
      await step(`${moment}: ${who} finds it on the own desk, and nobody above does`, async () => {
        await stage.moveClock(moment)
        await escalateTo(level)
        const { page } = await stage.visit(who, { size: 'desk' })
        await signInStaff(page, account, '/desk/')
        await openBrought(page)
        await page.getByText(`第 ${level} 级 · 已报${to}`).waitFor()
        await page.getByText(`逾期未受理，已报${to}`).waitFor()
        expect(await levelOf()).toBe(level)
        await expectOnNoDeskBeside(level)
        if (account === 'lingdao')
          await step('and supervises the centre of the street', () => supervise(page))
      })
    }
    await step('nobody answers in time, and everybody sees that', async () => {
      await stage.moveClock('2022-09-16T09:00:00+08:00')
      await runSchedule(stage.database(), 'supervision.alarm_replies')
      const { page } = await stage.visit('区领导等回复', { size: 'desk' })
      await signInStaff(page, 'lingdao', '/desk/')
      await page.goto('/desk/supervision')
      await page.getByText('件逾期未回复，排在最前', { exact: false }).waitFor()
      const order = page.getByRole('article').filter({ hasText: '五天没有人受理' })
      await order.getByText('逾期未回复', { exact: true }).waitFor()
      expect(await textsOf('supervision.order_late')).toBeGreaterThan(0)
    })
    await step('the duty officer takes it, gives it to the electricians, and answers', async () => {
      const { page } = await stage.visit('值班员办', { size: 'desk' })
      await signInStaff(page, 'zhiban', '/desk/')
      await page.goto('/desk/supervision')
      await page.getByRole('link', { name: WORDS, exact: false }).click()
      await page.getByText('督办单逾期', { exact: false }).waitFor()
      await actAtDesk(page, '受理')
      await assignToSuggested(page)
      await chooseAct(page, '回复督办')
      const form = page.getByRole('form', { name: '回复督办' })
      await form.getByLabel('说明').fill('交接时漏看了网上来的件，已派路灯所，今后早晚各清一次')
      await form.getByRole('button', { name: '回复督办', exact: true }).click()
      await page.getByText('回复时已逾期', { exact: false }).waitFor()
    })
    await step('the leader reads what has happened, prints the order and lifts it', async () => {
      const { page } = await stage.visit('区领导解除', { size: 'desk' })
      await signInStaff(page, 'lingdao', '/desk/')
      await page.goto('/desk/supervision?show=answered')
      await page.getByRole('link', { name: WORDS, exact: false }).click()
      await expectCourse(page)
      await page.getByRole('link', { name: '打印督办单' }).click()
      await page.getByRole('heading', { name: '督办单', exact: true }).waitFor()
      await page.getByText('已派路灯所', { exact: false }).waitFor()
      await page.goBack()
      await chooseAct(page, '解除督办')
      const form = page.getByRole('form', { name: '解除督办' })
      await form.getByLabel('说明').fill('已派出，原因说清了')
      await form.getByRole('button', { name: '解除督办', exact: true }).click()
      await page.getByText('已解除', { exact: true }).first().waitFor()
    })
  },
  // The product is started again for each of five days.
  400_000,
)

async function reportDarkLamps() {
  const { page } = await stage.visit('居民', { size: 'phone' })
  await fillReport(page, stage.url(), WORDS)
  await press(page, '发出')
  await page.getByText(/^2022-\d{7}$/).waitFor()
}

async function openBrought(page: Page) {
  await page.goto('/desk/matters')
  await page.getByRole('button', { name: /^上报到我这里/ }).click()
  await page.getByRole('link', { name: WORDS }).click()
  await page.locator('h2.d-matter-words').waitFor()
}

/** A run leaves out what another schedule is holding at that moment; the timetable's next one then finds it. */
async function escalateTo(level: number) {
  for (let runs = 0; runs < 5; runs += 1) {
    await runSchedule(stage.database(), 'matters.escalate')
    if ((await levelOf()) === level) return
  }
  throw new Error(`five runs have not brought it to level ${level}`)
}

/** Neither who had it before nor who would have it next finds it among what was brought to them. */
async function expectOnNoDeskBeside(level: number) {
  for (const one of CLIMB.filter((other) => Math.abs(other.level - level) === 1)) {
    const call = await actAs(stage.url(), one.account)
    const input = { queue: 'escalated', order: 'due', limit: 100 }
    const { items } = matters.list.output.parse(await call('matters.list', input))
    expect(
      items.map(({ summary }) => summary),
      one.who,
    ).not.toContain(WORDS)
  }
}

/** The answer is due on Thursday. */
async function supervise(page: Page) {
  await chooseAct(page, '督办…')
  const form = page.getByRole('form', { name: '督办单' })
  await form.getByRole('button', { name: '逾期未办', exact: true }).click()
  await form.getByLabel('督办要求').fill('五天没有人受理，今天派出去，并说明原因')
  await form.getByLabel('最迟哪天回复').fill('2022-09-15')
  await form.getByRole('button', { name: '发出督办单' }).click()
  await page.getByText('有督办单等新区街道', { exact: false }).waitFor()
}

/** The page tells it all, the newest first: who had it before them, and which clock was missed. */
async function expectCourse(page: Page) {
  await page.getByText(/超时，今天/).waitFor()
  await page.getByText('逾期未受理，已报区领导').waitFor()
  const told = await page.getByText(/^逾期未受理，已报/).allInnerTexts()
  expect(told).toEqual(CLIMB.map(({ to }) => `逾期未受理，已报${to}`).toReversed())
  expect(await page.getByText(/第 \d 级/).count(), 'it is down again').toBe(0)
}

const levelOf = () =>
  countRows(
    stage.database(),
    `select escalation_level::int as n from matters.matter where description = '${WORDS}'`,
  )

const textsOf = (purpose: string) =>
  countRows(
    stage.database(),
    `select count(*)::int as n from channels.text_message where purpose = '${purpose}'`,
  )

async function actAtDesk(page: Page, verb: string) {
  await chooseAct(page, verb)
  const form = page.getByRole('form', { name: verb })
  await form.getByRole('button', { name: verb, exact: true }).click()
}
