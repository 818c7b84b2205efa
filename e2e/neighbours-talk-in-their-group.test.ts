import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { DEMONSTRATION_PHONE } from '../server/src/demonstration/accounts.ts'
import { ask, signIn } from '../tools/sign-in-for-pictures.ts'
import { countRows } from './ask-product.ts'
import { findSmall, inspect, open } from './inspect-page.ts'
import { story, useStage } from './stage.ts'
import { takePhoto } from './take-photo.ts'
import { signInResident, signInStaff, timeUntilSeen } from './visit.ts'

const stage = useStage()
const { step } = stage
const WORDS = '3号楼电梯又停了，门口有老人等着'

story(
  'neighbours, property and grid worker talk in their group: words, a photo, a quote, a call of whoever is on duty, a notice known by name, and somebody who was away catches up',
  async () => {
    const mother = await stage.visit('居民', { size: 'phone' })
    const property = await stage.visit('物业', { size: 'phone' })
    const worker = await stage.visit('网格员', { size: 'desk' })
    const group = await step('a resident opens the group of her building', async () => {
      await mother.page.goto('/')
      await mother.page.getByRole('link', { name: /我的群/ }).click()
      await signInResident(mother.page, DEMONSTRATION_PHONE)
      const line = mother.page.getByRole('list', { name: '我的群' }).getByRole('link').first()
      const name = (await line.locator('.g-line-name').innerText()).trim()
      await line.click()
      await mother.page.getByLabel('说点什么').waitFor()
      return name
    })
    await step('the property and the grid worker are in it too', async () => {
      await signInStaff(property.page, 'wuye', '/worker/')
      await openGroup(property.page, '/worker/groups', group)
      await signInStaff(worker.page, 'wangge', '/desk/')
      await openGroup(worker.page, '/desk/groups', group)
    })
    await step('she calls the property on duty, and they see it without asking', async () => {
      await mother.page.getByRole('button', { name: '@ 找人' }).click()
      await mother.page.getByRole('dialog').getByRole('button', { name: /^物业/ }).click()
      await mother.page.getByLabel('说点什么').pressSequentially(WORDS)
      const since = performance.now()
      await mother.page.getByRole('button', { name: '发送' }).click()
      await timeUntilSeen(property.page.getByText(`@物业 ${WORDS}`), since)
      await rowOf(property.page, WORDS).getByText('找您').waitFor()
      expect(await rowOf(worker.page, WORDS).getByText('找您').count()).toBe(0)
    })
    await step('the property answers with a quote, under its name and firm', async () => {
      await rowOf(property.page, WORDS).getByRole('button', { name: /更多/ }).click()
      await property.page.getByRole('dialog').getByRole('button', { name: '引用' }).click()
      await property.page.getByLabel('说点什么').fill('维修师傅二十分钟到')
      await property.page.getByRole('button', { name: '发送' }).click()
      const answer = rowOf(mother.page, '维修师傅二十分钟到')
      await answer.locator('.g-kind', { hasText: '物业' }).waitFor()
      await answer.locator('.g-quote', { hasText: WORDS }).waitFor()
    })
    await step('she sends a photo, and everybody sees it', async () => {
      await mother.page
        .getByLabel('照片', { exact: true })
        .setInputFiles(await takePhoto('电梯.jpg'))
      await mother.page.getByRole('button', { name: '发送' }).click()
      await worker.page
        .getByRole('button', { name: /看大图/ })
        .last()
        .waitFor()
      await property.page
        .getByRole('button', { name: /看大图/ })
        .last()
        .waitFor()
    })
    await step('the grid worker posts a notice that wants to be known by name', async () => {
      await worker.page.getByRole('button', { name: '发通知' }).click()
      const form = worker.page.getByRole('dialog')
      await form.getByLabel('通知内容').fill('明天 8 点到 12 点电梯检修，请走东单元。')
      await form.getByText('请每个人点「我知道了」').click()
      await form.getByRole('button', { name: '发通知' }).click()
      await knowUntil(mother.page, '请走东单元')
      await rowOf(worker.page, '请走东单元').getByRole('button', { name: '看谁确认了' }).click()
      await worker.page.getByRole('heading', { name: '已确认 1 人' }).waitFor()
      await worker.page.keyboard.press('Escape')
    })
    const address = await step('she goes into the lift, and what she says waits', async () => {
      await mother.setOffline(true)
      await mother.page.getByLabel('说点什么').fill('电梯里没有信号，先写着')
      await mother.page.getByRole('button', { name: '发送' }).click()
      await mother.page.getByText('待发送').waitFor()
      const here = mother.page.url()
      // The phone goes dark with what waits on it.
      await mother.page.goto('about:blank')
      return here
    })
    await step('meanwhile others talk on', async () => {
      for (const text of ['师傅到了', '换一个门锁就好', '修好了，大家可以用了']) {
        await property.page.getByLabel('说点什么').fill(text)
        await property.page.getByRole('button', { name: '发送' }).click()
        await worker.page.getByText(text, { exact: true }).last().waitFor()
      }
    })
    await step('back in the network she has it all in order, and hers is said once', async () => {
      await mother.setOffline(false)
      await mother.page.goto(address)
      await mother.page.getByText('修好了，大家可以用了').waitFor()
      await worker.page.getByText('电梯里没有信号，先写着').last().waitFor()
      await mother.page.getByText('待发送').waitFor({ state: 'detached' })
      const shown = await mother.page.locator('.g-row .g-text').allInnerTexts()
      const talk = shown.slice(shown.indexOf('师傅到了'))
      expect(talk).toEqual([
        '师傅到了',
        '换一个门锁就好',
        '修好了，大家可以用了',
        '电梯里没有信号，先写着',
      ])
      const gaps = await countRows(
        stage.database(),
        `select count(*)::int as n from groups.group as g
         where g.last_seq <> (select count(*) from groups.message as m where m.group_id = g.id)`,
      )
      expect(gaps).toBe(0)
    })
    await step('she finds again what was said, and back leads to the talk', async () => {
      await mother.page.getByRole('link', { name: '群信息' }).click()
      await mother.page.getByRole('link', { name: '查找群里的话' }).click()
      await mother.page.getByLabel('找什么').fill('门锁')
      await mother.page.getByRole('link', { name: /换一个门锁/ }).click()
      await mother.page.locator('.g-row-marked', { hasText: '换一个门锁' }).waitFor()
    })
  },
)

