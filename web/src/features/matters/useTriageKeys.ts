import { URGENCIES, type Urgency } from '@linli/contract/codes/matters'
import { useEffect, useRef } from 'react'
import { isForPage } from '../../lib/keys.ts'

interface Keys {
  onStep: (step: 1 | -1) => void
  onUrgency: (urgency: Urgency) => void
  onSend: () => void
}

/** `j` and `k` take up the next and the former matter, 1 to 3 say how urgent it is, Enter sends it on. */
export function useTriageKeys(keys: Keys) {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!isForPage(event)) return
      // On a button, Enter presses that button.
      if (event.key === 'Enter' && event.target instanceof HTMLButtonElement) return
      const urgency = URGENCIES[Number(event.key) - 1]
      if (event.key === 'j') latest.current.onStep(1)
      else if (event.key === 'k') latest.current.onStep(-1)
      else if (event.key === 'Enter') latest.current.onSend()
      else if (urgency) latest.current.onUrgency(urgency)
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}
