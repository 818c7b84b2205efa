import { useSyncExternalStore } from 'react'
import './toast.css'

interface Said {
  id: number
  text: string
}

let said: Said | undefined
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

/** Says what was done ("已派给新区街道物业办"), for five seconds. Never for what went wrong: that stays on the page. */
export function say(text: string) {
  said = { id: (said?.id ?? 0) + 1, text }
  clearTimeout(timer)
  timer = setTimeout(hush, 5_000)
  tell()
}

/** Where the words of `say` appear; once for each surface. */
export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => said)
  return (
    <div className="l-toasts" role="status">
      {shown ? (
        <button type="button" key={shown.id} className="l-toast" onClick={hush}>
          {shown.text}
        </button>
      ) : null}
    </div>
  )
}

function hush() {
  said = undefined
  tell()
}

function tell() {
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