story(
  'the pages of a group can be read and pressed by an elderly resident, and are open to everybody',
  async () => {
    const resident = await stage.visit('老人', { size: 'phone' })
    const { request } = resident.context
    await signIn(request, DEMONSTRATION_PHONE)
    const [group] = await ask(request, 'groups.list_mine', {})
    const paths = ['', `/${group.id}`, `/${group.id}/about`, `/${group.id}/find`]
    const wrong: string[] = []
    for (const path of paths) {
      await open(resident.page, `/groups${path}`)
      wrong.push(...(await inspect(resident.page)))
    }
    await resident.page.goto('/')
    await resident.page.getByRole('button', { name: '大字' }).click()
    for (const path of paths) {
      await open(resident.page, `/groups${path}`)
      wrong.push(...(await findSmall(resident.page)))
    }
    expect(wrong).toEqual([])
  },
)

/** Says that the notices at the top are known, the oldest first, up to the one with these words. */
async function knowUntil(page: Page, words: string) {
  const notice = page.locator('.g-band .g-notice')
  const ours = notice.filter({ hasText: words })
  await page.getByText(words).last().waitFor()
  await notice.waitFor()
  while ((await ours.count()) === 0) {
    await notice.getByRole('button', { name: '我知道了' }).click()
    await page.waitForTimeout(1000)
  }
  await ours.getByRole('button', { name: '我知道了' }).click()
  await ours.waitFor({ state: 'detached' })
}

async function openGroup(page: Page, address: string, name: string) {
  await page.goto(address)
  await page.getByRole('list', { name: '我的群' }).getByRole('link', { name }).first().click()
  await page.getByLabel('说点什么').waitFor()
}

const rowOf = (page: Page, text: string) => page.locator('.g-row', { hasText: text }).last()
