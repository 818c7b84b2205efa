import { useEffect } from 'react'

/** Begins at the top. The router looks for a heading behind a #, and a token is none. */
export function useTop() {
  // In braces: newer browsers answer scrollTo with a promise, which React would take for a clean-up.
  useEffect(() => {
    window.scrollTo(0, 0)
  }, [])
}
