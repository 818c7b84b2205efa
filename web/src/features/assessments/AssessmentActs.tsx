import type { Assessment } from '@linli/contract/assessments'
import type { AssessmentAct } from '@linli/contract/codes/assessments'
import { type ReactNode, useState } from 'react'
import type { ProblemError } from '../../lib/client.ts'
import { type CommandOptions, useCommand } from '../../lib/queries.ts'
import { dayAndTime, serverNow } from '../../lib/time.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { ASSESSMENT_ACT, MINUTES, MINUTES_MISSING, PLAN } from '../../words/zh-CN/assessments.ts'
import { MeetingForm } from './MeetingForm.tsx'
import type { Picked } from './SeatsField.tsx'

const SHOWN: readonly AssessmentAct[] = ['sign_off', 'hold', 'revise', 'add_addendum', 'cancel']

/** The acts possible now on an assessment, each a verb that asks in a sheet what it needs. */
export function AssessmentActs({ assessment }: { assessment: Assessment }) {
  const [act, setAct] = useState<AssessmentAct>()
  // A meeting is said to have been held once its hour has come.
  const isAhead = Date.parse(assessment.meets_at) > serverNow()
  const acts = SHOWN.filter((one) => assessment.can.includes(one) && !(one === 'hold' && isAhead))
  const close = () => setAct(undefined)
  if (acts.length === 0) return null
  return (
    <>
      <div className="l-row">
        {acts.map((one) => (
          <Button
            key={one}
            look={one === 'sign_off' || one === 'hold' ? 'main' : 'plain'}
            onClick={() => setAct(one)}
          >
            {VERB[one]}
          </Button>
        ))}
      </div>
      <Sheet title={act ? VERB[act] : ''} isOpen={act !== undefined} onClose={close}>
        {act === 'sign_off' ? <SignForm {...{ assessment, close }} /> : null}
        {act === 'hold' ? <HoldForm {...{ assessment, close }} /> : null}
        {act === 'revise' ? <ReviseForm {...{ assessment, close }} /> : null}
        {act === 'cancel' ? <CancelForm {...{ assessment, close }} /> : null}
        {act === 'add_addendum' ? <AddendumForm {...{ assessment, close }} /> : null}
      </Sheet>
    </>
  )
}

const VERB: Record<AssessmentAct, string> = {
  sign_off: ASSESSMENT_ACT.sign_off,
  hold: ASSESSMENT_ACT.hold,
  revise: ASSESSMENT_ACT.revise,
  add_addendum: ASSESSMENT_ACT.add_addendum,
  cancel: ASSESSMENT_ACT.cancel,
  record: '',
}

interface FormProps {
  assessment: Assessment
  close: () => void
}

const ALL: Pick<CommandOptions<'assessments.hold'>, 'invalidates'> = {
  invalidates: ['assessments.', 'matters.'],
}

function SignForm({ assessment: { id, version }, close }: FormProps) {
  const sign = useCommand('assessments.sign_off', {
    ...ALL,
    onDone: ({ number }) => {
      say(fill(ASSESSMENT_ACT.signed, { number }))
      close()
    },
  })
  return (
    <>
      <p>{ASSESSMENT_ACT.sign_title}</p>
      <p className="l-quiet">{ASSESSMENT_ACT.sign_lead}</p>
      {sign.error ? (
        <Notice tone="over">
          {reasonText(sign.error)}
          {missingIn(sign.error)}
        </Notice>
      ) : null}
      <Do
        verb={ASSESSMENT_ACT.sign_off}
        isBusy={sign.isPending}
        onDo={() => sign.mutate({ id, version })}
      />
    </>
  )
}

function missingIn(error: ProblemError): ReactNode {
  const missing = error.data.missing
  if (!Array.isArray(missing)) return null
  const list = missing.map((one) => MINUTES_MISSING[String(one)] ?? '').join('、')
  return <p>{fill(MINUTES.missing_list, { list })}</p>
}

