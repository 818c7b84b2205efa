import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { countRows } from './ask-product.ts'
import { raiseComplaints } from './raise-complaints.ts'
import { story, useStage } from './stage.ts'
import { chooseAct } from './use-dock.ts'
import { signInStaff } from './visit.ts'

const stage = useStage()
const { step } = stage

/** One open matter at least in the street of the duty officer. */
const CALL = { count: 1, words: '楼道口的灯不亮', category_code: 'facility.street_light' }

story('a matter that is made secret vanishes from the leader who is reading it', async () => {
  const duty = await stage.visit('值班员', { size: 'desk' })
  const leader = await stage.visit('区领导', { size: 'desk' })
  leader.forgive('404')
  await raiseComplaints(stage.url(), CALL)
  const number = await step('the duty officer opens a matter of her street', async () => {
    await signInStaff(duty.page, 'zhiban', '/desk/')
    await duty.page.locator('a[data-row]').first().click()
    await duty.page.getByRole('button', { name: '更多…' }).waitFor()
    return numberOf(duty.page)
  })
  await step('the leader reads it too', async () => {
    await signInStaff(leader.page, 'lingdao', '/desk/')
    expect(await search(leader.page, number)).toBe(1)
    await leader.page.locator('a[data-row]').first().click()
    await leader.page.locator('h2.d-matter-words').waitFor()
  })
  await step('the duty officer makes it secret', async () => {
    await chooseAct(duty.page, '设为保密')
    await duty.page.getByText('设为保密后，只有本地中心').waitFor()
    await duty.page.getByRole('button', { name: '设为保密' }).click()
    await duty.page.getByText('保密件').first().waitFor()
    await duty.page.getByRole('listitem').getByText('设为保密', { exact: true }).waitFor()
  })
  await step(
    'it goes from the leader’s screen, list and search, and its address is dead',
    async () => {
      await leader.page.getByText('看不到这件事').waitFor()
      await leader.page.getByText('没有符合条件的事项').waitFor()
      await leader.page.reload()
      await leader.page.getByText('看不到这件事').waitFor()
      expect(await search(leader.page, number)).toBe(0)
    },
  )
})

story('an account of another district sees nothing of this one', async () => {
  const insider = await stage.visit('值班员', { size: 'desk' })
  const outsider = await stage.visit('坪山导入员', { size: 'desk' })
  outsider.forgive('404')
  await raiseComplaints(stage.url(), CALL)
  await step('the duty officer opens a matter and passes on its address', async () => {
    await signInStaff(insider.page, 'zhiban', '/desk/')
    await insider.page.locator('a[data-row]').first().click()
    await insider.page.locator('h2.d-matter-words').waitFor()
  })
  await step(
    'the outsider finds no matter, no unit and no place of the other district',
    async () => {
      await signInStaff(outsider.page, 'pingshan@440310', '/desk/')
      await outsider.page.goto('/desk/matters?show=all')
      await outsider.page.getByText('这里没有事项').waitFor()
      await outsider.page.goto(insider.page.url())
      await outsider.page.getByText('看不到这件事').waitFor()
      expect(await ask(outsider.page, 'org.search_areas', { text: '凤苑小区' })).toEqual([])
      expect(await ask(outsider.page, 'org.list_units', { text: '新区街道' })).toMatchObject({
        items: [],
      })
    },
  )
})

story('signing out in one tab empties the other', async () => {
  const leader = await stage.visit('区领导', { size: 'desk' })
  leader.forgive('401')
  const other = await step('the leader has the queue open in two tabs', async () => {
    await signInStaff(leader.page, 'lingdao', '/desk/')
    await leader.page.locator('a[data-row]').first().waitFor()
    const tab = await leader.context.newPage()
    await tab.goto('/desk/matters')
    await tab.locator('a[data-row]').first().waitFor()
    return tab
  })
  const before = await countRows(stage.database(), OPEN_VISITS)
  await step('he signs out in one', async () => {
    await leader.page.getByRole('button', { name: '退出登录' }).click()
    await leader.page.getByLabel('密码').waitFor()
  })
  await step('the other shows the door by itself, and no matter any more', async () => {
    await other.getByLabel('密码').waitFor()
    expect(await other.locator('a[data-row]').count()).toBe(0)
    expect(await countRows(stage.database(), OPEN_VISITS)).toBe(before - 1)
  })
})

const OPEN_VISITS = `select count(*)::int as n from identity.session as s join identity.account as a
  on a.district_id = s.district_id and a.person_id = s.person_id
  where a.account = 'lingdao' and s.ended_at is null`

/** How many rows of the queue the words find. */
async function search(page: Page, words: string): Promise<number> {
  await page.goto('/desk/matters?show=all')
  await page.getByRole('searchbox', { name: '搜编号或字词' }).fill(words)
  await page
    .getByText(/^[01] 件$/)
    .or(page.getByText('没有符合条件的事项'))
    .first()
    .waitFor()
  return page.locator('a[data-row]').count()
}

async function numberOf(page: Page): Promise<string> {
  const found = /\d{4}-\d{7}/.exec(await page.locator('.d-matter-body').innerText())
  if (!found) throw new Error('the open matter shows no number')
  return found[0]
}

/** Asks the server as the person of the page, past everything that the page itself would show. */
function ask(page: Page, operation: string, input: object): Promise<unknown> {
  return page.evaluate(
    async ([name, body]) => {
      const reply = await fetch(`/api/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: String(body),
      })
      return reply.json()
    },
    [operation, JSON.stringify(input)],
  )
}
