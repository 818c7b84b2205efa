import type { Page } from 'playwright-core'
import { DEMONSTRATION_PHONE } from '../server/src/demonstration/accounts.ts'

/** One picture of the gallery. */
export interface Picture {
  /** File name without ending: surface, then page. */
  name: string
  size: 'phone' | 'desk'
  /** Name of an account of the demonstration, a resident's phone, or `nobody`. */
  as: string
  path: string
  /** What a person does on the page before the picture is taken. */
  prepare?: (page: Page) => Promise<unknown>
}

const RESIDENT = DEMONSTRATION_PHONE

/** Opens the newest thing of a list. */
const openFirst = (page: Page) => page.locator('.l-list a, .l-list button').first().click()

/** Opens the group of the story's buildings. */
const openTalk = (page: Page) => page.getByText('凤苑小区1–3号楼群').first().click()

/** Opens a person who was sought and has been found. */
async function openCase(page: Page) {
  await page.getByText('已结束').first().click()
  await page.getByRole('link', { name: /^女/ }).first().click()
}

/** Opens a notice that has gone out. */
async function openSent(page: Page) {
  await page.getByText('已结束').first().click()
  await page.locator('a[href*="/broadcasts/0"]').last().click()
}

/** Opens the sealed rooms of a dispute that is being mediated. */
async function openRooms(page: Page) {
  await openFirst(page)
  await page.getByText('分室', { exact: true }).click()
}

/** What it costs to sue for the sum of the story. */
async function askFee(page: Page) {
  await page.getByLabel('请求金额').fill('35000')
  await page.getByRole('button', { name: '算一算' }).click()
  await page.getByText('675').first().waitFor()
}

const openLamp = (page: Page) => page.getByText('路灯三天没亮').first().click()

async function findLamp(page: Page) {
  await page.getByPlaceholder(/编号/).first().fill('路灯三天没亮')
  await page.keyboard.press('Enter')
  await openLamp(page)
}

/** Finds the board of the building in the story. */
async function openBoard(page: Page) {
  await page.getByRole('textbox').or(page.getByRole('searchbox')).first().fill('凤苑小区3号楼')
  await page.getByText('凤苑小区3号楼').last().click()
}

