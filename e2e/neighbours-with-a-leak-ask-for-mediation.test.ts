import type { Page } from 'playwright-core'
import { story, useStage } from './stage.ts'
import { signInResident, signInStaff } from './visit.ts'

const stage = useStage()
const { step } = stage

const open = (page: Page) => page.getByRole('link', { name: /楼上漏水/ }).first()

story('neighbours with a leak are brought together, and one of them stops', async () => {
  const owner = await stage.visit('刘大爷', { size: 'phone' })
  const clerk = await stage.visit('文书', { size: 'desk' })
  await step('an owner asks for mediation on the phone', async () => {
    const { page } = owner
    await page.goto('/disputes/apply')
    await signInResident(page, '13712340001', '刘大爷')
    await page.goto('/disputes/apply')
    await page.getByRole('button', { name: '用水排水、漏水' }).click()
    await page.getByLabel(/一句话说/).fill('楼上漏水')
    await page.getByLabel(/发生了什么/).fill('楼上卫生间漏水，把厨房顶泡坏了，说了三次没人修。')
    await page.getByLabel(/申请人姓名/).fill('刘大爷')
    await page.getByLabel(/对方姓名/).fill('何邻居')
    await page.getByLabel(/对方电话/).fill('13712340002')
    await page.getByLabel(/按街道、村/).fill('闫寺')
    await page.getByLabel('找哪个调委会').selectOption({ label: '闫寺街道人民调解委员会' })
    await page.getByRole('button', { name: '申请调解' }).click()
    await page.getByText('登记待审').first().waitFor()
  })
  await step('the clerk takes it with a mediator', async () => {
    const { page } = clerk
    await signInStaff(page, 'wenshu', '/desk/')
    await page.goto('/desk/disputes?tab=applied')
    await open(page).click()
    await page.getByRole('button', { name: '受理', exact: true }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByLabel('主调解员').selectOption({ index: 1 })
    await sheet.getByRole('button', { name: '受理' }).click()
    await page
      .getByText(/人调字第\d+号/)
      .first()
      .waitFor()
  })
  await step('the owner reads the rights and accepts the mediator', async () => {
    const { page } = owner
    await page.getByRole('button', { name: '我看过了' }).click()
    await page.getByRole('button', { name: '同意', exact: true }).click()
    await page.getByText('请您表态').waitFor({ state: 'detached' })
  })
  const neighbour = await stage.visit('何邻居', { size: 'phone' })
  await step('the neighbour finds it by the own phone and stops', async () => {
    const { page } = neighbour
    await page.goto('/disputes')
    await signInResident(page, '13712340002')
    await page.goto('/disputes')
    await open(page).click()
    await page.getByRole('button', { name: '停止调解' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '停止调解' }).click()
    await page.getByText('未达成，已终止').first().waitFor()
    await page.getByText('向法院起诉').first().waitFor()
  })
  await step('the clerk sees the end and the other ways without touching the page', async () => {
    await clerk.page.getByText('当事人不同意继续').first().waitFor()
    await clerk.page.goto('/desk/disputes/calendar')
    await clerk.page.getByRole('heading', { name: '会谈日历' }).waitFor()
    await clerk.page.goto('/desk/disputes/new')
    await clerk.page.getByRole('heading', { name: '登记纠纷' }).waitFor()
  })
})
