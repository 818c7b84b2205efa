import { useEffect, useState } from 'react'
import {
  dueTone,
  onServerTime,
  sayDeadline,
  sayDue,
  sayExact,
  sayExactDeadline,
  sayMoment,
  sayWhen,
} from './time.ts'

/** A moment as people say it; exact on hover and on paper. `style` `when` leaves the time away but for today. */
export function Moment({ at, style = 'moment' }: { at: string; style?: keyof typeof SAY }) {
  useMinute()
  const exact = style === 'deadline' ? sayExactDeadline(at) : sayExact(at)
  return (
    <time dateTime={at} title={exact} data-exact={exact}>
      {SAY[style](at)}
    </time>
  )
}

const SAY = { moment: sayMoment, when: sayWhen, deadline: sayDeadline }

/** What is left until a deadline, in word, shape and colour; `warnsAt` is from when it is nearly over. */
export function Due({ at, warnsAt = null }: { at: string; warnsAt?: string | null }) {
  useMinute()
  return (
    <time
      className={`l-due l-due-${dueTone(at, undefined, warnsAt)}`}
      dateTime={at}
      title={sayExactDeadline(at)}
    >
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
