import pg from 'pg'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { DEMONSTRATION_PHONE } from '../server/src/demonstration/accounts.ts'
import { countRows } from './ask-product.ts'
import { story, useStage } from './stage.ts'
import { takePhoto } from './take-photo.ts'
import { press } from './use-dock.ts'
import { signInResident, signInStaff } from './visit.ts'

const stage = useStage()
const { step } = stage
const WORDS = '3号楼电梯坏了，我妈在五楼下不来'
const MORE = '刚才还响了两声，现在按键不亮'

story(
  'the lift of building three: one message becomes a matter in one act, the property firm takes it on the same screen, and the group is told the end once',
  async () => {
    const resident = await stage.visit('居民', { size: 'phone' })
    const worker = await stage.visit('网格员', { size: 'phone' })
    const property = await stage.visit('物业', { size: 'phone' })
    const group = await step('a resident says in her group that the lift is broken', async () => {
      await resident.page.goto('/groups')
      await signInResident(resident.page, DEMONSTRATION_PHONE)
      const line = resident.page.getByRole('list', { name: '我的群' }).getByRole('link').first()
      const name = (await line.locator('.g-line-name').innerText()).trim()
      await line.click()
      await resident.page.getByLabel('说点什么').fill(WORDS)
      await press(resident.page, '发送')
      await rowOf(resident.page, WORDS).waitFor()
      return name
    })
    await step(
      'the grid worker makes a matter of it in one act, and it goes to the firm',
      async () => {
        await signInStaff(worker.page, 'wangge', '/worker/')
        await openGroup(worker.page, group)
        await rowOf(worker.page, WORDS).getByRole('button', { name: /更多/ }).click()
        await press(worker.page, '报成事项…')
        const form = worker.page.getByRole('dialog')
        await form.getByRole('button', { name: '电梯故障', pressed: true }).waitFor()
        expect(await form.getByLabel('凤苑小区3号楼', { exact: true }).isChecked()).toBe(true)
        await form.getByRole('button', { name: /^报成事项并派给/ }).click()
        await cardOf(worker.page).waitFor()
      },
    )
    const number = await step(
      'everybody in the group sees the number, and who has it',
      async () => {
        const card = cardOf(resident.page)
        await card.getByText('已派单', { exact: true }).waitFor()
        await card.getByText(/在办/).waitFor()
        expect(await card.getByRole('button').count()).toBe(0)
        return /\d{4}-\d{7}/.exec(await card.innerText())?.[0] ?? ''
      },
    )
    await step('what she says about it stays together, and the worker reads it there', async () => {
      await press(resident.page, '这件事说过的话 ›')
      await press(resident.page, '就这件事说')
      await resident.page.getByText(/^正在说：已报成事项/).waitFor()
      await resident.page.getByLabel('说点什么').fill(MORE)
      await press(resident.page, '发送')
      await rowOf(worker.page, MORE).waitFor()
      await worker.page.getByRole('button', { name: '这件事说过的话 ›' }).first().click()
      const thread = worker.page.getByRole('dialog', { name: '这件事说过的话' })
      await thread.getByText(MORE).waitFor()
      expect(await thread.getByRole('listitem').count()).toBe(2)
      await worker.page.keyboard.press('Escape')
    })
    await step('the property manager begins it without leaving the group', async () => {
      await signInStaff(property.page, 'wuye', '/worker/')
      await openGroup(property.page, group)
      await cardOf(property.page).getByRole('button', { name: '办理…' }).click()
      await press(property.page, '开始办')
      await property.page
        .getByRole('dialog')
        .last()
        .getByRole('button', { name: '开始办', exact: true })
        .click()
      await cardOf(resident.page).getByText('处理中', { exact: true }).waitFor()
    })
    await step('and says with a photo that it runs again', async () => {
      await press(property.page, '办好了')
      const sheet = property.page.getByRole('dialog').last()
      await sheet.getByLabel('已解决', { exact: true }).check()
      await sheet.getByLabel('说明').fill('门机皮带断了，换了新的，试运行正常')
      await sheet.locator('input[type=file]').setInputFiles(await takePhoto('after.jpg'))
      await sheet.getByRole('button', { name: '办好了', exact: true }).click()
      await cardOf(resident.page).getByText('待核实', { exact: true }).waitFor()
    })
    await step(
      'the centre sees what was selected in the group, verifies and closes it',
      async () => {
        const verifier = await stage.visit('核查员', { size: 'desk' })
        await signInStaff(verifier.page, 'hecha', '/desk/')
        const id = await idOf(number)
        await verifier.page.goto(`/desk/matters/${id}`)
        await verifier.page.getByRole('heading', { name: '来自群里' }).waitFor()
        await verifier.page.locator('.g-quotes').getByText(WORDS).waitFor()
        expect(await verifier.page.getByRole('link', { name: '去群里看' }).count()).toBe(0)
        await press(verifier.page, '核实通过')
        const form = verifier.page.getByRole('form', { name: '核实通过' })
        await form.getByRole('button', { name: '已解决', exact: true }).click()
        await form.getByRole('button', { name: '核实通过', exact: true }).click()
        await press(verifier.page, '办结')
        const end = verifier.page.getByRole('form', { name: '办结' })
        await end.getByRole('button', { name: '办结', exact: true }).click()
      },
    )
    await step('the group is told the end, once', async () => {
      await resident.page.getByText(/办结了，已解决.*门机皮带断了/).waitFor()
      await cardOf(resident.page).getByText('已办结', { exact: true }).waitFor()
      await property.page.reload()
      await property.page.getByText(/办结了，已解决/).waitFor()
      const told = await countRows(
        stage.database(),
        `select count(*)::int as n from groups.message as m join matters.matter as r on r.id = m.matter_id
         where r.number = '${number}' and m.text like '%办结了%'`,
      )
      expect(told).toBe(1)
    })
    await step('from the matter the grid worker comes back to the talk', async () => {
      const id = await idOf(number)
      await worker.page.goto(`/worker/matters/${id}`)
      await worker.page.getByRole('link', { name: '去群里看' }).click()
      await worker.page.getByText(/办结了，已解决/).waitFor()
    })
  },
)

async function openGroup(page: Page, name: string) {
  await page.goto('/worker/groups')
  await page.getByRole('list', { name: '我的群' }).getByRole('link', { name }).first().click()
  await page.getByLabel('说点什么').waitFor()
}

const rowOf = (page: Page, text: string) => page.locator('.g-row', { hasText: text }).last()
const cardOf = (page: Page) => page.locator('.g-matter').last()

async function idOf(number: string): Promise<string> {
  const client = new pg.Client({ connectionString: stage.database().owner_url })
  await client.connect()
  try {
    const found = await client.query<{ id: string }>(
      'select id from matters.matter where number = $1',
      [number],
    )
    return found.rows[0]?.id ?? ''
  } finally {
    await client.end()
  }
}
