import { createStore, del, get, set } from 'idb-keyval'
import { useCallback, useEffect, useRef, useState } from 'react'

const store = typeof indexedDB === 'undefined' ? undefined : createStore('linli-drafts', 'drafts')

/**
 * A form whose every step survives a dead phone: the value (Blobs too) is kept in IndexedDB under `key`.
 * `isReady` is false until the kept value has been read; where the browser keeps nothing, it is plain state.
 */
export function useDraft<T>(key: string, empty: T) {
  const [value, setValue] = useState(empty)
  const [isReady, setReady] = useState(false)
  const [isRestored, setRestored] = useState(false)
  const latest = useRef(empty)

  useEffect(() => {
    let isGone = false
    readDraft<T>(key).then((kept) => {
      if (isGone) return
      if (kept !== undefined) {
        // A draft of an older form may lack new fields.
        latest.current = { ...empty, ...kept }
        setValue(latest.current)
        setRestored(true)
      }
      setReady(true)
    })
    return () => {
      isGone = true
    }
  }, [key])

  const change = useCallback(
    (next: Partial<T>) => {
      latest.current = { ...latest.current, ...next }
      setValue(latest.current)
      writeDraft(key, latest.current)
    },
    [key],
  )
  const clear = useCallback(() => {
    latest.current = empty
    setValue(empty)
    setRestored(false)
    return dropDraft(key)
  }, [key])
  return { value, change, clear, isReady, isRestored }
}

/** The kept draft, or undefined; a browser that refuses storage counts as empty. */
export async function readDraft<T>(key: string): Promise<T | undefined> {
  return store ? get<T>(key, store).catch(() => undefined) : undefined
}

export async function writeDraft(key: string, value: unknown) {
  // Private windows and full phones refuse; the form goes on without the net.
  if (store) await set(key, value, store).catch(() => undefined)
}

export async function dropDraft(key: string) {
  if (store) await del(key, store).catch(() => undefined)
}
