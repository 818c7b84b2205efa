import type { Assessment } from '@linli/contract/assessments'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { AssessmentActs, pickedOf } from '../../../features/assessments/AssessmentActs.tsx'
import { ASSESSMENT_TONE } from '../../../features/assessments/AssessmentRows.tsx'
import { MeetingForm } from '../../../features/assessments/MeetingForm.tsx'
import { MinutesEditor } from '../../../features/assessments/MinutesEditor.tsx'
import { MinutesView } from '../../../features/assessments/MinutesView.tsx'
import { Moment } from '../../../lib/Moment.tsx'
import { useCommand, useQuery } from '../../../lib/queries.ts'
import { useMe } from '../../../lib/session.ts'
import { dayAndTime, sayDay } from '../../../lib/time.ts'
import { fill, reasonText } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Facts, Paper, Section } from '../../../ui/Page.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { Badge, Notice, Skeleton } from '../../../ui/States.tsx'
import { say } from '../../../ui/Toast.tsx'
import {
  ASSESSMENT_ACT,
  ASSESSMENT_STATUS,
  ASSESSMENTS,
  MINUTES,
  PLAN,
} from '../../../words/zh-CN/assessments.ts'
import { STATUS } from '../../../words/zh-CN/matters.ts'
import { POST_KIND } from '../../../words/zh-CN/org.ts'
import { DeskPage } from '../DeskPage.tsx'

/** One assessment: its minutes, to write or to read, and beside them the meeting. */
export function AssessmentPage() {
  const { id = '' }: { id?: string } = useParams({ strict: false })
  const found = useQuery('assessments.get', { id })
  const back = <Link to="/assessments">{ASSESSMENTS.back}</Link>
  if (!found.data) {
    return (
      <DeskPage title={ASSESSMENTS.title} back={back}>
        {found.error ? (
          <Notice tone="over">{reasonText(found.error)}</Notice>
        ) : (
          <Skeleton lines={10} />
        )}
      </DeskPage>
    )
  }
  const assessment = found.data
  return (
    <DeskPage
      title={assessment.topic}
      back={back}
      isWide
      lead={
        <span className="l-row">
          <Badge tone={ASSESSMENT_TONE[assessment.status]}>
            {ASSESSMENT_STATUS[assessment.status]}
          </Badge>
          {assessment.number}
          {assessment.is_secret ? <Badge tone="over">{ASSESSMENTS.secret}</Badge> : null}
        </span>
      }
      acts={
        <>
          <AssessmentActs assessment={assessment} />
          <Link to="/minutes/$id" params={{ id }} className="l-button l-button-quiet">
            {ASSESSMENTS.print}
          </Link>
        </>
      }
    >
      <WhoSigns assessment={assessment} />
      <div className="d-columns">
        <Words assessment={assessment} />
        <Meeting assessment={assessment} />
      </div>
    </DeskPage>
  )
}

function WhoSigns({
  assessment: { status, chair, can, cancel_reason },
}: {
  assessment: Assessment
}) {
  const me = useMe()
  if (cancel_reason) return <Notice>{`${ASSESSMENT_ACT.cancel_reason}：${cancel_reason}`}</Notice>
  if (status !== 'held' || can.includes('sign_off')) return null
  const isChair = me.data?.person?.id === chair.id
  return (
    <Notice tone="soon">
      {isChair
        ? ASSESSMENT_ACT.second_needed
        : fill(ASSESSMENT_ACT.waits_for_chair, { name: chair.name })}
    </Notice>
  )
}

function Words({ assessment }: { assessment: Assessment }) {
  if (assessment.can.includes('record'))
    return <MinutesEditor key={assessment.id} assessment={assessment} />
  return (
    <div className="l-stack">
      <Paper>
        <MinutesView minutes={assessment.minutes} />
        {assessment.written && assessment.status !== 'signed' ? (
          <p className="l-quiet l-small">
            {fill(MINUTES.written_by, { name: assessment.written.by.name })}{' '}
            <Moment at={assessment.written.at} />
          </p>
        ) : null}
      </Paper>
      {assessment.addenda.length > 0 ? (
        <Section title={MINUTES.addenda}>
          <Paper>
            {assessment.addenda.map(({ id, at, by_name, words }) => (
              <p key={id}>
                {words}
                <span className="l-quiet l-small">
                  {' '}
                  {by_name} <Moment at={at} />
                </span>
              </p>
            ))}
          </Paper>
        </Section>
      ) : null}
    </div>
  )
}