/** Every page of the product, in the order of the gallery. */
export const PICTURES: readonly Picture[] = [
  { name: 'resident-home', size: 'phone', as: 'nobody', path: '/' },
  { name: 'resident-sign-in', size: 'phone', as: 'nobody', path: '/sign-in' },
  { name: 'resident-report', size: 'phone', as: RESIDENT, path: '/report?step=2' },
  { name: 'resident-mine', size: 'phone', as: RESIDENT, path: '/mine' },
  { name: 'resident-matter', size: 'phone', as: RESIDENT, path: '/mine', prepare: openLamp },
  { name: 'resident-track', size: 'phone', as: 'nobody', path: '/track' },
  { name: 'resident-who', size: 'phone', as: 'nobody', path: '/who' },
  { name: 'resident-board', size: 'phone', as: 'nobody', path: '/who', prepare: openBoard },
  { name: 'resident-catalogue', size: 'phone', as: 'nobody', path: '/catalogue' },
  { name: 'resident-apply', size: 'phone', as: RESIDENT, path: '/disputes/apply' },
  { name: 'resident-law', size: 'phone', as: 'nobody', path: '/law' },
  { name: 'worker-queue', size: 'phone', as: 'wangge', path: '/worker/' },
  { name: 'worker-matter', size: 'phone', as: 'wangge', path: '/worker/', prepare: openFirst },
  { name: 'worker-quick', size: 'phone', as: 'wangge', path: '/worker/quick' },
  { name: 'worker-report', size: 'phone', as: 'wangge', path: '/worker/report' },
  { name: 'worker-outbox', size: 'phone', as: 'wangge', path: '/worker/outbox' },
  { name: 'worker-grid', size: 'phone', as: 'wangge', path: '/worker/grid' },
  { name: 'worker-leave', size: 'phone', as: 'wangge', path: '/worker/leave' },
  { name: 'resident-talk', size: 'phone', as: RESIDENT, path: '/groups', prepare: openTalk },
  { name: 'worker-talk', size: 'phone', as: 'wangge', path: '/worker/groups', prepare: openTalk },
  { name: 'worker-hints', size: 'phone', as: 'wangge', path: '/worker/groups/hints' },
  { name: 'worker-lost', size: 'phone', as: 'wangge', path: '/worker/lost/new' },
  { name: 'worker-me', size: 'phone', as: 'wangge', path: '/worker/me' },
  { name: 'desk-talk', size: 'desk', as: 'wangge', path: '/desk/groups', prepare: openTalk },
  { name: 'desk-registry', size: 'desk', as: 'zhiban', path: '/desk/registry' },
  { name: 'desk-gaps', size: 'desk', as: 'quzhiban', path: '/desk/registry/gaps' },
  { name: 'desk-lost', size: 'desk', as: 'quzhiban', path: '/desk/lost', prepare: openCase },
  {
    name: 'desk-broadcast',
    size: 'desk',
    as: 'quzhiban',
    path: '/desk/broadcasts',
    prepare: openSent,
  },
  { name: 'desk-disputes', size: 'desk', as: 'wenshu', path: '/desk/disputes?tab=ended' },
  {
    name: 'desk-dispute',
    size: 'desk',
    as: 'wenshu',
    path: '/desk/disputes?tab=running',
    prepare: openFirst,
  },
  {
    name: 'desk-rooms',
    size: 'desk',
    as: 'tiaojie',
    path: '/desk/disputes?tab=mine',
    prepare: openRooms,
  },
  { name: 'desk-mediators', size: 'desk', as: 'wenshu', path: '/desk/mediators' },
  { name: 'desk-outcomes', size: 'desk', as: 'lingdao', path: '/desk/outcomes' },
  { name: 'desk-law', size: 'desk', as: 'zhiban', path: '/desk/law' },
  {
    name: 'desk-fees',
    size: 'desk',
    as: 'zhiban',
    path: '/desk/law/calculate/court_fee',
    prepare: askFee,
  },
  { name: 'desk-channels', size: 'desk', as: 'xitong', path: '/desk/channels' },
  { name: 'desk-sign-in', size: 'desk', as: 'nobody', path: '/desk/' },
  { name: 'desk-queue', size: 'desk', as: 'zhiban', path: '/desk/matters?queue=jurisdiction' },
  {
    name: 'desk-matter',
    size: 'desk',
    as: 'zhiban',
    path: '/desk/matters?queue=jurisdiction',
    prepare: findLamp,
  },
  { name: 'desk-intake', size: 'desk', as: 'chuangkou', path: '/desk/intake' },
  { name: 'desk-triage', size: 'desk', as: 'zhiban', path: '/desk/triage' },
  { name: 'desk-joint', size: 'desk', as: 'zhiban', path: '/desk/joint?tab=area' },
  {
    name: 'desk-assessment',
    size: 'desk',
    as: 'zhiban',
    path: '/desk/assessments?show=signed',
    prepare: openFirst,
  },
  { name: 'desk-supervision', size: 'desk', as: 'zhiban', path: '/desk/supervision' },
  { name: 'desk-quality', size: 'desk', as: 'lingdao', path: '/desk/quality' },
  {
    name: 'desk-rules',
    size: 'desk',
    as: 'mulu',
    path: '/desk/routing',
    prepare: (page) => page.getByRole('link', { name: /第 2 版/ }).click(),
  },
  { name: 'desk-wrong', size: 'desk', as: 'mulu', path: '/desk/routing/wrong' },
  {
    name: 'desk-batches',
    size: 'desk',
    as: 'zhiban',
    path: '/desk/workbench',
    prepare: (page) => page.getByRole('link', { name: '补充说明' }).click(),
  },
  { name: 'desk-parameters', size: 'desk', as: 'mulu', path: '/desk/parameters' },
  {
    name: 'desk-plan',
    size: 'desk',
    as: 'xitong',
    path: '/desk/organisation/reorganisations',
    prepare: (page) => page.getByRole('link', { name: /2025 年区划调整/ }).click(),
  },
  { name: 'desk-catalogue', size: 'desk', as: 'mulu', path: '/desk/catalogue' },
  {
    name: 'desk-category',
    size: 'desk',
    as: 'mulu',
    path: '/desk/catalogue/facility.street_light',
  },
  { name: 'desk-organisation', size: 'desk', as: 'lingdao', path: '/desk/organisation' },
  { name: 'desk-party', size: 'desk', as: 'lingdao', path: '/desk/organisation/party' },
  { name: 'desk-units', size: 'desk', as: 'xitong', path: '/desk/organisation/units' },
  { name: 'desk-people', size: 'desk', as: 'xitong', path: '/desk/organisation/people' },
  { name: 'desk-imports', size: 'desk', as: 'pingshan@440310', path: '/desk/imports' },
  {
    name: 'desk-import',
    size: 'desk',
    as: 'pingshan@440310',
    path: '/desk/imports',
    prepare: (page) => page.getByRole('link', { name: '.csv' }).first().click(),
  },
  { name: 'desk-audit', size: 'desk', as: 'shenji', path: '/desk/audit' },
  { name: 'desk-settings', size: 'desk', as: 'zhiban', path: '/desk/settings' },
]
