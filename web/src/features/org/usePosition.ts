import type { Position } from '@linli/contract/fields'
import { useState } from 'react'
import { PLACE } from '../../words/zh-CN/place.ts'

/** Asks the phone where it is; what went wrong comes in plain words with another way to go. */
export function usePosition(onFound: (position: Position) => void) {
  const [isFinding, setFinding] = useState(false)
  const [problem, setProblem] = useState<string>()
  const find = () => {
    setProblem(undefined)
    // Over plain http a phone lends its position to nobody.
    if (!('geolocation' in navigator) || !window.isSecureContext) {
      return setProblem(PLACE.impossible)
    }
    setFinding(true)
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setFinding(false)
        onFound({ lng: coords.longitude, lat: coords.latitude, datum: 'wgs84' })
      },
      (error) => {
        setFinding(false)
        setProblem(error.code === error.PERMISSION_DENIED ? PLACE.refused : PLACE.too_slow)
      },
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 30_000 },
    )
  }
  return { find, isFinding, problem }
}
