import { expect } from 'vitest'
import { ask, signIn } from '../tools/sign-in-for-pictures.ts'
import { findSmall, inspect, open } from './inspect-page.ts'
import { story, useStage } from './stage.ts'
import { signInStaff, type Visit } from './visit.ts'

const stage = useStage()
const PHONE = '19800000002'

story('every page of residents can be read and pressed by an elderly resident', async () => {
  const resident = await stage.visit('老人', { size: 'phone' })
  await resident.page.goto('/')
  await resident.page.getByRole('button', { name: '大字' }).click()
  const small: string[] = []
  for (const path of await residentPaths(resident)) {
    await open(resident.page, path)
    small.push(...(await findSmall(resident.page)))
  }
  expect(small).toEqual([])
})

story('every page of residents is open to everybody', async () => {
  const resident = await stage.visit('居民', { size: 'phone' })
  expect(await walk(resident, await residentPaths(resident, '19800000003'))).toEqual([])
})

story('every page of grid workers is open to everybody', async () => {
  const worker = await stage.visit('网格员', { size: 'phone' })
  await open(worker.page, '/worker/')
  const atDoor = await inspect(worker.page)
  await signInStaff(worker.page, 'wangge', '/worker/')
  const id = await anyMatter(worker)
  const paths = ['', 'quick', 'report', `matters/${id}`, 'outbox', 'grid', 'leave', 'me', 'nowhere']
  expect([
    ...atDoor,
    ...(await walk(
      worker,
      paths.map((path) => `/worker/${path}`),
    )),
  ]).toEqual([])
})

story('every page of the desk is open to everybody', async () => {
  const duty = await stage.visit('值班员', { size: 'desk' })
  await open(duty.page, '/desk/')
  const wrong = await inspect(duty.page)
  await signInStaff(duty.page, 'zhiban', '/desk/')
  const id = await anyMatter(duty)
  const { items } = await ask(duty.context.request, 'org.list_units', { limit: 1 })
  wrong.push(
    ...(await walk(duty, [
      '/desk/matters',
      `/desk/matters/${id}`,
      `/desk/print/${id}`,
      `/desk/receipts/${id}`,
      '/desk/intake',
      '/desk/catalogue',
      '/desk/catalogue/facility.street_light',
      '/desk/organisation',
      '/desk/organisation/units',
      `/desk/organisation/units/${items[0].id}`,
      '/desk/organisation/party',
      '/desk/organisation/people',
      '/desk/workbench',
      '/desk/workbench/hand-over',
      '/desk/workbench/views',
      '/desk/workbench/templates',
      '/desk/settings',
      '/desk/nowhere',
    ])),
  )
  expect(wrong).toEqual([])
})

story('so are the pages of editor, administrator, auditor and importer', async () => {
  const wrong: string[] = []
  for (const [account, paths] of Object.entries(PAGES_OF_OTHERS)) {
    const visit = await stage.visit(account, { size: 'desk' })
    await signInStaff(visit.page, account, '/desk/')
    wrong.push(...(await walk(visit, [...paths, ...(await detailsFor(account, visit))])))
  }
  expect(wrong).toEqual([])
})

const PAGES_OF_OTHERS = {
  mulu: ['/desk/catalogue/facility.street_light', '/desk/editions/new'],
  xitong: ['/desk/organisation/units/new', '/desk/organisation/people', '/desk/settings'],
  anquan: ['/desk/organisation/people', '/desk/settings'],
  shenji: ['/desk/audit'],
  'pingshan@440310': ['/desk/imports', '/desk/imports/new'],
}

/** Addresses of single things, which only who may list them can know. */
async function detailsFor(account: string, { context }: Visit): Promise<string[]> {
  if (account !== 'xitong') return []
  const { items } = await ask(context.request, 'org.list_people', { limit: 1 })
  return [`/desk/organisation/people/${items[0].id}`]
}

async function walk({ page }: Visit, paths: readonly string[]): Promise<string[]> {
  const wrong: string[] = []
  for (const path of paths) {
    await open(page, path)
    wrong.push(...(await inspect(page)))
  }
  return wrong
}

/** Every page of residents, with a matter of this resident's own on them. */
async function residentPaths({ context }: Visit, phone = PHONE): Promise<string[]> {
  const request = context.request
  await signIn(request, phone)
  const [building] = await ask(request, 'org.search_areas', { text: '凤苑小区3号楼', limit: 1 })
  const { id, tracking_token } = await ask(request, 'matters.report', {
    description: '楼道里堆了几辆电动车，推轮椅过不去。',
    area_id: building.id,
    file_ids: [],
  })
  const steps = ['/report', '/report?step=1', '/report?step=2']
  const link = [`/t#${tracking_token}`, `/sent#${tracking_token}`]
  const others = ['/track', '/who', `/who/${building.id}`, '/catalogue', '/sign-in', '/nowhere']
  return ['/', ...steps, ...link, '/mine', `/mine/${id}`, ...others]
}

async function anyMatter({ context }: Visit): Promise<string> {
  const { items } = await ask(context.request, 'matters.list', { queue: 'jurisdiction', limit: 1 })
  return items[0].id
}
