import { useSyncExternalStore } from 'react'

const KEY = 'linli.type'
const listeners = new Set<() => void>()

/** Sets the large type of the last visit before the first page is drawn. */
export function applyType() {
  if (isLarge()) document.documentElement.dataset.type = 'large'
  else delete document.documentElement.dataset.type
}

/** Large type on or off, and the switch; kept on this phone only. */
export function useElderMode() {
  const isOn = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => isLarge(),
  )
  return { isOn, toggle: () => setLarge(!isOn) }
}

function isLarge() {
  try {
    return localStorage.getItem(KEY) === 'large'
  } catch {
    return false
  }
}

function setLarge(isOn: boolean) {
  try {
    if (isOn) localStorage.setItem(KEY, 'large')
    else localStorage.removeItem(KEY)
  } catch {
    // A private window forgets the choice; there is nothing to repair.
  }
  applyType()
  for (const listener of listeners) listener()
}
