import { useEffect, useRef } from 'react'
import { isForPage } from '../../lib/keys.ts'

/** What the keys of a queue do besides walking. */
export interface RowKeys {
  /** Escape: the innermost thing that is open is closed. */
  onClose: () => void
  /** `x`, with Shift for a stretch: picks the row in focus. */
  onPick: (id: string, isRange: boolean) => void
}

/** `j` and `k` walk the rows (`a[data-row]`), Enter opens the one in focus by itself, `x` picks it, `v` goes to what may be done
 * with all picked ones, `/` goes to the search, Escape closes. */
export function useRowKeys(keys: RowKeys) {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!isForPage(event)) return
      if (event.key === 'j') walk(1)
      else if (event.key === 'k') walk(-1)
      else if (event.key === 'Escape') latest.current.onClose()
      else if (event.key === 'x' || event.key === 'X') pick(latest.current, event.shiftKey)
      else if (event.key === 'v') focusOn(event, '[data-batch] button')
      else if (event.key === '/') focusOn(event, 'input[data-search]')
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}

function focusOn(event: KeyboardEvent, what: string) {
  event.preventDefault()
  document.querySelector<HTMLElement>(what)?.focus()
}

function pick({ onPick }: RowKeys, isRange: boolean) {
  const row = presentRow(rows())
  if (row?.dataset.row) onPick(row.dataset.row, isRange)
}

const rows = () => [...document.querySelectorAll<HTMLElement>('a[data-row]')]

function presentRow(all: readonly HTMLElement[]) {
  return (
    all.find((row) => row.closest('tr, li')?.contains(document.activeElement)) ??
    all.find((row) => row.getAttribute('aria-current') === 'page')
  )
}

function walk(step: 1 | -1) {
  const all = rows()
  const present = presentRow(all)
  const at = present ? all.indexOf(present) : -1
  const next = all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + step))]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}
