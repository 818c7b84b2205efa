import { randomUUID } from 'node:crypto'
import { org } from '@linli/contract/org'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { countRows } from './ask-product.ts'
import { story, useStage } from './stage.ts'
import { signInStaff, type Visit } from './visit.ts'

const stage = useStage()
const { step } = stage
const PLAN = '2025 年区划调整（虚构演示）'
const WORDS = '新世纪社区北门的井盖响，夜里过车吵人'
/** The worker takes its next piece within a second or two; a loaded machine longer. */
const PATIENCE = { timeout: 60_000 }

story(
  'the re-cut: six communities go to 九州街道 overnight; open work, posts and yesterday’s figures come along, and back',
  async () => {
    const duty = await stage.visit('新区值班员', { size: 'desk' })
    const leader = await stage.visit('区领导', { size: 'desk' })
    const before = await countsOf()
    await step(
      'the duty officer of 新区街道 takes a call from a community that will go',
      async () => {
        await signInStaff(duty.page, 'zhiban', '/desk/')
        await reportIn(duty, '新世纪社区')
        expect(await search(duty.page)).toBe(1)
      },
    )
    await step('the leader opens the checked plan and reads what it would do', async () => {
      await signInStaff(leader.page, 'lingdao', '/desk/')
      await leader.page.goto('/desk/organisation/reorganisations')
      await leader.page.getByRole('link', { name: PLAN }).click()
      await leader.page.getByText('没有冲突，可以批准。').waitFor()
      await leader.page.getByText(/划入九州街道/).waitFor()
      await leader.page.getByText('不再看到的人', { exact: false }).click()
      await leader.page
        .getByText(/新区街道一站式矛盾纠纷调解中心 中心值班员.*新世纪社区/)
        .first()
        .waitFor()
    })
    await step('she approves it for today, and it is carried out before her eyes', async () => {
      await leader.page.getByRole('button', { name: '批准并马上实施…' }).click()
      await leader.page.getByRole('button', { name: '批准并马上实施', exact: true }).click()
      await leader.page.getByText('实施完成').waitFor(PATIENCE)
    })
    const newcomer = await stage.visit('九州值班员', { size: 'desk' })
    await step(
      'the new centre’s duty officer signs in and finds the call, with the move on its timeline',
      async () => {
        await signInStaff(newcomer.page, 'jiuzhou', '/desk/')
        expect(await search(newcomer.page)).toBe(1)
        await newcomer.page.getByRole('link', { name: WORDS }).click()
        await newcomer.page.getByText('随区划调整转移').first().waitFor()
      },
    )
    await step('the old centre has it no longer', async () => {
      expect(await search(duty.page)).toBe(0)
    })
    await step('yesterday’s figures are told both ways', async () => {
      await leader.page.goto('/desk/organisation/reorganisations/figures')
      await leader.page.getByText('划转前后不可直接比较', { exact: false }).waitFor()
      await leader.page.getByLabel('只看两种口径不一样的').check()
      await leader.page.getByText('当时还没有').first().waitFor()
      const sums = await leader.page.locator('.d-both-ways tbody tr').evaluateAll((rows) =>
        rows.map((row) => {
          const numbers = [...row.querySelectorAll('td')].map(({ innerText }) => Number(innerText))
          return numbers.find((n) => !Number.isNaN(n)) ?? 0
        }),
      )
      const [then, now] = [0, 1].map((way) =>
        sums.filter((_, at) => at % 2 === way).reduce((all, n) => all + n, 0),
      )
      expect(then).toBeGreaterThan(0)
      expect(now).toBe(then)
    })
    await step('the leader takes it back, and everything is where it was', async () => {
      newcomer.forgive('401', '404')
      await leader.page.goto('/desk/organisation/reorganisations')
      await leader.page.getByRole('link', { name: PLAN }).click()
      await leader.page.getByRole('button', { name: '整体撤回…' }).click()
      await leader.page.getByRole('button', { name: '撤回', exact: true }).click()
      await leader.page.getByText('这个方案已经撤回').waitFor(PATIENCE)
      expect(await search(duty.page)).toBe(1)
      // The call that was taken in between stays.
      expect(await countsOf()).toEqual({ ...before, inXinqu: before.inXinqu + 1 })
    })
    await step('the new centre is gone, and so is its officer’s way in', async () => {
      await newcomer.page.goto('/desk/')
      await newcomer.page.getByRole('button', { name: '登录' }).waitFor()
    })
  },
  240_000,
)

/** Matters of 新区街道, areas and posts that stand. */
async function countsOf() {
  const count = (what: string) =>
    countRows(stage.database(), `select count(*)::int as n from ${what}`)
  return {
    inXinqu: await count(
      `matters.matter as m join org.area as a on a.id = m.street_id where a.name = '新区街道'`,
    ),
    areas: await count('org.area where district_id = 371502 and valid_to is null'),
    posts: await count('org.post where district_id = 371502 and valid_to is null'),
    past: await count('org.area_past'),
  }
}

async function reportIn({ context }: Visit, community: string) {
  const ask = async (operation: string, data: object): Promise<unknown> => {
    const headers = { 'x-request-id': randomUUID() }
    const reply = await context.request.post(`${stage.url()}/api/${operation}`, { data, headers })
    if (!reply.ok()) throw new Error(`${operation}: ${await reply.text()}`)
    return reply.json()
  }
  const found = org.search_areas.output.parse(await ask('org.search_areas', { text: community }))
  await ask('matters.report_on_behalf', {
    source: 'phone',
    description: WORDS,
    category_code: 'facility.manhole',
    area_id: found.find(({ name }) => name === community)?.id,
  })
}

/** How many matters with these words the person’s list shows. */
async function search(page: Page): Promise<number> {
  await page.goto('/desk/matters?show=all')
  await page.getByRole('searchbox', { name: '搜编号或字词' }).fill('北门的井盖响')
  const row = page.getByRole('link', { name: WORDS })
  await row.or(page.getByText('没有符合条件的事项')).first().waitFor()
  return row.count()
}
