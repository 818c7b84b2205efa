import type { MatterAction } from '@linli/contract/codes/matters'
import { useEffect, useRef } from 'react'
import { isForPage } from '../../lib/keys.ts'
import { ACT_KEY } from './act-keys.ts'

/** How long `a` waits for its letter. */
const WAIT_MS = 1_500

/** `a` and a letter opens the form of an act that is possible now. */
export function useActKeys(
  acts: readonly MatterAction[],
  onChoose: (action: MatterAction) => void,
) {
  const latest = useRef({ acts, onChoose })
  latest.current = { acts, onChoose }
  useEffect(() => {
    let heard = Number.NEGATIVE_INFINITY
    const press = (event: KeyboardEvent) => {
      if (!isForPage(event)) return
      const isSecond = event.timeStamp - heard < WAIT_MS
      heard = event.key === 'a' && !isSecond ? event.timeStamp : Number.NEGATIVE_INFINITY
      if (!isSecond) return
      const action = latest.current.acts.find((one) => ACT_KEY[one] === event.key)
      if (!action) return
      event.preventDefault()
      latest.current.onChoose(action)
    }
    // Before the keys that walk rows, which share letters with it.
    window.addEventListener('keydown', press, true)
    return () => window.removeEventListener('keydown', press, true)
  }, [])
}
