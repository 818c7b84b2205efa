import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { ask } from '../tools/sign-in-for-pictures.ts'
import { story, useStage } from './stage.ts'
import { signInResident, signInStaff } from './visit.ts'

const stage = useStage()
const { step } = stage
const ALIAS = '3号楼新来的小周'
const HELLO = '大家好，我是刚搬来的'
const ANSWER = '欢迎，快递柜在东门'
const REASON = '连发三次卖房广告，提醒过两次'

story(
  'a keeper prints a code; a new neighbour opens it, takes a name and asks; let in they read and write; put out with a reason they read nothing more',
  async () => {
    const newcomer = await stage.visit('新邻居', { size: 'phone' })
    const desk = await stage.visit('网格员电脑', { size: 'desk' })
    const keeper = await stage.visit('网格员手机', { size: 'phone' })
    const group = await step('the keeper makes a code and opens the page to print', async () => {
      await signInStaff(desk.page, 'wangge', '/desk/')
      await desk.page.goto('/desk/registry')
      const [first] = await ask(desk.context.request, 'groups.list_mine', {})
      await desk.page.goto(`/desk/registry/${first.id}`)
      await desk.page.getByRole('button', { name: '入群二维码…' }).click()
      await desk.page.getByRole('button', { name: '新做一张' }).click()
      await desk.page.getByRole('link', { name: '打印 A4' }).first().click()
      await desk.page.getByRole('heading', { name: '扫码申请进群' }).waitFor()
      return { id: String(first.id), name: String(first.name) }
    })
    await step('the neighbour opens what the code says, takes a name and asks', async () => {
      const [code] = await ask(desk.context.request, 'groups.list_invitations', {
        group_id: group.id,
      })
      await newcomer.page.goto(`/groups/join#${code.token}`)
      await newcomer.page.getByRole('heading', { name: group.name }).waitFor()
      await signInResident(newcomer.page, '13711112222', '周')
      await newcomer.page.getByLabel('群里怎么称呼您').fill(ALIAS)
      await newcomer.page.getByRole('button', { name: '申请进群' }).click()
      await newcomer.page.getByText('已经申请，等网格员看过。').waitFor()
      await newcomer.page.goto('/groups')
      await newcomer.page.getByText('已申请，等网格员同意').waitFor()
    })
    await step('the keeper lets them in on the phone', async () => {
      await signInStaff(keeper.page, 'wangge', '/worker/')
      await keeper.page.goto('/worker/groups')
      await keeper.page.getByRole('link', { name: /人等着进群/ }).click()
      const line = keeper.page.getByRole('listitem').filter({ hasText: ALIAS })
      await line.getByRole('button', { name: '同意', exact: true }).click()
      await keeper.page.getByText(`${ALIAS}已进群`).waitFor()
    })
    await step(
      'without touching the page the neighbour has the group, reads and writes',
      async () => {
        await newcomer.page
          .getByRole('list', { name: '我的群' })
          .getByRole('link', { name: group.name })
          .click()
        await say(newcomer.page, HELLO)
        await keeper.page.goto(`/worker/groups/${group.id}`)
        await keeper.page.getByText(HELLO).last().waitFor()
        await say(keeper.page, ANSWER)
        await newcomer.page.getByText(ANSWER).last().waitFor()
      },
    )
    await step('the keeper puts them out, and says why', async () => {
      newcomer.forgive('404')
      await keeper.page.getByRole('link', { name: '群信息' }).click()
      const row = keeper.page.getByRole('button', { name: `把${ALIAS}移出群…` })
      await row.click()
      const sheet = keeper.page.getByRole('dialog')
      const go = sheet.getByRole('button', { name: '移出群' })
      expect(await go.isDisabled()).toBe(true)
      await sheet.getByLabel('为什么移出').fill(REASON)
      await go.click()
      await keeper.page.getByText(`已移出${ALIAS}`).waitFor()
      const removed = keeper.page.getByRole('list', { name: '被移出的人' })
      await removed.getByText(REASON).waitFor()
      await row.waitFor({ state: 'detached' })
    })
    await step('they read nothing more, neither on the open page nor by asking', async () => {
      await newcomer.page.getByText('您不在这个群里了').waitFor()
      expect(await newcomer.page.getByText(ANSWER).count()).toBe(0)
      await say(keeper.page, '他走了，我们接着说', `/worker/groups/${group.id}`)
      await newcomer.page.reload()
      await newcomer.page.getByText('您不在这个群里了').waitFor()
      expect(await newcomer.page.getByText('我们接着说').count()).toBe(0)
      const asked = ask(newcomer.context.request, 'groups.list_messages', { group_id: group.id })
      await expect(asked).rejects.toThrow('404')
      expect(await ask(newcomer.context.request, 'groups.list_mine', {})).toEqual([])
    })
  },
)

async function say(page: Page, text: string, address?: string) {
  if (address) await page.goto(address)
  await page.getByLabel('说点什么').fill(text)
  await page.getByRole('button', { name: '发送' }).click()
  await page.getByText(text).last().waitFor()
}
