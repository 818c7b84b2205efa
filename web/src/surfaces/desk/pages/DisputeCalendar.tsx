import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { CalendarWeek } from '../../../features/mediation/CalendarWeek.tsx'
import { addDays, today } from '../../../lib/time.ts'
import { Button } from '../../../ui/Button.tsx'
import { CALENDAR, DISPUTES } from '../../../words/zh-CN/mediation-page.ts'
import { DeskPage } from '../DeskPage.tsx'

/** When rooms and mediators are taken, a week at a time. */
export function DisputeCalendar() {
  const [weeks, setWeeks] = useState(0)
  const from = addDays(mondayOf(today()), weeks * 7)
  return (
    <DeskPage
      title={CALENDAR.title}
      back={<Link to="/disputes">{DISPUTES.back}</Link>}
      acts={
        <>
          <Button onClick={() => setWeeks(weeks - 1)}>{CALENDAR.earlier}</Button>
          <Button onClick={() => setWeeks(0)}>{CALENDAR.today}</Button>
          <Button onClick={() => setWeeks(weeks + 1)}>{CALENDAR.later}</Button>
        </>
      }
      isWide
    >
      <CalendarWeek
        from={from}
        link={(id, children) => (
          <Link to="/disputes/$id" params={{ id }}>
            {children}
          </Link>
        )}
      />
    </DeskPage>
  )
}

function mondayOf(day: string): string {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay()
  return addDays(day, -((weekday + 6) % 7))
}
