import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { DEMONSTRATION_PASSWORD } from '../server/src/demonstration/accounts.ts'

const SIZES = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  desk: { viewport: { width: 1440, height: 900 } },
} as const

/** A person's browser: one page, and what went wrong on it that nobody expected. */
export interface Visit {
  name: string
  page: Page
  context: BrowserContext
  complaints: string[]
  /** What is meant to go wrong, by a part of its text; a story names it before it happens. */
  forgive(...words: string[]): void
  /** Cuts this person's network, or gives it back. */
  setOffline(isOffline: boolean): Promise<void>
}

export interface VisitOptions {
  size: keyof typeof SIZES
  position?: { longitude: number; latitude: number }
  /** What the browser says it is, where it is one inside of an app. */
  userAgent?: string
}

/** Opens a browser for one person; it shares nothing with the browsers of others. */
export async function openVisit(
  browser: Browser,
  baseURL: string,
  name: string,
  { size, position, userAgent }: VisitOptions,
): Promise<Visit> {
  const context = await browser.newContext({
    ...SIZES[size],
    baseURL,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    ...(userAgent ? { userAgent } : {}),
    ...(position ? { geolocation: position, permissions: ['geolocation'] } : {}),
  })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const forgiven: string[] = []
  const visit: Visit = {
    name,
    page,
    context,
    complaints: [],
    forgive: (...words) => forgiven.push(...words),
    setOffline: async (isOffline) => {
      forgiven.push('ERR_INTERNET_DISCONNECTED', 'ERR_NETWORK_CHANGED')
      await context.setOffline(isOffline)
    },
  }
  const complain = (text: string) => {
    if (!forgiven.some((words) => text.includes(words))) visit.complaints.push(`${name}: ${text}`)
  }
  watch(page, complain)
  context.on('page', (other) => watch(other, complain))
  return visit
}

function watch(page: Page, complain: (text: string) => void) {
  page.on('console', (message) => {
    if (message.type() === 'error') complain(`console: ${message.text()} ${message.location().url}`)
  })
  page.on('pageerror', (error) => complain(`page error: ${error.message}`))
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? ''
    // A page that is left takes its open requests with it.
    if (why !== 'net::ERR_ABORTED') complain(`request: ${request.url()} ${why}`)
  })
}

/** Signs in at the desk or on the worker's phone, as staff do; `account` may name its district: pingshan@440310. */
export async function signInStaff(page: Page, account: string, surface: '/desk/' | '/worker/') {
  await page.goto(surface)
  await page.getByLabel('用户名').fill(account)
  await page.getByLabel('密码').fill(DEMONSTRATION_PASSWORD)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByLabel('密码').waitFor({ state: 'detached' })
}

/** Signs in on the page that is open by a phone and the code that the tray shows. */
export async function signInResident(page: Page, phone: string, name?: string) {
  await page.getByLabel('手机号').fill(phone)
  await page.getByRole('button', { name: '获取验证码' }).click()
  const text = page.getByLabel('演示：已发送的短信').getByText(/\d{6}/)
  const code = /(?<!\d)\d{6}(?!\d)/.exec(await text.first().innerText())?.[0]
  if (!code) throw new Error('the tray shows no code')
  await page.getByLabel('短信验证码').fill(code)
  if (name) await page.getByLabel('怎么称呼您').fill(name)
  await page.getByRole('button', { name: '确定' }).click()
  await page.getByLabel('短信验证码').waitFor({ state: 'detached' })
}

/** Waits until something is seen without anybody touching the page; answers how long it took, in milliseconds. */
export async function timeUntilSeen(seen: Locator, since: number): Promise<number> {
  await seen.first().waitFor({ state: 'visible' })
  return Math.round(performance.now() - since)
}
