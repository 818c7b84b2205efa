import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { inspect } from './inspect-page.ts'
import { story, useStage } from './stage.ts'
import { signInStaff } from './visit.ts'

const stage = useStage()
const { step } = stage
const NAME = '无障碍坡道被占'
const BASIS = '无障碍环境建设条例第十八条'

story('a category without an owner is not published, and with one it is', async () => {
  const editor = await stage.visit('清单编辑员', { size: 'desk' })
  const resident = await stage.visit('居民', { size: 'phone' })
  const { page } = editor
  await step('the editor drafts a category', async () => {
    await signInStaff(page, 'mulu', '/desk/')
    await page.getByRole('link', { name: '清单', exact: true }).click()
    await page.getByRole('link', { name: '新增一类' }).click()
    await chooseIn(page, '属于哪一大类', '公共设施')
    await page.getByLabel('名称').fill(NAME)
    await page.getByLabel('代码').fill('facility.ramp_blocked')
    await page.getByRole('button', { name: '建草稿' }).click()
    await page.getByRole('heading', { name: `改草稿：${NAME}` }).waitFor()
  })
  await step('she publishes it as it is, and is told at each place what is missing', async () => {
    await page.getByRole('button', { name: '发布', exact: true }).click()
    await page.getByText('还缺 4 样，补齐才能发布').waitFor()
    await field(page, '牵头单位').getByText('没有牵头单位，发布不了').waitFor()
    await field(page, '谁去办').getByText('没有定谁去办，发布不了').waitFor()
    await page.getByText('没有写办到什么样，发布不了').waitFor()
    expect(await inspect(page)).toEqual([])
    await page.setViewportSize({ width: 1440, height: 900 })
    await field(page, '时限').getByText('没有定时限，发布不了').waitFor()
  })
  await step('she gives it a doer, a standard and clocks, and still no owner', async () => {
    await field(page, '谁去办').getByRole('button', { name: '社区居委会' }).click()
    await page.getByLabel('办到什么样').fill('坡道上没有车辆杂物，轮椅能自己上下。')
    await page.getByLabel('依据 可不填').or(page.getByLabel('依据可不填')).fill(BASIS)
    await fillClocks(page)
    await page.getByLabel('关键字').fill('坡道、轮椅、无障碍')
    await page.getByRole('button', { name: '发布', exact: true }).click()
    await page.getByText('还缺 1 样，补齐才能发布').waitFor()
    await field(page, '牵头单位').getByText('没有牵头单位，发布不了').waitFor()
  })
  await step('no resident sees it', async () => {
    expect(await search(resident.page, NAME)).toBe(0)
  })
  await step('she names the owner and publishes', async () => {
    await chooseIn(page, '牵头单位', '综合行政执法局', '执法')
    await page.getByRole('button', { name: '发布', exact: true }).click()
    await page.getByRole('heading', { name: NAME, exact: true }).waitFor()
    await page.getByText('在执行', { exact: true }).first().waitFor()
  })
  await step('every resident sees whose it is, who does it, how well and by when', async () => {
    expect(await search(resident.page, NAME)).toBe(1)
    await resident.page.getByText(NAME).click()
    await resident.page.getByText('坡道上没有车辆杂物').waitFor()
    await resident.page.getByText(BASIS).first().waitFor()
  })
})

/** Chooses in a field that lists what fits the words written into it. */
async function chooseIn(page: Page, label: string, option: string, words?: string) {
  const box = page.getByRole('combobox', { name: label })
  await box.click()
  if (words) await box.fill(words)
  await page.locator('.ant-select-item-option').filter({ hasText: option }).first().click()
}

/** A field of the form under its word. */
const field = (page: Page, word: string) =>
  page.locator('.d-pick').filter({ has: page.locator('.d-pick-word', { hasText: word }) })

async function fillClocks(page: Page) {
  for (const urgency of ['特急', '紧急', '一般'])
    for (const [kind, days] of Object.entries({ 受理: '1', 办好: '5', 核实: '2' }))
      await page.getByLabel(`${urgency}${kind}：多久`).fill(days)
  await page.getByRole('button', { name: '依据都用上面写的“依据”' }).click()
}

/** How many categories of this name the public list has. */
async function search(page: Page, name: string): Promise<number> {
  await page.goto('/catalogue')
  await page.getByLabel('找一类事').fill(name)
  await page.locator('summary').first().waitFor()
  return page.locator('summary', { hasText: name }).count()
}
