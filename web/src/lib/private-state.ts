/**
 * What a person typed that must never stand in an address: phone numbers and search words.
 * They live in the history entry, so that Back finds them again and no log, link or screenshot holds them.
 */
export interface PrivateState {
  phone?: string
  words?: string
  token?: string
}

/** The private part of a history state as the router hands it over. */
export function readPrivate(state: unknown): PrivateState {
  if (typeof state !== 'object' || state === null || !('linli' in state)) return {}
  const kept = state.linli
  if (typeof kept !== 'object' || kept === null) return {}
  const text = (key: string) => {
    const value = Object.entries(kept).find(([name]) => name === key)?.[1]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const [phone, words, token] = [text('phone'), text('words'), text('token')]
  return {
    ...(phone ? { phone } : {}),
    ...(words ? { words } : {}),
    ...(token ? { token } : {}),
  }
}

/** Puts words into the present history entry without a new one and without touching the address. */
export function keepPrivate(change: PrivateState) {
  const state: unknown = history.state
  const old = typeof state === 'object' && state !== null ? state : {}
  history.replaceState({ ...old, linli: { ...readPrivate(state), ...change } }, '')
}

/** What the present history entry holds. */
export function keptPrivate() {
  return readPrivate(history.state)
}
