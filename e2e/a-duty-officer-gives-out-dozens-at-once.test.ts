import { matters } from '@linli/contract/matters'
import exceljs from 'exceljs'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { countRows } from './ask-product.ts'
import { chooseIn } from './choose-in.ts'
import { inspect } from './inspect-page.ts'
import { actAs, type Household, raiseComplaints } from './raise-complaints.ts'
import { story, useStage } from './stage.ts'
import { chooseAct, press } from './use-dock.ts'
import { signInStaff } from './visit.ts'

const stage = useStage()
const { step } = stage
const LAMPS = 26
const PHONE = '13912345678'
const TO_GIVE_OUT = '/desk/matters?queue=jurisdiction&category=facility.street_light&show=to_assign'
const GIVEN_OUT = TO_GIVE_OUT.replace('to_assign', 'doing')

story('a duty officer gives out dozens at once after a look, and takes it back', async () => {
  const lamps = await step('after a storm, twenty-six households call about dark lamps', () =>
    raiseComplaints(stage.url(), {
      count: LAMPS,
      words: `大风过后路灯不亮，找我打 ${PHONE}`,
      category_code: 'facility.street_light',
    }),
  )
  const [overtaken, other] = [lamps[4], lamps[7]]
  if (!overtaken || !other) throw new Error('nobody called')
  const duty = await stage.visit('值班员', { size: 'desk' })
  const { page } = duty
  await step('she sees at a matter that a colleague is filling in a form, until he leaves it', () =>
    seeColleague(page, other),
  )
  await step('she picks a stretch, then everything that fits', () => pickAll(page))
  await step('she says once to whom, with a common reply', () => fillIn(page))
  await step('the look says what will happen, and changes nothing', async () => {
    await page.getByText(`将派单 ${LAMPS} 件`).waitFor()
    await page.getByText('请{单位}在 {期限} 前办好').waitFor()
    expect(await assigned()).toBe(0)
    expect(await inspect(page)).toEqual([])
    await page.setViewportSize({ width: 1440, height: 900 })
  })
  await step('a colleague is faster with one of them', () => giveToOthers(overtaken))
  await step('she gives out the others; the one stays as the colleague left it', async () => {
    await press(page, `派单这 ${LAMPS} 件`)
    await page.getByText(`已派单 ${LAMPS - 1} 件`).waitFor()
    await page.getByText('有人先办了，没有动', { exact: false }).first().waitFor()
    await page.getByText('王庆娟', { exact: false }).first().waitFor()
    expect(await assigned()).toBe(LAMPS)
  })
  await step('each has the words with its own number and deadline', async () => {
    const last = await lineOf(lamps[0])
    expect(last).toMatchObject({ action: 'assign', unit_name: expect.stringContaining('路灯') })
    expect(last?.note).toMatch(
      new RegExp(`^${lamps[0]?.number} 请.*路灯养护所在 \\d+月\\d+日 \\d\\d:\\d\\d 前办好`),
    )
  })
  await step('the list leaves the house as a table with the phones masked', () =>
    expectTable(page, lamps),
  )
  await step('it was the wrong unit: from the list of batches she takes it back', async () => {
    await page.goto('/desk/workbench')
    await page.getByRole('link', { name: '派单', exact: true }).first().click()
    await press(page, '撤回这一批')
    await page.getByText(`已撤回，${LAMPS - 1} 件恢复原样`).waitFor()
    await page.getByText('已撤回', { exact: false }).first().waitFor()
    expect(await assigned()).toBe(1)
    expect((await lineOf(lamps[0]))?.action).toBe('take_back')
  })
  await step('nothing is left to take out of an empty list', async () => {
    duty.forgive('409')
    await page.goto(`${TO_GIVE_OUT}&overdue=1`)
    await press(page, '导出表格')
    await page.getByText('没有符合条件的行，没有导出。').waitFor()
  })
})

