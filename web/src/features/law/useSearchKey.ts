import { useEffect } from 'react'
import { isForPage } from '../../lib/keys.ts'

/** `/` goes to the search box of the law, wherever on the page one is. */
export function useSearchKey() {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== '/' || !isForPage(event)) return
      const box = document.querySelector('input[data-law-search]')
      if (!(box instanceof HTMLInputElement)) return
      event.preventDefault()
      box.focus()
      box.select()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
}