function Meeting({ assessment }: { assessment: Assessment }) {
  return (
    <div className="l-stack">
      <Paper>
        <Facts
          items={[
            [ASSESSMENTS.meets, <Moment key="at" at={assessment.meets_at} />],
            [ASSESSMENTS.place, assessment.place],
            [ASSESSMENTS.called_by, assessment.unit.name],
            [ASSESSMENTS.chair, assessment.chair.name],
            [
              ASSESSMENTS.signed_at,
              assessment.signed_at ? <Moment key="signed" at={assessment.signed_at} /> : null,
            ],
          ]}
        />
      </Paper>
      <Section title={ASSESSMENTS.about}>
        <Paper>
          {assessment.matters.map((matter) => (
            <p key={matter.number}>
              {matter.id ? (
                <Link to="/matters/$id" params={{ id: matter.id }}>
                  {matter.number}
                </Link>
              ) : (
                matter.number
              )}{' '}
              <span className="l-quiet">{STATUS[matter.status]}</span>
              <br />
              {matter.summary ?? <span className="l-quiet">{ASSESSMENTS.hidden_matter}</span>}
            </p>
          ))}
        </Paper>
      </Section>
      <Seats assessment={assessment} />
      <NextMeeting assessment={assessment} />
    </div>
  )
}

function Seats({ assessment: { seats, status } }: { assessment: Assessment }) {
  return (
    <Section title={MINUTES.attendance}>
      <Paper>
        <ul className="d-seats">
          {seats.map((seat) => (
            <li key={seat.id}>
              <span>
                {seat.name}{' '}
                <span className="l-quiet l-small">
                  {seat.office}
                  {seat.post_kind ? ` ${POST_KIND[seat.post_kind]}` : ''}
                </span>
              </span>
              <span className="l-quiet l-small">
                {seat.is_chair ? MINUTES.is_chair : ''}
                {status === 'planned' || seat.has_come ? '' : MINUTES.absent}
              </span>
            </li>
          ))}
        </ul>
      </Paper>
    </Section>
  )
}

/** The next meeting that signed minutes have set: planned already, or to be planned from here with the same people. */
function NextMeeting({ assessment }: { assessment: Assessment }) {
  const me = useMe()
  const navigate = useNavigate()
  const [isOpen, setOpen] = useState(false)
  const plan = useCommand('assessments.plan', { invalidates: ['assessments.', 'matters.'] })
  const { next_meeting_on, followed_by, status } = assessment
  if (status !== 'signed' || !next_meeting_on) return null
  const matter_ids = assessment.matters.flatMap(({ id }) => id ?? [])
  const mayPlan = me.data?.roles.includes('centre_staff') && matter_ids.length > 0
  return (
    <Section title={MINUTES.next_meeting}>
      <Paper>
        <p>{sayDay(next_meeting_on)}</p>
        {followed_by ? (
          <Link to="/assessments/$id" params={{ id: followed_by }}>
            {ASSESSMENTS.open}
          </Link>
        ) : mayPlan ? (
          <div>
            <Button onClick={() => setOpen(true)}>{ASSESSMENTS.plan_next}</Button>
          </div>
        ) : null}
      </Paper>
      <Sheet title={ASSESSMENTS.plan_next} isOpen={isOpen} onClose={() => setOpen(false)}>
        <MeetingForm
          draftKey={`follow ${assessment.id}`}
          first={{
            topic: assessment.topic,
            day: next_meeting_on,
            time: dayAndTime(assessment.meets_at).time,
            place: assessment.place,
            seats: assessment.seats.flatMap(pickedOf),
            chair: assessment.seats.find(({ is_chair }) => is_chair)?.post_id ?? undefined,
          }}
          verb={PLAN.send}
          onClose={() => setOpen(false)}
          onSend={async (meeting) => {
            const made = await plan.mutateAsync({
              matter_ids,
              follows_id: assessment.id,
              ...meeting,
            })
            say(PLAN.done)
            setOpen(false)
            void navigate({ to: '/assessments/$id', params: { id: made.id } })
          }}
        />
      </Sheet>
    </Section>
  )
}
