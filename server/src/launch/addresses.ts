import { networkInterfaces } from 'node:os'
import { DEMONSTRATION_ACCOUNTS, DEMONSTRATION_PHONE } from '../demonstration/accounts.ts'
import { say } from './say.ts'

const SURFACES = [
  { path: '/', name: '居民' },
  { path: '/worker/', name: '网格员' },
  { path: '/desk/', name: '中心工作台' },
] as const

/** Prints where each kind of person opens the system. */
export function printAddresses(ports: number[]): void {
  const [port = 8520] = ports
  say('')
  for (const { path, name } of SURFACES) say(`  ${pad(name, 16)}http://localhost:${port}${path}`)
  const lan = lanAddress()
  if (lan) say(`  ${pad('同一网络的手机', 16)}http://${lan}:${port}/`)
  if (ports.length > 1) say(`  ${pad('另外的实例', 16)}${ports.slice(1).join('、')}`)
}

/** Prints who can sign in to the demonstration. */
export function printAccounts(): void {
  say('\n  演示账号（数据全部虚构）')
  say(`  ${pad('居民', 16)}手机 ${DEMONSTRATION_PHONE}，验证码见页面上的“已发短信”`)
  for (const { path, name } of SURFACES) {
    for (const one of DEMONSTRATION_ACCOUNTS.filter(({ page }) => page === path)) {
      say(`  ${pad(name, 16)}${pad(one.account, 12)}${pad(one.password, 18)}${one.about}`)
    }
  }
}

/** The first address of this machine that others on the same network can open; undefined if it has none. */
function lanAddress(): string | undefined {
  const all = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  return all.find((one) => one.family === 'IPv4' && !one.internal)?.address
}

/** Pads to a width where a Chinese character takes two columns. */
function pad(text: string, width: number): string {
  const columns = [...text].reduce(
    (sum, char) => sum + ((char.codePointAt(0) ?? 0) > 0x2e80 ? 2 : 1),
    0,
  )
  return text + ' '.repeat(Math.max(2, width - columns))
}
