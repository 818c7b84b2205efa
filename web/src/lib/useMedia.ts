import { useEffect, useState } from 'react'

/** Does the window answer to this media query now? */
export function useMedia(query: string) {
  const [isSo, setSo] = useState(() => matchMedia(query).matches)
  useEffect(() => {
    const media = matchMedia(query)
    const look = () => setSo(media.matches)
    look()
    media.addEventListener('change', look)
    return () => media.removeEventListener('change', look)
  }, [query])
  return isSo
}
