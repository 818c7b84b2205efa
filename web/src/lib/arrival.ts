import type { Platform } from '@linli/contract/codes/arrivals'
import type { Arrival } from '@linli/contract/platform-arrivals'

/** What this browser keeps while it is on its way by a platform. It lives as long as the tab and no other tab sees it: whoever
 * follows a link that carries somebody else's code holds nothing that fits. */
export interface KeptArrival {
  platform: Platform
  state: string
  secret: string
  /** What the platform gave; `brought` once we have told the server. */
  code?: string
  entry?: { iv: string; data: string }
  brought?: true
}

const KEY = 'linli.arrival'

/** Keeps an arrival that has begun, in place of any other. */
export function keepArrival({ platform, state, secret }: Arrival): void {
  write({ platform, state, secret })
}

/** The arrival that this tab is on, if it is on one. */
export function keptArrival(): KeptArrival | undefined {
  try {
    const kept: Partial<KeptArrival> | null = JSON.parse(sessionStorage.getItem(KEY) ?? 'null')
    if (!kept?.platform || !kept.state || !kept.secret) return undefined
    const { platform, state, secret } = kept
    return { ...kept, platform, state, secret }
  } catch {
    return undefined
  }
}

/** The server has the code. */
export function noteBrought(): void {
  const kept = keptArrival()
  if (kept) write({ ...kept, brought: true })
}

export function forgetArrival(): void {
  try {
    sessionStorage.removeItem(KEY)
  } catch {
    // Nothing was kept either.
  }
}

/** Takes what a platform has put into the address, out of the address and of the history. It is kept only where it answers
 * what this tab began. */
export function takeReturn(place: Pick<Location, 'pathname' | 'search' | 'hash'> = location): void {
  const found = readReturn(place)
  if (!found) return
  const kept = keptArrival()
  if (kept?.state === found.state) write({ ...kept, ...found.given })
  history.replaceState(history.state, '', found.rest)
}

/** What a platform has put into an address: WeCom into the search, a mini-program behind the #. `rest` is the address without. */
export function readReturn({
  pathname,
  search,
  hash,
}: Pick<Location, 'pathname' | 'search' | 'hash'>) {
  for (const [text, isSearch] of [
    [search, true],
    [hash, false],
  ] as const) {
    const values = new URLSearchParams(text.slice(1))
    const [state, code] = [values.get('state'), values.get('code')]
    if (!state || !code || !/^[0-9a-f]{64}$/.test(state)) continue
    const [iv, data] = [values.get('iv'), values.get('data')]
    const given = { code, ...(iv && data ? { entry: { iv, data } } : {}) }
    const rest = isSearch ? `${pathname}${hash}` : `${pathname}${search}`
    return { state, given, rest }
  }
  return undefined
}

function write(kept: KeptArrival) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(kept))
  } catch {
    // Without a place to keep it the way by the platform does not open; password and phone do.
  }
}

/** Is this page open inside the WeCom app? */
export function isInWecom(agent = navigator.userAgent): boolean {
  return /wxwork/i.test(agent)
}
