import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { DEMONSTRATION_PHONE } from '../server/src/demonstration/accounts.ts'
import { placeOf } from './ask-product.ts'
import { story, useStage } from './stage.ts'
import { takePhoto } from './take-photo.ts'
import { chooseAct, press } from './use-dock.ts'
import { signInResident, signInStaff } from './visit.ts'

const stage = useStage()
const { step } = stage
const WORDS = '两个街道交界的下穿通道积水到膝盖，车熄火在里面'
const WHAT = { water: '关掉漏水的阀门，把水抽干', police: '封住两头，疏导绕行' }
const INSIDE = { refusal: '通道产权不归交警，该由街道自己封', ruling: '交通管制只有交警能做' }
/** Seven people take turns in seven browsers. */
const STORY_MS = 300_000
const ANSWER = '通道积水已抽干，漏水管已换，今天起恢复通行。'

story(
  'a flooded underpass: the water company and the traffic police, one refusing',
  async () => {
    const resident = await stage.visit('居民', { size: 'phone' })
    await step('a resident reports a flooded underpass at the edge of two streets', () =>
      report(resident.page),
    )
    const duty = await stage.visit('值班员', { size: 'desk' })
    await step('the duty officer accepts it and gives it to a lead', async () => {
      await signInStaff(duty.page, 'zhiban', '/desk/')
      await duty.page.getByRole('searchbox', { name: '搜编号或字词' }).fill('下穿通道积水')
      await duty.page.getByRole('link', { name: WORDS }).click()
      await press(duty.page, '受理')
      await inForm(duty.page, '受理', '受理')
      await press(duty.page, '派给…')
      await duty.page
        .getByTitle(/综合行政执法局/)
        .first()
        .waitFor()
      await inForm(duty.page, '派给…', '派给')
      await duty.page.getByText('已派单', { exact: true }).first().waitFor()
    })
    const where = duty.page.url()
    await step('and two units a task each, with a clock of its own', async () => {
      await giveTask(duty.page, '清源供水', WHAT.water)
      await giveTask(duty.page, '交通警察', WHAT.police)
    })
    const police = await stage.visit('交警', { size: 'desk' })
    await step('the traffic police see the task, not who reported, and refuse it', async () => {
      await signInStaff(police.page, 'jiaojing', '/desk/')
      await police.page.getByRole('link', { name: '联合化解' }).click()
      await police.page
        .getByRole('row', { name: new RegExp(WHAT.police) })
        .getByRole('link')
        .click()
      await police.page.getByRole('heading', { name: '谁在一起办' }).waitFor()
      expect(await police.page.locator('#main').innerText()).not.toMatch(/王\*|198\*{4}/)
      await answerTask(police.page, '不该由我们办', INSIDE.refusal)
      await police.page.getByText('待裁定', { exact: true }).first().waitFor()
    })
    const water = await stage.visit('供水公司', { size: 'phone' })
    await step('the street blows the whistle, and the water company says who comes', async () => {
      await whistle(duty.page)
      await signInStaff(water.page, 'gongshui', '/worker/')
      await water.page.getByRole('link', { name: '查看' }).first().click()
      await water.page.getByRole('link', { name: new RegExp(WHAT.water) }).click()
      await press(water.page, '报到：答复街道')
      const sheet = water.page.getByRole('dialog')
      await sheet.getByRole('button', { name: '到场', exact: true }).click()
      await sheet.getByLabel('谁来').fill('抢修一班')
      await sheet.getByLabel('几点到').fill('23:30')
      await sheet.getByRole('button', { name: '答复', exact: true }).click()
      await duty.page
        .getByText(/抢修一班/)
        .first()
        .waitFor()
    })
    await step('the lead cannot tell a result while both tasks are open', async () => {
      const lead = await stage.visit('城管', { size: 'desk' })
      await signInStaff(lead.page, 'chengguan', '/desk/')
      await lead.page.goto(where)
      await press(lead.page, '办好了')
      await lead.page.getByText(/还有 2 项协办没办完/).waitFor()
      expect(await lead.page.getByRole('button', { name: '报办好' }).count()).toBe(0)
      await lead.context.close()
    })
    const district = await stage.visit('区中心', { size: 'desk' })
    await step(
      'the centre of the district sees it all, and rules that the police do it',
      async () => {
        await signInStaff(district.page, 'quzhiban', '/desk/')
        await district.page.goto('/desk/joint?tab=to_rule')
        await district.page
          .getByRole('row', { name: new RegExp(WHAT.police) })
          .getByRole('link')
          .click()
        await press(district.page, '裁定协办…')
        const form = district.page.getByRole('form', { name: /裁定协办任务/ })
        await form.getByText(INSIDE.refusal).waitFor()
        await form.getByRole('button', { name: '仍由它办' }).click()
        await form.getByLabel('裁定意见').fill(INSIDE.ruling)
        await form.getByRole('textbox', { name: '依据' }).fill('道路交通安全法第三十九条')
        await form.getByRole('button', { name: '裁定', exact: true }).click()
        await district.page.getByText('中心已裁定由它办').waitFor()
      },
    )
    await step('the police may not refuse again, and close both ends of the road', async () => {
      await press(police.page, '答复协办…')
      expect(await police.page.getByRole('button', { name: '不该由我们办' }).count()).toBe(0)
      await press(police.page, '先不办')
      await answerTask(police.page, '办完了', '两头已封，绕行牌已摆')
    })
    await step('the water company takes its task and finishes it on the phone', async () => {
      await press(water.page, '接下，开始办')
      await press(water.page, '答复协办任务')
      const sheet = water.page.getByRole('dialog')
      await sheet.getByRole('button', { name: '办完了', exact: true }).click()
      await sheet.getByLabel('说明').fill('阀门已换，水已抽干')
      await sheet.getByRole('button', { name: '告诉牵头单位' }).click()
      await sheet.waitFor({ state: 'detached' })
    })
    await step(
      'the street writes what came of its call, and the police what they think of it',
      async () => {
        await chooseAct(duty.page, '吹哨…')
        const form = duty.page.getByRole('form', { name: '写吹哨结果' })
        await form
          .getByRole('group', { name: /供水/ })
          .getByRole('button', { name: '来了，帮上了' })
          .click()
        await form
          .getByRole('group', { name: /交通警察/ })
          .getByRole('button', { name: '没来' })
          .click()
        await form.getByLabel('办成了什么').fill('通道已放行')
        await form.getByRole('button', { name: '了结这次吹哨' }).click()
        await press(police.page, '报到…')
        const judged = police.page.getByRole('form', { name: '这次该不该吹' })
        await judged.getByRole('button', { name: '该吹', exact: true }).click()
        await judged.getByLabel(/来了以后办成了什么/).fill('积水深，应当叫人')
        await judged.getByRole('button', { name: '说完了' }).click()
      },
    )
    await step('the lead makes one answer out of both', async () => {
      const lead = await stage.visit('城管', { size: 'desk' })
      await signInStaff(lead.page, 'chengguan', '/desk/')
      await lead.page.goto(where)
      await press(lead.page, '办好了')
      const form = lead.page.getByRole('form', { name: '给报的人一个答复' })
      await form.getByRole('button', { name: '放进答复' }).first().click()
      expect(await form.getByLabel('答复', { exact: true }).inputValue()).not.toBe('')
      await form.getByRole('button', { name: '已解决', exact: true }).click()
      await form.getByLabel('答复', { exact: true }).fill(ANSWER)
      await form.locator('input[type=file]').setInputFiles(await takePhoto('dry.jpg'))
      await form.getByRole('button', { name: '报办好' }).click()
      await lead.page.getByText('待核实', { exact: true }).first().waitFor()
    })
    await step('somebody else confirms, the street closes it', async () => {
      const verifier = await stage.visit('核查员', { size: 'desk' })
      await signInStaff(verifier.page, 'hecha', '/desk/')
      await verifier.page.goto(where)
      await press(verifier.page, '核实通过')
      await inForm(verifier.page, '核实通过', '已解决')
      await inForm(verifier.page, '核实通过', '核实通过')
      await press(duty.page, '办结')
      await inForm(duty.page, '办结', '办结')
    })
    await step(
      'the resident reads one answer and nothing of what passed between the units',
      async () => {
        await resident.page.getByText(ANSWER).waitFor()
        await resident.page.getByText('已办结', { exact: true }).first().waitFor()
        const read = await resident.page.locator('main').innerText()
        for (const words of [
          ...Object.values(INSIDE),
          ...Object.values(WHAT),
          '抢修一班',
          '交通警察',
        ])
          expect(read).not.toContain(words)
      },
    )
  },
  STORY_MS,
)

