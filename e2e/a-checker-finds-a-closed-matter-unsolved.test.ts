import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { story, useStage } from './stage.ts'
import { chooseAct, press } from './use-dock.ts'
import { signInStaff } from './visit.ts'

const stage = useStage()
const { step } = stage
const CHECKED = { handled: '解决率：盲抽交办件', self_closed: '解决率：盲抽自办自结件' } as const
const KINDS = ['handled', 'self_closed'] as const
const SAW = '早上八点到现场，和报的时候一样，楼下两位住户说没有人来过'

story(
  'a checker looks at a drawn case without knowing whose it is, finds it unsolved, and the figure and its list say so',
  async () => {
    const checker = await stage.visit('别的街道的值班员', { size: 'desk' })
    const leader = await stage.visit('区领导', { size: 'desk' })
    const before = await step('the leader reads what the checks have found so far', async () => {
      await signInStaff(leader.page, 'lingdao', '/desk/')
      return readChecked(leader.page)
    })
    await step('the checker opens the case and reads what was reported, and no more', async () => {
      await signInStaff(checker.page, 'zhiban', '/desk/')
      await checker.page.goto('/desk/quality/checks?which=to_check')
      await checker.page.locator('main li a').first().click()
      await checker.page.getByText('这是盲查').waitFor()
      const told = await checker.page.locator('main').innerText()
      for (const hidden of [/\d{4}-\d{7}/, /承办/, /满意/, /网格员/])
        expect(told).not.toMatch(hidden)
    })
    const number = await step('she goes there, and writes that it is not solved', async () => {
      const { page } = checker
      await page.getByLabel('到现场看', { exact: true }).check()
      await page.getByLabel('没解决', { exact: true }).check()
      await page.getByLabel('看到了什么').fill(SAW)
      await press(page, '记下，打开其余情况')
      await page.getByText('已记下，其余情况已打开').waitFor()
      await page.getByRole('region', { name: '办结、解决、满意，分开看' }).waitFor()
      return page.locator('h1').innerText()
    })
    await step('one more was looked at, and not one more was solved', async () => {
      const after = await readChecked(leader.page)
      const grown = KINDS.filter((kind) => after[kind].of === before[kind].of + 1)
      expect(grown).toHaveLength(1)
      for (const kind of KINDS) expect(after[kind].n).toBe(before[kind].n)
      for (const kind of grown)
        await expectListed(leader.page, { kind, number, after: after[kind] })
    })
    await step(
      'the centre of the place is not told before that it was drawn, and now owes an answer',
      async () => {
        await leader.page.goto('/desk/quality/checks?which=found')
        await leader.page.getByRole('link').filter({ hasText: number }).click()
        await leader.page.getByText(SAW).waitFor()
      },
    )
  },
)

story('a matter is left out of the figures by two people, and that is shown', async () => {
  const proposer = await stage.visit('值班员', { size: 'desk' })
  const second = await stage.visit('另一位值班员', { size: 'desk' })
  proposer.forgive('422')
  const { page } = proposer
  const before = await step('the duty officer reads how many are left out', async () => {
    await signInStaff(page, 'zhiban', '/desk/')
    return readExcluded(page)
  })
  const number = await step('she opens one that was closed, from the figure', async () => {
    await figure(page, '其中自办自结').getByRole('link').first().click()
    const first = page.locator('main li a').first()
    const number = /\d{4}-\d{7}/.exec(await first.innerText())?.[0] ?? ''
    await first.click()
    await page.locator('h2.d-matter-words').waitFor()
    return number
  })
  await step('without evidence it is not even proposed', async () => {
    await chooseAct(page, '提议不计入…')
    const form = page.getByRole('form', { name: '提议不计入…' })
    await form.getByRole('button', { name: '多次联系不上', exact: true }).click()
    await form.getByLabel('说明').fill('联系不上')
    await form.getByRole('button', { name: '提议不计入', exact: true }).click()
    await form.getByRole('alert').or(form.locator('.l-notice')).first().waitFor()
    await form
      .getByLabel('说明')
      .fill('三天里打了五次留的电话都是空号，上门也没有这一户，有值班记录')
    await form.getByRole('button', { name: '提议不计入', exact: true }).click()
    await page.getByText('提议不计入解决率和满意率（多次联系不上）').waitFor()
  })
  await step('and she does not decide it herself; it still counts', async () => {
    expect(await page.getByRole('button', { name: '同意不计入' }).count()).toBe(0)
    expect(await readExcluded(page)).toBe(before)
  })
  await step('a second person, who had no part in the work, agrees', async () => {
    await signInStaff(second.page, 'hecha', '/desk/')
    await second.page.goto('/desk/matters?show=all')
    await second.page.getByRole('searchbox', { name: '搜编号或字词' }).fill(number)
    await second.page.locator('a[data-row]').first().click()
    await chooseAct(second.page, '同意不计入')
    const form = second.page.getByRole('form', { name: '同意不计入' })
    await form.getByRole('button', { name: '同意不计入', exact: true }).click()
    await second.page.getByText('这一件不计入解决率和满意率（多次联系不上）').waitFor()
  })
  await step('the figure says one more, with and without it, and lists it', async () => {
    expect(await readExcluded(page)).toBe(before + 1)
    await figure(page, '剔除（不计入）').getByRole('link').first().click()
    await page.getByText(number, { exact: false }).waitFor()
    expect(await page.locator('main li').count()).toBe(before + 1)
  })
})

interface Fraction {
  n: number
  of: number
}

const figure = (page: Page, name: string) =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) })

/** What the page of figures says of the checks, all of the month so far. */
async function readChecked(page: Page): Promise<Record<(typeof KINDS)[number], Fraction>> {
  await page.goto('/desk/quality')
  const read = async (kind: (typeof KINDS)[number]): Promise<Fraction> => {
    const links = figure(page, CHECKED[kind]).getByRole('link')
    const [n, of] = [await links.nth(0).innerText(), await links.nth(1).innerText()]
    return { n: Number(n), of: Number(of) }
  }
  return { handled: await read('handled'), self_closed: await read('self_closed') }
}

async function readExcluded(page: Page): Promise<number> {
  await page.goto('/desk/quality')
  return Number(await figure(page, '剔除（不计入）').getByRole('link').first().innerText())
}

/** The list behind the denominator has as many rows as it says, the checked one among them; that behind the numerator has not. */
async function expectListed(
  page: Page,
  { kind, number, after }: { kind: (typeof KINDS)[number]; number: string; after: Fraction },
) {
  for (const [side, count] of [after.n, after.of].entries()) {
    await page.goto('/desk/quality')
    await figure(page, CHECKED[kind]).getByRole('link').nth(side).click()
    await page.getByText('名单和数字是同一个条件').waitFor()
    await expect.poll(() => page.locator('main li').count()).toBe(Math.min(count, 50))
    const isListed = (await page.getByText(number, { exact: false }).count()) > 0
    expect(isListed, `${side === 0 ? 'numerator' : 'denominator'} of ${kind}`).toBe(side === 1)
  }
}
