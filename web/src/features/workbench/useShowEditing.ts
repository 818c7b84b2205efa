import { useEffect } from 'react'
import type { InputOf } from '../../lib/api.ts'
import { call } from '../../lib/client.ts'

/** A sign fades after forty seconds; so often it is given again. */
const AGAIN_MS = 15_000

/** Lets the others see that I have this form open, as long as I have it open. */
export function useShowEditing(
  id: string,
  action: InputOf<'workbench.show_editing'>['action'],
): void {
  useEffect(() => {
    if (action === null) return
    const show = () => tell({ id, action })
    const leave = () => tell({ id, action: null })
    show()
    const timer = setInterval(show, AGAIN_MS)
    window.addEventListener('pagehide', leave)
    return () => {
      clearInterval(timer)
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [id, action])
}

// A sign that does not arrive fades by itself; nobody is kept from their work by it.
function tell(input: InputOf<'workbench.show_editing'>) {
  call('workbench.show_editing', input, { retries: 0, outlivesPage: true }).catch(() => undefined)
}