async function report(page: Page) {
  await page.goto('/')
  await page.getByRole('link', { name: '报一件事' }).click()
  const photo = await takePhoto('flood.jpg', await placeOf(stage.url(), '凤苑小区3号楼'))
  await page.locator('input[type=file]').setInputFiles(photo)
  await press(page, '下一步')
  await press(page, '就是这里')
  await page.getByText(/新区街道 凤苑社区 第.网格/).waitFor()
  await press(page, '下一步')
  await page.getByLabel('出了什么事').fill(WORDS)
  await press(page, '防汛积水')
  await press(page, '下一步')
  await signInResident(page, DEMONSTRATION_PHONE, '王女士')
  await press(page, '发出')
  await page.getByRole('link', { name: '看进度' }).click()
}

async function giveTask(page: Page, unit: string, what: string) {
  await chooseAct(page, '交办协办…')
  const form = page.getByRole('form', { name: '交办协办任务' })
  await pickUnit(page, '交给哪个单位', unit)
  await form.getByLabel('要它办什么').fill(what)
  await form.getByRole('button', { name: '24 小时' }).click()
  await form.getByRole('button', { name: '交给它办' }).click()
  await page.getByRole('row', { name: new RegExp(what) }).waitFor()
}

async function answerTask(page: Page, answer: string, words: string) {
  await press(page, '答复协办…')
  const form = page.getByRole('form', { name: '答复协办任务' })
  await form.getByRole('button', { name: answer, exact: true }).click()
  await form.getByLabel('说明').fill(words)
  await form.getByRole('button', { name: '告诉牵头单位' }).click()
  await form.waitFor({ state: 'detached' })
}

async function whistle(page: Page) {
  await chooseAct(page, '吹哨…')
  const form = page.getByRole('form', { name: '吹哨叫部门到场' })
  await form.getByRole('button', { name: '应急处置' }).click()
  await pickUnit(page, '叫哪些单位', '清源供水')
  await pickUnit(page, '加一个单位', '交通警察')
  await form.getByLabel('要它们来做什么').fill('抽水、封路，先保人')
  await form.getByLabel('到哪里').fill('下穿通道北口')
  await form.getByLabel('几点到').fill('23:40')
  await form.getByRole('button', { name: '吹哨', exact: true }).click()
  await form.waitFor({ state: 'detached' })
}

async function pickUnit(page: Page, label: string, words: string) {
  const box = page.getByRole('combobox', { name: label })
  await box.click()
  await box.fill(words)
  await page.locator('.ant-select-item-option').filter({ hasText: words }).first().click()
}

const inForm = (page: Page, name: string, verb: string) =>
  page.getByRole('form', { name }).getByRole('button', { name: verb, exact: true }).click()
