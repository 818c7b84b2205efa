import type { KeptClock, Matter } from '@linli/contract/matters'
import { Due, Moment } from '../../lib/Moment.tsx'
import { sayDay, sayDeadline, sayMoment } from '../../lib/time.ts'
import { fill } from '../../lib/words.ts'
import { Badge, Notice } from '../../ui/States.tsx'
import { CLOCKS, ESCALATED_TO } from '../../words/zh-CN/clocks.ts'
import { MATTER_PAGE } from '../../words/zh-CN/matter-page.ts'
import { CLOCK } from '../../words/zh-CN/matters.ts'
import { pausedWords } from './paused-words.ts'
import './clock-list.css'

/** Every clock of a matter: from when, until when, met or missed, and by which rule. */
export function ClockList({ matter }: { matter: Matter }) {
  if (matter.clocks.length === 0) return null
  return (
    <ul className="l-clocks">
      {matter.clocks.map((clock) => (
        <li key={`${clock.kind} ${clock.from}`}>
          <div className="l-row">
            <strong>{CLOCK[clock.kind]}</strong>
            <span>
              <Moment at={clock.from} /> — <Moment at={clock.due_at} style="deadline" />
            </span>
            <State clock={clock} matter={matter} />
          </div>
          <p className="l-quiet l-small">{about(clock)}</p>
        </li>
      ))}
    </ul>
  )
}

function State({ clock, matter }: { clock: KeptClock; matter: Matter }) {
  if (clock.ended_at === null) {
    return matter.clock?.paused_until ? (
      <Badge tone="quiet">{CLOCKS.paused_short}</Badge>
    ) : (
      <Due at={clock.due_at} warnsAt={matter.clock?.warns_at ?? null} />
    )
  }
  const isMissed = clock.alarm === 'overdue'
  const at = sayMoment(clock.ended_at)
  return (
    <Badge tone={isMissed ? 'over' : 'done'}>
      {fill(isMissed ? CLOCKS.missed : CLOCKS.met, { at })}
    </Badge>
  )
}

function about(clock: KeptClock): string {
  const isMoved = clock.first_due_at !== clock.due_at
  return [
    isMoved ? fill(CLOCKS.first_due, { at: sayDeadline(clock.first_due_at) }) : '',
    clock.pauses.length > 0 ? fill(CLOCKS.paused_before, { times: clock.pauses.length }) : '',
    fill(MATTER_PAGE.basis, { basis: clock.basis }),
    clock.is_beyond_calendar ? MATTER_PAGE.beyond : '',
  ]
    .filter(Boolean)
    .join(' · ')
}

/** What of the clock everybody should see first: that it stands still, that longer is asked for, how far up the line it is. */
export function ClockNotices({ matter }: { matter: Matter }) {
  const { clock, extension, escalation } = matter
  const reason = matter.clocks.at(-1)?.pauses.at(-1)?.reason
  return (
    <>
      {escalation ? (
        <Notice tone="over">
          {fill(CLOCKS.level, { level: escalation.level, to: ESCALATED_TO[escalation.to] })}
        </Notice>
      ) : null}
      {clock?.paused_until && reason ? (
        <Notice tone="soon">{pausedWords(clock.paused_until, reason)}</Notice>
      ) : null}
      {extension ? (
        <Notice tone="soon">
          {fill(CLOCKS.asked, {
            name: extension.asked_by.name,
            day: sayDay(extension.wanted_day),
            reason: extension.reason,
          })}
        </Notice>
      ) : null}
    </>
  )
}