/** A colleague opens the form of an act on it and drops it again. */
async function seeColleague(page: Page, { number }: Household) {
  const { id } = await find(number)
  const colleague = await stage.visit('核查员', { size: 'desk' })
  await Promise.all([
    signInStaff(page, 'zhiban', '/desk/'),
    signInStaff(colleague.page, 'hecha', '/desk/'),
  ])
  await Promise.all([page.goto(`/desk/matters/${id}`), colleague.page.goto(`/desk/matters/${id}`)])
  await chooseAct(colleague.page, '派给…')
  const sign = page.getByText('王庆娟 正在填“派给”', { exact: false })
  await sign.waitFor()
  await press(colleague.page, '先不办')
  await sign.waitFor({ state: 'detached' })
  // Closed in the middle of a form, without a word.
  await chooseAct(colleague.page, '派给…')
  await sign.waitFor()
  await colleague.page.goto('/desk/settings')
  await sign.waitFor({ state: 'detached' })
}

async function pickAll(page: Page) {
  await page.goto(TO_GIVE_OUT)
  const boxes = page.getByRole('checkbox', { name: /^选上 / })
  await boxes.nth(0).click()
  await boxes.nth(4).click({ modifiers: ['Shift'] })
  await page.getByText('已选 5 件', { exact: true }).waitFor()
  await press(page, `全部符合条件的 ${LAMPS} 件`)
  await page.getByText(`已选全部符合条件的 ${LAMPS} 件`).waitFor()
}

async function fillIn(page: Page) {
  await press(page, '派单…')
  const form = page.getByRole('form', { name: '批量办理：派单' })
  await chooseIn(page, form.getByRole('combobox', { name: '派给哪个单位' }), '路灯养护所', '路灯')
  const note = form.getByLabel('说明')
  await note.pressSequentially('/')
  await form.getByRole('searchbox', { name: '打字找' }).fill('期限内')
  // Nobody presses Enter before they see what they take.
  await form.getByText('请在期限内办好').waitFor()
  await page.keyboard.press('Enter')
  expect(await note.inputValue()).toMatch(/^\{编号\} 请\{单位\}在 \{期限\} 前办好/)
  await press(page, '先看看会怎样')
}

async function giveToOthers({ number }: Household) {
  const hecha = await actAs(stage.url(), 'hecha')
  const managers = await actAs(stage.url(), 'chengguan')
  const me = await managers<{ posts: { unit: { id: string } }[] }>('identity.me', {})
  const { id } = await find(number)
  await hecha('matters.assign', { id, unit_id: me.posts[0]?.unit.id, note: '灯杆倒了，归城管' })
}

async function expectTable(page: Page, lamps: readonly Household[]) {
  await page.goto(GIVEN_OUT)
  await page.getByText(`${LAMPS} 件`, { exact: true }).waitFor()
  const saved = page.waitForEvent('download')
  await press(page, '导出表格')
  const file = await saved
  expect(file.suggestedFilename()).toMatch(/^事项-2022-09-\d\d\.xlsx$/)
  await page.getByText(`已导出 ${LAMPS} 行`, { exact: false }).waitFor()
  const book = new exceljs.Workbook()
  await book.xlsx.readFile(await file.path())
  const words = JSON.stringify(book.getWorksheet('事项')?.getSheetValues())
  for (const { number } of lamps) expect(words).toContain(number)
  expect(words).toContain('139****5678')
  expect(words).not.toContain(PHONE)
}

async function find(number: string) {
  const duty = await actAs(stage.url(), 'zhiban')
  return matters.get.output.parse(await duty('matters.get_by_number', { number }))
}

const lineOf = async (lamp: Household | undefined) =>
  (await find(lamp?.number ?? '')).timeline.at(-1)

const assigned = () =>
  countRows(
    stage.database(),
    `select count(*)::int as n from matters.matter where description like '大风过后%' and status = 'assigned'`,
  )
