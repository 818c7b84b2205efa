import { useEffect, useState } from 'react'
import { dueTone, onServerTime, sayDue, sayExact, sayMoment, sayWhen } from './time.ts'

/** A moment as people say it; exact on hover and on paper. `style` `when` leaves the time away but for today. */
export function Moment({ at, style = 'moment' }: { at: string; style?: 'moment' | 'when' }) {
  useMinute()
  const exact = sayExact(at)
  return (
    <time dateTime={at} title={exact} data-exact={exact}>
      {style === 'when' ? sayWhen(at) : sayMoment(at)}
    </time>
  )
}

/** What is left until a deadline, in word and colour. */
export function Due({ at }: { at: string }) {
  useMinute()
  return (
    <time className={`l-due l-due-${dueTone(at)}`} dateTime={at} title={sayExact(at)}>
      {sayDue(at)}
    </time>
  )
}

/** Draws again each minute and when the server's clock becomes known. */
export function useMinute() {
  const [, draw] = useState(0)
  useEffect(() => {
    const again = () => draw((n) => n + 1)
    const timer = setInterval(again, 60_000)
    const stop = onServerTime(again)
    return () => {
      clearInterval(timer)
      stop()
    }
  }, [])
}
