import type { CalendarLine } from '@linli/contract/mediation-calendar'
import type { ReactNode } from 'react'
import { useQuery } from '../../lib/queries.ts'
import { addDays, dayAndTime, sayDay } from '../../lib/time.ts'
import { reasonText } from '../../lib/words.ts'
import { Notice, Skeleton } from '../../ui/States.tsx'
import { SESSION_KIND } from '../../words/zh-CN/mediation.ts'
import { CALENDAR } from '../../words/zh-CN/mediation-page.ts'
import './mediation.css'

/** A week of sessions, day beside day at a desk and day under day on a phone. */
export function CalendarWeek({
  from,
  link,
}: {
  /** The Monday, `YYYY-MM-DD`. */
  from: string
  link: (id: string, children: ReactNode) => ReactNode
}) {
  const found = useQuery('mediation.list_calendar', { from, days: 7 }, { keepsPrevious: true })
  if (found.error) return <Notice tone="over">{reasonText(found.error)}</Notice>
  if (!found.data) return <Skeleton lines={6} />
  const days = Array.from({ length: 7 }, (_, at) => addDays(from, at))
  return (
    <div className="m-week">
      {days.map((day) => (
        <section key={day} className="l-paper m-day">
          <h3>{sayDay(day)}</h3>
          <Slots
            lines={found.data.filter((line) => dayAndTime(line.starts_at).day === day)}
            link={link}
          />
        </section>
      ))}
    </div>
  )
}

function Slots({
  lines,
  link,
}: {
  lines: readonly CalendarLine[]
  link: (id: string, children: ReactNode) => ReactNode
}) {
  if (lines.length === 0) return <p className="l-quiet l-small">{CALENDAR.none}</p>
  return lines.map((line) => {
    const words = line.dispute ? line.dispute.title : CALENDAR.taken
    return (
      <div key={line.id} className="m-slot">
        <div>
          {dayAndTime(line.starts_at).time}–{dayAndTime(line.ends_at).time}
        </div>
        <div>{line.dispute ? link(line.dispute.id, words) : words}</div>
        <div className="l-quiet l-small">
          {[
            line.kind ? SESSION_KIND[line.kind] : null,
            line.room?.name ?? line.place,
            line.mediators.map(({ name }) => name).join('、'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </div>
      </div>
    )
  })
}