function HoldForm({ assessment: { id, version, seats }, close }: FormProps) {
  const [absent, setAbsent] = useState<string[]>([])
  const hold = useCommand('assessments.hold', {
    ...ALL,
    onDone: () => {
      say(ASSESSMENT_ACT.held)
      close()
    },
  })
  return (
    <>
      <p>
        <strong>{ASSESSMENT_ACT.hold_title}</strong>
      </p>
      <p className="l-quiet">{ASSESSMENT_ACT.hold_lead}</p>
      <div>
        {seats.map((seat) => (
          <label key={seat.id} className="d-check">
            <input
              type="checkbox"
              checked={absent.includes(seat.id)}
              onChange={(event) =>
                setAbsent(
                  event.target.checked
                    ? [...absent, seat.id]
                    : absent.filter((one) => one !== seat.id),
                )
              }
            />
            <span>
              {seat.name} <span className="l-quiet">{seat.office}</span>
            </span>
          </label>
        ))}
      </div>
      {hold.error ? <Notice tone="over">{reasonText(hold.error)}</Notice> : null}
      <Do
        verb={ASSESSMENT_ACT.hold_do}
        isBusy={hold.isPending}
        onDo={() => hold.mutate({ id, version, absent_seat_ids: absent })}
      />
    </>
  )
}

function ReviseForm({ assessment, close }: FormProps) {
  const revise = useCommand('assessments.revise', ALL)
  const { day, time } = dayAndTime(assessment.meets_at)
  const seats = assessment.seats.flatMap(pickedOf)
  const chair = assessment.seats.find(({ is_chair }) => is_chair)?.post_id ?? undefined
  return (
    <MeetingForm
      draftKey={`revise ${assessment.id} ${assessment.version}`}
      first={{ topic: assessment.topic, day, time, place: assessment.place, seats, chair }}
      verb={PLAN.save}
      onClose={close}
      onSend={async (meeting) => {
        await revise.mutateAsync({ id: assessment.id, version: assessment.version, ...meeting })
        say(PLAN.revised)
        close()
      }}
    />
  )
}

/** A seat as the form picks it; nobody where the post has ended. */
export function pickedOf(seat: Assessment['seats'][number]): Picked[] {
  const { name, office, post_id, is_guest } = seat
  if (is_guest) return [{ guest_name: name, guest_office: office, name, office }]
  return post_id ? [{ post_id, name, office }] : []
}

function CancelForm({ assessment: { id }, close }: FormProps) {
  const [reason, setReason] = useState('')
  const cancel = useCommand('assessments.cancel', {
    ...ALL,
    onDone: () => {
      say(ASSESSMENT_ACT.cancelled)
      close()
    },
  })
  return (
    <Words
      label={ASSESSMENT_ACT.cancel_reason}
      verb={ASSESSMENT_ACT.cancel_do}
      value={reason}
      error={cancel.error}
      isBusy={cancel.isPending}
      onChange={setReason}
      onDo={() => cancel.mutate({ id, reason: reason.trim() })}
    />
  )
}

function AddendumForm({ assessment: { id }, close }: FormProps) {
  const [words, setWords] = useState('')
  const add = useCommand('assessments.add_addendum', {
    onDone: () => {
      say(ASSESSMENT_ACT.addendum_done)
      close()
    },
  })
  return (
    <Words
      label={ASSESSMENT_ACT.addendum_words}
      verb={ASSESSMENT_ACT.addendum_do}
      value={words}
      error={add.error}
      isBusy={add.isPending}
      onChange={setWords}
      onDo={() => add.mutate({ id, words: words.trim() })}
    />
  )
}

function Words({
  label,
  verb,
  value,
  error,
  isBusy,
  onChange,
  onDo,
}: {
  label: string
  verb: string
  value: string
  error: ProblemError | null
  isBusy: boolean
  onChange: (value: string) => void
  onDo: () => void
}) {
  return (
    <>
      <TextArea
        label={label}
        rows={4}
        maxLength={2000}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      {error ? <Notice tone="over">{reasonText(error)}</Notice> : null}
      <Do verb={verb} isBusy={isBusy} isDisabled={value.trim() === ''} onDo={onDo} />
    </>
  )
}

function Do({
  verb,
  isBusy,
  isDisabled = false,
  onDo,
}: {
  verb: string
  isBusy: boolean
  isDisabled?: boolean
  onDo: () => void
}) {
  return (
    <Button
      look="main"
      isWide
      disabled={isDisabled}
      busyWord={isBusy && ASSESSMENT_ACT.working}
      onClick={onDo}
    >
      {verb}
    </Button>
  )
}
