import { expect } from 'vitest'
import { placeOf } from './ask-product.ts'
import { story, useStage } from './stage.ts'
import type { Visit } from './visit.ts'

const stage = useStage()
const MOBILE = /(?<!\d)1[3-9]\d{9}(?!\d)/

async function expectBoard({ page }: Visit) {
  const worker = page.locator('.l-board-line').filter({ hasText: '网格员' }).first()
  await worker.waitFor()
  expect(await worker.innerText()).toMatch(/[\p{Script=Han}]{2,4}/u)
  const call = worker.getByRole('link', { name: /打电话/ })
  expect(await call.getAttribute('href')).toMatch(/^tel:0635\d{7}$/)
  expect(await page.locator('main').innerText()).not.toMatch(MOBILE)
}

story('a visitor asks who looks after the building, by its name', async () => {
  const visitor = await stage.visit('来访居民', { size: 'phone' })
  const { page } = visitor
  await stage.step('opens the first page and presses 谁管我家', async () => {
    await page.goto('/')
    await page.getByRole('link', { name: '谁管我家' }).click()
  })
  await stage.step('writes the name of the building and presses it', async () => {
    await page.getByRole('searchbox').fill('凤苑小区3号楼')
    await page.getByRole('button', { name: '凤苑小区3号楼' }).first().click()
  })
  await stage.step(
    'sees post, name and the phone of the office, and no private phone',
    async () => {
      await page.getByRole('heading', { name: '凤苑小区3号楼' }).first().waitFor()
      await expectBoard(visitor)
    },
  )
  const address = page.url()
  await stage.step('goes back and finds the words where they were', async () => {
    await page.goBack()
    await page.waitForURL('**/who')
    expect(await page.getByRole('searchbox').inputValue()).toBe('凤苑小区3号楼')
    await page.goForward()
    await expectBoard(visitor)
  })
  await stage.step('sends the address to a neighbour, who sees the same board', async () => {
    expect(address).toMatch(/\/who\/[0-9a-f-]{36}$/)
    const neighbour = await stage.visit('邻居', { size: 'phone' })
    await neighbour.page.goto(address)
    await expectBoard(neighbour)
    await neighbour.page.getByRole('button', { name: '返回' }).click()
    await neighbour.page.waitForURL('**/who')
  })
})

story('a visitor asks who looks after the place where he stands', async () => {
  const visitor = await stage.visit('路人', {
    size: 'phone',
    position: await placeOf(stage.url(), '凤苑小区3号楼'),
  })
  await visitor.page.goto('/who')
  await stage.step('lets the phone say where it is', async () => {
    await visitor.page.getByRole('button', { name: '看我现在的位置归谁管' }).click()
    await visitor.page.waitForURL('**/who/*')
    await expectBoard(visitor)
    expect(await visitor.page.locator('main').innerText()).toContain('凤苑社区')
  })
})

story('a visitor far away is told that this is another district', async () => {
  const visitor = await stage.visit('外地人', {
    size: 'phone',
    position: { longitude: 116.39, latitude: 39.9 },
  })
  await visitor.page.goto('/who')
  await visitor.page.getByRole('button', { name: '看我现在的位置归谁管' }).click()
  await visitor.page.getByText('您的位置不在本区的范围里').waitFor()
})
