import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { BrowserContext } from 'playwright-core'
import { ROOT } from './printed-page.ts'

interface Account {
  account: string
  password: string
  district_id: number
}

/** Signs a browser in as an account of the demonstration, as a resident by phone and code, or not at all. */
export async function signIn(context: BrowserContext, as: string) {
  if (as === 'nobody') return
  if (/^1\d{10}$/.test(as)) return signInByPhone(context, as)
  const found = (await accounts()).find(({ account }) => account === as)
  if (!found) throw new Error(`the demonstration has no account ${as}`)
  const { password, district_id } = found
  await command(context, 'identity.sign_in', { account: `${as}@${district_id}`, password })
}

/** The demonstration shows its text messages in a tray; the code is read there. */
async function signInByPhone(context: BrowserContext, phone: string) {
  await command(context, 'identity.request_code', { phone })
  const tray = await command(context, 'channels.list_tray', { phone })
  const code = /\d{6}/.exec(JSON.stringify(tray))?.[0]
  if (!code) throw new Error(`no code for ${phone} in the tray`)
  await command(context, 'identity.sign_in_with_code', { phone, code })
}

async function command(context: BrowserContext, operation: string, data: object) {
  const reply = await context.request.post(`/api/${operation}`, {
    data,
    headers: { 'x-request-id': crypto.randomUUID() },
  })
  if (!reply.ok()) throw new Error(`${operation}: ${reply.status()} ${await reply.text()}`)
  return reply.json()
}

async function accounts(): Promise<readonly Account[]> {
  const path = join(ROOT, 'server/src/demonstration/accounts.ts')
  if (!existsSync(path)) return []
  const exported = await import(pathToFileURL(path).href)
  return exported.DEMONSTRATION_ACCOUNTS ?? []
}
