const KEY = 'linli.often'
const SHOWN = 6

/** Codes of the categories that were recorded most on this phone, most often first; at most six. */
export function oftenUsed() {
  return Object.entries(read())
    .sort(([, one], [, other]) => other - one)
    .slice(0, SHOWN)
    .map(([code]) => code)
}

/** Counts one use; on this phone only, for the order of the buttons and nothing else. */
export function noteUsed(code: string) {
  const counts = read()
  counts[code] = (counts[code] ?? 0) + 1
  try {
    localStorage.setItem(KEY, JSON.stringify(counts))
  } catch {
    // Without room on the phone the buttons keep their first order.
  }
}

function read(): Record<string, number> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    const pairs = typeof kept === 'object' && kept !== null ? Object.entries(kept) : []
    return Object.fromEntries(pairs.map(([code, n]) => [code, Number(n) || 0]))
  } catch {
    return {}
  }
}
