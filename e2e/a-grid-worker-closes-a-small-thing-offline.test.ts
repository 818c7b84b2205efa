import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { countRows } from './ask-product.ts'
import { story, useStage } from './stage.ts'
import { takePhoto } from './take-photo.ts'
import { signInStaff } from './visit.ts'

const stage = useStage()
const { step } = stage

story('a grid worker records a small thing with three presses', async () => {
  const { page } = await stage.visit('网格员', { size: 'phone' })
  await signInStaff(page, 'wangge', '/worker/')
  const before = await selfClosed()
  await page.getByRole('link', { name: '记一件小事' }).waitFor()
  const presses = await countPresses(page)
  await step(
    'she picks the kind and says that it is done; a photo is hers to take or not',
    async () => {
      await page.getByRole('link', { name: '记一件小事' }).click()
      await rubbish(page).click()
      await page.getByRole('button', { name: '已办好' }).click()
    },
  )
  await step('it is closed, and she is told so', async () => {
    await page.getByText(/已记下：.*自办自结/).waitFor()
    expect(await presses()).toBeLessThanOrEqual(3)
    expect(await selfClosed()).toBe(before + 1)
  })
  await step('it stands among the closed ones of her grid', async () => {
    await page.getByRole('button', { name: /^我的网格/ }).click()
    await page.getByRole('button', { name: '已办结' }).click()
    await page.getByRole('list', { name: '事项列表' }).getByText('已办结').first().waitFor()
  })
})

story('what she records without a network is sent once, later', async () => {
  const worker = await stage.visit('网格员', { size: 'phone' })
  const { page } = worker
  await signInStaff(page, 'wangge', '/worker/')
  const before = await selfClosed()
  await step('she has opened the page when the network goes away', async () => {
    await page.getByRole('link', { name: '记一件小事' }).click()
    await rubbish(page).waitFor()
    await worker.setOffline(true)
    await page.getByText('现在没有网络').waitFor()
  })
  await step('she records it all the same', async () => {
    await rubbish(page).click()
    await photograph(page)
    await page.getByRole('button', { name: '已办好' }).click()
    await page.getByText('没有网络，已存到手机，连上后自动发送').waitFor()
    await page.getByText('1 条待发送').waitFor()
  })
  await step('it is still there when she looks, and has reached nobody', async () => {
    await page.getByRole('link', { name: '查看' }).click()
    await page.getByText('等网络').waitFor()
    expect(await selfClosed()).toBe(before)
  })
  await step('the network is back, and it goes by itself', async () => {
    await worker.setOffline(false)
    await page.getByText('都发出去了').waitFor()
    expect(await selfClosed()).toBe(before + 1)
  })
  await step('nothing is sent again, whatever she does', async () => {
    await page.reload()
    await page.getByText('都发出去了').waitFor()
    await worker.setOffline(true)
    await worker.setOffline(false)
    await page.getByRole('button', { name: '返回' }).click()
    await page.getByRole('link', { name: '记一件小事' }).waitFor()
    expect(await selfClosed()).toBe(before + 1)
  })
})

const rubbish = (page: Page) => page.getByRole('button', { name: '垃圾清运', exact: true }).first()

const photograph = async (page: Page) =>
  page.locator('input[type=file]').setInputFiles(await takePhoto('tidy.jpg'))

const selfClosed = () =>
  countRows(
    stage.database(),
    `select count(*)::int as n from matters.matter where closed_as = 'self_closed'`,
  )

/** Counts the presses on the page from now on. */
async function countPresses(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    Object.assign(window, { presses: 0 })
    addEventListener(
      'click',
      () => Object.assign(window, { presses: Reflect.get(window, 'presses') + 1 }),
      true,
    )
  })
  return () => page.evaluate(() => Number(Reflect.get(window, 'presses')))
}
