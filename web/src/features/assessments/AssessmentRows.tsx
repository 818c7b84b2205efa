import type { AssessmentLine, ComingMeeting, DutyLine } from '@linli/contract/assessments'
import type { AssessmentStatus } from '@linli/contract/codes/assessments'
import type { ReactNode } from 'react'
import { Moment, useMinute } from '../../lib/Moment.tsx'
import { sayDay, sayMoment, sayWaited } from '../../lib/time.ts'
import { fill } from '../../lib/words.ts'
import { List, ListRow } from '../../ui/ListRow.tsx'
import { Badge, type Tone } from '../../ui/States.tsx'
import { ASSESSMENT_STATUS, ASSESSMENTS } from '../../words/zh-CN/assessments.ts'
import { DANGER, RISK } from '../../words/zh-CN/risk.ts'
import './minutes.css'

export const ASSESSMENT_TONE: Record<AssessmentStatus, Tone> = {
  planned: 'todo',
  held: 'soon',
  signed: 'done',
  cancelled: 'quiet',
}

/** A row leads to what it is about; the page says by which link. */
export type RowLink = (id: string, row: ReactNode) => ReactNode

/** Assessments, each with what it is about, when and where, and who called and chairs it. */
export function AssessmentRows({
  items,
  link,
}: {
  items: readonly AssessmentLine[]
  link: RowLink
}) {
  return (
    <List label={ASSESSMENTS.title}>
      {items.map((line) => (
        <li key={line.id}>
          {link(
            line.id,
            <ListRow
              title={[line.number, line.topic].filter(Boolean).join('　')}
              state={
                <Badge tone={ASSESSMENT_TONE[line.status]}>{ASSESSMENT_STATUS[line.status]}</Badge>
              }
              where={
                <>
                  <Moment at={line.meets_at} /> · {line.place} · {line.matter_numbers.join('、')}
                  {line.is_secret ? ` · ${ASSESSMENTS.secret}` : ''}
                </>
              }
              foot={[
                `${ASSESSMENTS.called_by} ${line.unit.name}`,
                `${ASSESSMENTS.chair} ${line.chair.name}`,
                fill(ASSESSMENTS.seats, { n: line.seats }),
              ].join(' · ')}
              aside={
                line.next_meeting_on
                  ? fill(ASSESSMENTS.next, { day: sayDay(line.next_meeting_on) })
                  : null
              }
            />,
          )}
        </li>
      ))}
    </List>
  )
}

/** Open duties to report, the oldest first, each with how long it waits. */
export function DutyRows({ items, link }: { items: readonly DutyLine[]; link: RowLink }) {
  useMinute()
  return (
    <List label={ASSESSMENTS.duties}>
      {items.map((duty) => (
        <li key={duty.id}>
          {link(
            duty.matter.id,
            <ListRow
              title={duty.matter.summary}
              state={<Badge tone="over">{DANGER[duty.danger]}</Badge>}
              where={`${duty.matter.number} · ${RISK.open_since} ${sayMoment(duty.since)} · ${fill(RISK.found_by, { name: duty.found_by.name })}`}
              foot={<strong>{fill(RISK.waited, { span: sayWaited(duty.since) })}</strong>}
              aside={duty.escalated_at ? RISK.escalated : null}
            />,
          )}
        </li>
      ))}
    </List>
  )
}

/** The days on which people meet, each with its meetings. */
export function ComingRows({ items, link }: { items: readonly ComingMeeting[]; link: RowLink }) {
  const days = [...Map.groupBy(items, (one) => one.day)]
  return (
    <ol className="d-days">
      {days.map(([day, meetings]) => (
        <li key={day}>
          <h3>{sayDay(day)}</h3>
          <List label={sayDay(day)}>
            {meetings.map((meeting) => (
              <li key={meeting.id}>
                {link(
                  meeting.id,
                  <ListRow
                    title={meeting.topic}
                    where={
                      meeting.meets_at
                        ? `${sayMoment(meeting.meets_at).split(' ').at(-1)} · ${meeting.place}`
                        : `${meeting.number} · ${ASSESSMENTS.to_plan}`
                    }
                  />,
                )}
              </li>
            ))}
          </List>
        </li>
      ))}
    </ol>
  )
}
