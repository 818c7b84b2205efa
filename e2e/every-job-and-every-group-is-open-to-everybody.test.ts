import { expect } from 'vitest'
import { DEMONSTRATION_PHONE } from '../server/src/demonstration/accounts.ts'
import { ask, signIn } from '../tools/sign-in-for-pictures.ts'
import { findSmall, inspect, open } from './inspect-page.ts'
import { story, useStage } from './stage.ts'
import { signInStaff, type Visit } from './visit.ts'

const stage = useStage()
const TALK = ['', '/about', '/find']

story.each(['quzhiban', 'lingdao', 'xitong', 'anquan'])(
  'every job that the desk offers to %s is open to everybody',
  async (account) => {
    const visit = await stage.visit(account, { size: 'desk' })
    await signInStaff(visit.page, account, '/desk/')
    const jobs = visit.page.getByRole('navigation').first().getByRole('link')
    await jobs.first().waitFor()
    const paths = await jobs.evaluateAll((links) =>
      links.map((link) => link.getAttribute('href') ?? ''),
    )
    expect(paths.length).toBeGreaterThan(3)
    expect(await walk(visit, paths)).toEqual([])
  },
  120_000,
)

story(
  'a group can be read and pressed by an elderly resident, and is open to everybody',
  async () => {
    const { page, context } = await stage.visit('老人', { size: 'phone' })
    await page.goto('/')
    await page.getByRole('button', { name: '大字' }).click()
    await signIn(context.request, DEMONSTRATION_PHONE)
    const wrong: string[] = []
    for (const path of await groupPaths(context.request, '/groups')) {
      await open(page, path)
      wrong.push(...(await findSmall(page)), ...(await inspect(page)))
    }
    expect(wrong).toEqual([])
  },
)

story('what a grid worker does in groups and at night is open to everybody', async () => {
  const worker = await stage.visit('网格员', { size: 'phone' })
  await signInStaff(worker.page, 'wangge', '/worker/')
  const paths = await groupPaths(worker.context.request, '/worker/groups')
  const others = ['groups/waiting', 'groups/hints', 'posts', 'lost', 'lost/new']
  expect(await walk(worker, [...paths, ...others.map((path) => `/worker/${path}`)])).toEqual([])
})

async function groupPaths(request: Parameters<typeof ask>[0], list: string): Promise<string[]> {
  const [group] = await ask(request, 'groups.list_mine', {})
  return [list, ...TALK.map((part) => `${list}/${group.id}${part}`)]
}

async function walk({ page }: Visit, paths: readonly string[]): Promise<string[]> {
  const wrong: string[] = []
  for (const path of paths) {
    await open(page, path)
    wrong.push(...(await inspect(page)))
  }
  return wrong
}
