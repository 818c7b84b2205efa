import type { APIRequestContext } from 'playwright-core'
import { DEMONSTRATION_ACCOUNTS } from '../server/src/demonstration/accounts.ts'

/** Signs in as an account of the demonstration, as a resident by phone and code, or not at all. */
export async function signIn(browser: APIRequestContext, as: string) {
  if (as === 'nobody') return
  if (/^1\d{10}$/.test(as)) return signInByPhone(browser, as)
  const found = DEMONSTRATION_ACCOUNTS.find(({ account }) => account === as)
  if (!found) throw new Error(`the demonstration has no account ${as}`)
  await ask(browser, 'identity.sign_in', { account: as, password: found.password })
}

/** Calls one operation; throws what was answered where it was refused. */
export async function ask(browser: APIRequestContext, operation: string, data: object) {
  const reply = await browser.post(`/api/${operation}`, {
    data,
    headers: { 'x-request-id': crypto.randomUUID() },
  })
  if (!reply.ok()) throw new Error(`${operation}: ${reply.status()} ${await reply.text()}`)
  return reply.json()
}

/** The demonstration shows its text messages in a tray; the code is read there. */
async function signInByPhone(browser: APIRequestContext, phone: string) {
  await requestCode(browser, phone)
  const tray = await ask(browser, 'channels.list_tray', { phone })
  const code = /(?<!\d)\d{6}(?!\d)/.exec(tray[0]?.text)?.[0]
  if (!code) throw new Error(`no code for ${phone} in the tray`)
  await ask(browser, 'identity.sign_in_with_code', { phone, code })
}

/** A code is sent once a minute; whoever asks sooner waits for the next. */
async function requestCode(browser: APIRequestContext, phone: string) {
  const sent = await ask(browser, 'identity.request_code', { phone }).catch(() => null)
  if (sent) return
  await new Promise((resolve) => setTimeout(resolve, 61_000))
  await ask(browser, 'identity.request_code', { phone })
}
