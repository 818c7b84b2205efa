import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { placeOf } from './ask-product.ts'
import { chooseIn } from './choose-in.ts'
import { inspect } from './inspect-page.ts'
import { story, useStage } from './stage.ts'
import { press } from './use-dock.ts'
import { signInStaff } from './visit.ts'

const stage = useStage()
const { step } = stage
const UNIT = '区综合行政执法局（城市管理局）'
const USUAL = '路灯养护所'

story('an editor tries a rule on the past before it goes live, and takes it back', async () => {
  const editor = await stage.visit('清单编辑员', { size: 'desk' })
  const duty = await stage.visit('值班员', { size: 'desk' })
  const { page } = editor
  await step('the editor drafts the next version from the rules in force', async () => {
    await signInStaff(page, 'mulu', '/desk/')
    await page.getByRole('link', { name: '归口规则', exact: true }).click()
    await page.getByText('现在按第 2 版派').waitFor()
    await page.getByRole('button', { name: '起草下一版' }).click()
    await page
      .getByRole('heading', { name: /第 3 版/ })
      .first()
      .waitFor()
  })
  await step('she adds a rule, which reads as a sentence while she writes it', async () => {
    await page.getByRole('button', { name: '加一条', exact: true }).click()
    const form = page.getByRole('form', { name: '加一条规则' })
    await chooseIn(page, form.getByRole('combobox', { name: '什么地方' }), '新区街道')
    await chooseIn(page, form.getByRole('combobox', { name: '哪一类' }), '路灯不亮', '路灯')
    await chooseIn(page, form.getByRole('combobox', { name: '哪个单位' }), UNIT, '综合行政执法')
    await form.getByText(`新区街道 × 路灯不亮 → ${UNIT}`).waitFor()
    await form.getByRole('button', { name: '存这一条' }).click()
    await page.getByRole('row', { name: /新区街道 × 路灯不亮 → 区综合/ }).waitFor()
    expect(await inspect(page)).toEqual([])
    await page.setViewportSize({ width: 1440, height: 900 })
  })
  const diverted = await step(
    'she tries it on this year, and is told what it would do',
    async () => {
      await page.getByLabel('从', { exact: true }).fill('2022-01-01')
      await page.getByRole('button', { name: '开始试算' }).click()
      const says = page.getByText(/这 [\d,]+ 件会派到别处，其中 [\d,]+ 件会逾期/)
      await says.waitFor({ timeout: 60_000 })
      return Number(/这 ([\d,]+) 件/.exec(await says.innerText())?.[1]?.replace(',', ''))
    },
  )
  await step('every figure opens its list', async () => {
    expect(diverted).toBeGreaterThan(0)
    await page.getByRole('button', { name: `路灯不亮 ${diverted}` }).click()
    await page.getByRole('heading', { name: `路灯不亮：${diverted} 件` }).waitFor()
    await page
      .getByText(new RegExp(`${USUAL} → 区综合`))
      .first()
      .waitFor()
  })
  await step('she publishes it from today', async () => {
    await page.getByRole('button', { name: '发布这一版' }).click()
    await page.getByText('在执行', { exact: true }).first().waitFor()
  })
  await step(
    'a lamp that is reported now is suggested to the new unit, and the page says why',
    async () => {
      await signInStaff(duty.page, 'zhiban', '/desk/')
      await openDarkLamp(duty.page)
      await press(duty.page, '派给…')
      const form = duty.page.getByRole('form', { name: '派给…' })
      await form.getByTitle(UNIT).first().waitFor()
      await form.getByRole('button', { name: '派给', exact: true }).click()
      await duty.page.getByText('已派单', { exact: true }).first().waitFor()
      await press(duty.page, '看为什么')
      await duty.page.getByText(/按第 3 版第 13 条：新区街道 × 路灯不亮 → 区综合/).waitFor()
    },
  )
  await step(
    'it was a mistake: she puts the version before in force again by one act',
    async () => {
      await page.getByRole('link', { name: '归口规则', exact: true }).first().click()
      await page.getByRole('link', { name: /第 2 版/ }).click()
      await press(page, '恢复成这一版')
      await page.getByLabel('为什么恢复').fill('执法局不修灯')
      await press(page, '从今天起恢复')
      await page
        .getByRole('heading', { name: /第 4 版/ })
        .first()
        .waitFor()
      await page.getByText('按第 2 版恢复：执法局不修灯').first().waitFor()
    },
  )
  await step('the next lamp goes where lamps went before', async () => {
    await openDarkLamp(duty.page)
    await press(duty.page, '派给…')
    const form = duty.page.getByRole('form', { name: '派给…' })
    await form.getByTitle(new RegExp(USUAL)).first().waitFor()
  })
})

/** Somebody at the window reports a lamp that is out by day; the duty officer opens it. */
async function openDarkLamp(page: Page) {
  const { lng, lat } = await placeOf(stage.url(), '凤苑小区3号楼')
  const reply = await page.request.post('/api/matters.report_on_behalf', {
    headers: { 'x-request-id': randomUUID() },
    data: {
      source: 'window',
      description: '楼下的路灯不亮',
      category_code: 'facility.street_light',
      position: { lng, lat, datum: 'wgs84' },
    },
  })
  const { id }: { id: string } = await reply.json()
  await page.goto(`/desk/matters/${id}`)
  await page.getByRole('heading', { name: '楼下的路灯不亮' }).waitFor()
}
