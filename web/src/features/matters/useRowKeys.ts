import { useEffect, useRef } from 'react'
import { isForPage } from '../../lib/keys.ts'

/** `j` and `k` walk the rows (`a[data-row]`), Enter opens the one in focus by itself, `/` goes to the search, Escape closes. */
export function useRowKeys(onClose: () => void) {
  const latest = useRef(onClose)
  latest.current = onClose
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!isForPage(event)) return
      if (event.key === 'j') walk(1)
      else if (event.key === 'k') walk(-1)
      else if (event.key === 'Escape') latest.current()
      else if (event.key === '/') {
        event.preventDefault()
        document.querySelector<HTMLElement>('input[data-search]')?.focus()
      }
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}

function walk(step: 1 | -1) {
  const rows = [...document.querySelectorAll<HTMLElement>('a[data-row]')]
  const focused = rows.findIndex((row) => row === document.activeElement)
  const open = rows.findIndex((row) => row.getAttribute('aria-current') === 'page')
  const at = focused >= 0 ? focused : open
  const next = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step))]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}
