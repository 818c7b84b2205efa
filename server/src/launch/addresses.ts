import { networkInterfaces } from 'node:os'
import type { Account } from './demonstration.ts'
import { say } from './say.ts'

const SURFACES = [
  { surface: 'resident', path: '/', name: '居民' },
  { surface: 'worker', path: '/worker/', name: '网格员' },
  { surface: 'desk', path: '/desk/', name: '中心工作台' },
] as const

/** Prints where each kind of person opens the system, and the accounts of the demonstration. */
export function printAddresses(ports: number[], accounts: readonly Account[]): void {
  const [port = 8520] = ports
  say('')
  for (const { path, name } of SURFACES) say(`  ${pad(name, 12)}http://localhost:${port}${path}`)
  const lan = lanAddress()
  if (lan) say(`  ${pad('同一网络的手机', 12)}http://${lan}:${port}/`)
  if (ports.length > 1) say(`  ${pad('另外的实例', 12)}${ports.slice(1).join('、')}`)
  if (accounts.length > 0) say('\n  演示账号（数据全部虚构）')
  for (const { surface, name } of SURFACES) {
    for (const account of accounts.filter((one) => one.surface === surface)) {
      say(`  ${pad(name, 12)}${pad(account.name, 16)}${pad(account.password, 20)}${account.who}`)
    }
  }
  say('')
}

/** The first address of this machine that others on the same network can open; undefined if it has none. */
export function lanAddress(): string | undefined {
  const all = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  return all.find((one) => one.family === 'IPv4' && !one.internal)?.address
}

/** Pads to a width where a Chinese character takes two columns. */
function pad(text: string, width: number): string {
  const columns = [...text].reduce(
    (sum, char) => sum + ((char.codePointAt(0) ?? 0) > 0x2e80 ? 2 : 1),
    0,
  )
  return text + ' '.repeat(Math.max(2, width + 4 - columns))
}
