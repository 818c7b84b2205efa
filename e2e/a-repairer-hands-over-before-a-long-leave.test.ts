import { matters } from '@linli/contract/matters'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { countRows } from './ask-product.ts'
import { chooseIn } from './choose-in.ts'
import { inspect } from './inspect-page.ts'
import { actAs, raiseComplaints } from './raise-complaints.ts'
import { story, useStage } from './stage.ts'
import { press } from './use-dock.ts'
import { signInStaff } from './visit.ts'

const stage = useStage()
const { step } = stage
const LAMPS = 7

story('a repairer hands over before a long leave, and gets his work back', async () => {
  await step('he is at work on several lamps', takeLamps)
  const { page } = await stage.visit('维修员', { size: 'desk' })
  const colleague = await step('he enters his leave, with a colleague for those days', async () => {
    await signInStaff(page, 'ludeng', '/desk/')
    return takeLeave(page)
  })
  const held = await step('what is in his hands is counted', async () => {
    await page.getByRole('link', { name: '工作台', exact: true }).click()
    await press(page, '转交工作')
    const says = page.getByText(/^手里没办完的 \d+ 件$/)
    await says.waitFor()
    return Number(/\d+/.exec(await says.innerText())?.[0])
  })
  expect(held).toBeGreaterThanOrEqual(LAMPS)
  const his = await inHandsOf(colleague)
  await step('he looks first at what would go to the colleague', async () => {
    await chooseIn(page, page.getByRole('combobox', { name: '交给谁' }), colleague)
    await page.getByLabel('说明').fill('下周起休假，灯具在三号库房')
    await press(page, '先看看会怎样')
    await page.getByText(`将转交同事 ${held} 件`).waitFor()
    expect(await inHandsOf(colleague)).toBe(his)
    expect(await inspect(page)).toEqual([])
    await page.setViewportSize({ width: 1440, height: 900 })
  })
  await step('everything goes to the colleague by one act, with its deadline', async () => {
    const due = await deadlines()
    await press(page, `转交同事这 ${held} 件`)
    await page.getByText(`已转交同事 ${held} 件`).waitFor()
    expect(await inHandsOf(colleague)).toBe(his + held)
    expect(await deadlines()).toBe(due)
  })
  await step('his own list is empty; at the lamp it says who has it now', async () => {
    await page.goto('/desk/matters?queue=mine')
    await page.getByText('您手里没有没办完的事').waitFor()
    await page.goto('/desk/matters?queue=unit')
    await page
      .getByRole('link', { name: /路灯一闪一闪/ })
      .first()
      .click()
    await page.getByText(`转交给${colleague}`, { exact: false }).first().waitFor()
  })
  await step('the leave is put off: he takes all of it back', async () => {
    await page.goto('/desk/workbench')
    await page.getByRole('link', { name: '转交同事', exact: true }).click()
    await press(page, '撤回这一批')
    await page.getByText(`已撤回，${held} 件恢复原样`).waitFor()
    expect(await inHandsOf(colleague)).toBe(his)
    await page.goto('/desk/matters?queue=mine')
    await page.getByText(`${held} 件`, { exact: true }).waitFor()
  })
})

/** The duty officer gives some lamps to his firm, and he begins with them. */
async function takeLamps() {
  const households = await raiseComplaints(stage.url(), {
    count: LAMPS,
    words: '楼下路灯一闪一闪',
    category_code: 'facility.street_light',
  })
  const [duty, repairer] = await Promise.all([
    actAs(stage.url(), 'zhiban'),
    actAs(stage.url(), 'ludeng'),
  ])
  const me = await repairer<{ posts: { unit: { id: string } }[] }>('identity.me', {})
  for (const { number } of households) {
    const { id } = matters.get.output.parse(await duty('matters.get_by_number', { number }))
    await duty('matters.assign', { id, unit_id: me.posts[0]?.unit.id })
    await repairer('matters.handle', { id })
  }
}

/** From tomorrow, with the first colleague that is offered; answers the name. */
async function takeLeave(page: Page): Promise<string> {
  await page.goto('/desk/settings')
  const box = page.getByRole('combobox', { name: '谁代班' })
  await box.click()
  const first = page.locator('.ant-select-item-option').filter({ visible: true }).first()
  const name = await first.innerText()
  await first.click()
  await press(page, '登记请假')
  await page.getByText(name, { exact: false }).first().waitFor()
  return name
}

const inHandsOf = (name: string) =>
  countRows(
    stage.database(),
    `select count(*)::int as n from matters.matter as m
     join identity.person as p on p.district_id = m.district_id and p.id = m.assignee_id
     join org.unit as u on u.district_id = m.district_id and u.id = m.unit_id
     where p.public_name = '${name}' and m.status = 'handling' and u.name like '%路灯养护所'`,
  )

const deadlines = () =>
  countRows(
    stage.database(),
    `select sum(extract(epoch from due_at))::float as n from matters.matter where description like '楼下路灯一闪一闪%'`,
  )
