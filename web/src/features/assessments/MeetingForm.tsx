import type { SeatInput } from '@linli/contract/assessments'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useDraft } from '../../lib/drafts.ts'
import { momentAt } from '../../lib/time.ts'
import { reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/States.tsx'
import { PLAN } from '../../words/zh-CN/assessments.ts'
import { DESK } from '../../words/zh-CN/desk.ts'
import { type Picked, SeatsField } from './SeatsField.tsx'

/** What a meeting needs, as the commands take it. */
export interface Meeting {
  topic: string
  meets_at: string
  place: string
  chair_post_id: string
  seats: SeatInput[]
}

/** What a meeting needs, as it is being filled in. */
export interface MeetingDraft {
  topic: string
  day: string
  time: string
  place: string
  seats: Picked[]
  chair: string | undefined
}

/** What, when, where, who: kept while it is filled in, and sent by its own verb. */
export function MeetingForm({
  draftKey,
  first,
  verb,
  onSend,
  onClose,
  children,
}: {
  draftKey: string
  first: MeetingDraft
  verb: string
  /** Throws the problem that the form then shows. */
  onSend: (meeting: Meeting) => Promise<void>
  onClose: () => void
  children?: ReactNode
}) {
  const draft = useDraft<MeetingDraft>(draftKey, first)
  const [isAsked, setAsked] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  if (!draft.isReady) return null
  const { value, change } = draft
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    setProblem(undefined)
    const meeting = meetingOf(value)
    if (!meeting) return
    setBusy(true)
    onSend(meeting)
      .then(() => draft.clear())
      .catch(setProblem)
      .finally(() => setBusy(false))
  }
  return (
    <form className="d-form d-meeting" onSubmit={submit} noValidate>
      <Field
        label={PLAN.topic}
        placeholder={PLAN.topic_hint}
        maxLength={200}
        value={value.topic}
        onChange={(event) => change({ topic: event.target.value })}
      />
      <div className="d-meeting-when">
        <Field
          label={PLAN.day}
          type="date"
          value={value.day}
          onChange={(event) => change({ day: event.target.value })}
        />
        <Field
          label={PLAN.time}
          type="time"
          value={value.time}
          onChange={(event) => change({ time: event.target.value })}
        />
        <Field
          label={PLAN.place}
          maxLength={200}
          value={value.place}
          onChange={(event) => change({ place: event.target.value })}
        />
      </div>
      <SeatsField
        seats={value.seats}
        chair={value.chair}
        onChange={(seats, chair) => change({ seats, chair })}
      />
      {children}
      {isAsked && !meetingOf(value) ? <Notice tone="soon">{PLAN.missing}</Notice> : null}
      {problem ? <Notice tone="over">{reasonText(problem)}</Notice> : null}
      <div className="d-form-foot">
        <Button look="main" type="submit" busyWord={isBusy && PLAN.sending}>
          {verb}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {DESK.cancel}
        </Button>
        {draft.isRestored ? <span className="l-quiet l-small">{DESK.restored}</span> : null}
      </div>
    </form>
  )
}

function meetingOf(draft: MeetingDraft): Meeting | undefined {
  const meets_at = momentAt(draft.day, draft.time)
  const [topic, place] = [draft.topic.trim(), draft.place.trim()]
  if (!topic || !place || !meets_at || !draft.chair) return undefined
  const seats = draft.seats.flatMap((one): SeatInput[] => {
    if (!('post_id' in one)) return [{ guest_name: one.guest_name, guest_office: one.guest_office }]
    return one.post_id === draft.chair ? [] : [{ post_id: one.post_id }]
  })
  return { topic, place, meets_at, chair_post_id: draft.chair, seats }
}
