import { useEffect, useRef } from 'react'
import { isForPage } from '../../lib/keys.ts'

/** A digit from 1 opens the saved view in that place. */
export function useViewKeys(onView: (at: number) => void): void {
  const latest = useRef(onView)
  latest.current = onView
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isForPage(event) && /^[1-9]$/.test(event.key)) latest.current(Number(event.key) - 1)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}
