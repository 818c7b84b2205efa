import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { fillReport } from './fill-report.ts'
import { story, useStage } from './stage.ts'
import { takePhoto } from './take-photo.ts'
import { assignToSuggested, press } from './use-dock.ts'
import { signInStaff, type Visit } from './visit.ts'

const stage = useStage()
const { step } = stage
const WORDS = '3号楼门口的路灯三天没亮了，老人下楼看不清台阶'
/** Longest that a change may take to the screens of others; about a second, and room for a slow machine. */
const SOON_MS = 2_000

story('a resident reports a dark street light and rates how it was put right', async () => {
  const resident = await stage.visit('居民', { size: 'phone' })
  const worker = await stage.visit('网格员', { size: 'phone' })
  await step(
    'the grid worker has the list of her grid open, where nothing is to be done',
    async () => {
      await signInStaff(worker.page, 'wangge', '/worker/')
      await worker.page.getByRole('button', { name: /^我的网格/ }).click()
      await worker.page.getByText('现在没有要办的事').waitFor()
    },
  )
  await step('the resident takes a photo, says where and what, and sends it', () =>
    fillReport(resident.page, stage.url(), WORDS),
  )
  await step('the grid worker sees it within two seconds without touching her phone', async () => {
    const sent = resident.page.waitForResponse('**/api/matters.report').then(now)
    const seen = worker.page.getByText(WORDS).waitFor().then(now)
    await resident.page.getByRole('button', { name: '发出', exact: true }).click()
    const ms = Math.round((await seen) - (await sent))
    console.log(`from the report to the list of the grid worker: ${ms} ms`)
    expect(ms).toBeLessThan(SOON_MS)
  })
  await step('the resident gets a number and a link, and keeps the page of it open', async () => {
    await resident.page.getByText(/^2022-\d{7}$/).waitFor()
    await resident.page.getByRole('link', { name: '看进度' }).click()
    await expectStatus(resident, '已收到，等受理')
  })
  await step('the grid worker accepts it, and the resident sees so at once', async () => {
    await worker.page.getByText(WORDS).click()
    await soon(resident, '已受理', () => press(worker.page, '受理'))
  })
  const duty = await stage.visit('值班员', { size: 'desk' })
  await step('the duty officer finds it in her queue', async () => {
    await signInStaff(duty.page, 'zhiban', '/desk/')
    await duty.page.getByRole('searchbox', { name: '搜编号或字词' }).fill('路灯三天没亮')
    await duty.page.getByRole('link', { name: WORDS }).click()
  })
  await step('the resident loses the network, and the duty officer assigns it', async () => {
    await resident.setOffline(true)
    await resident.page.getByText('现在没有网络').waitFor()
    await assignToSuggested(duty.page)
    await expectStatus(resident, '已受理')
  })
  await step('the network is back, and the page catches up by itself', async () => {
    await resident.setOffline(false)
    await expectStatus(resident, '已派给承办单位')
    await resident.page.getByText('现在没有网络').waitFor({ state: 'detached' })
  })
  const handler = await stage.visit('维修员', { size: 'phone' })
  await step('the electrician takes it up on his phone', async () => {
    await signInStaff(handler.page, 'ludeng', '/worker/')
    await handler.page.getByRole('button', { name: /^我们单位/ }).click()
    await handler.page.getByText(WORDS).click()
    await soon(resident, '正在办', () => act(handler.page, '开始办'))
  })
  await step('he says with a photo that it is done', async () => {
    await press(handler.page, '办好了')
    const sheet = handler.page.getByRole('dialog')
    await sheet.getByLabel('已解决', { exact: true }).check()
    await sheet.getByLabel('说明').fill('换了灯头和镇流器，试亮正常')
    await sheet.locator('input[type=file]').setInputFiles(await takePhoto('after.jpg'))
    await soon(resident, '办好了，等核实', () =>
      sheet.getByRole('button', { name: '办好了' }).click(),
    )
  })
  await step('and may not verify his own work', async () => {
    await handler.page.getByText('待核实', { exact: true }).first().waitFor()
    expect(await handler.page.getByRole('button', { name: '核实通过' }).count()).toBe(0)
  })
  await step('somebody else looks at the lamp and confirms', async () => {
    const verifier = await stage.visit('核查员', { size: 'desk' })
    await signInStaff(verifier.page, 'hecha', '/desk/')
    await verifier.page.goto(duty.page.url())
    await soon(resident, '已核实', async () => {
      await press(verifier.page, '核实通过')
      const form = verifier.page.getByRole('form', { name: '核实通过' })
      await form.getByRole('button', { name: '已解决', exact: true }).click()
      await form.getByRole('button', { name: '核实通过', exact: true }).click()
    })
  })
  await step('the duty officer, whose page has followed, closes it', async () => {
    await soon(resident, '已办结', () => actAtDesk(duty.page, '办结'))
  })
  await step('the resident says that it is solved, and gives five of five', async () => {
    await resident.page.getByLabel('解决了', { exact: true }).check()
    await resident.page.getByLabel('很满意', { exact: true }).check()
    await resident.page.getByRole('button', { name: '评价', exact: true }).click()
    await resident.page.getByText('您说解决了，评了 5 分：很满意').waitFor()
    await duty.page.getByText('很满意（5 分）').first().waitFor()
  })
  await step('no picture on the server says where or with what it was taken', async () => {
    const kept = await readFiles(stage.database().data_folder)
    const pictures = kept.filter((bytes) => isPicture(bytes))
    expect(pictures.length).toBeGreaterThanOrEqual(2)
    for (const picture of kept) {
      expect(picture.includes('Story Phone')).toBe(false)
      expect(picture.includes('Exif')).toBe(false)
    }
  })
})

/** An act of the phone, whose sheet asks for nothing that must be told. */
async function act(page: Page, verb: string) {
  await press(page, verb)
  await page.getByRole('dialog').getByRole('button', { name: verb, exact: true }).click()
}

async function actAtDesk(page: Page, verb: string) {
  await press(page, verb)
  await page
    .getByRole('form', { name: verb })
    .getByRole('button', { name: verb, exact: true })
    .click()
}

const expectStatus = ({ page }: Visit, status: string) =>
  page.locator('main').getByText(status, { exact: true }).first().waitFor()

/** Does something elsewhere and expects the person's page to tell the new status by itself, soon. */
async function soon(visit: Visit, status: string, elsewhere: () => Promise<void>) {
  await elsewhere()
  const begun = performance.now()
  await expectStatus(visit, status)
  expect(performance.now() - begun, `until “${status}” was seen`).toBeLessThan(SOON_MS)
}

const now = () => performance.now()

async function readFiles(folder: string): Promise<Buffer[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  return Promise.all(files.map((file) => readFile(join(file.parentPath, file.name))))
}

function isPicture(bytes: Buffer) {
  return bytes.readUInt16BE(0) === 0xffd8 || bytes.subarray(8, 12).toString('latin1') === 'WEBP'
}
