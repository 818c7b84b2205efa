import { today } from '../../lib/time.ts'
import { Field } from '../../ui/Field.tsx'
import { CALL_FORM } from '../../words/zh-CN/joint.ts'
import './joint.css'

/** The day and the time of a meeting. */
export function WhenFields({
  day,
  time,
  error,
  onChange,
}: {
  day: string
  time: string
  error: string | undefined
  onChange: (next: { day?: string; time?: string }) => void
}) {
  return (
    <div className="l-joint-when">
      <Field
        label={CALL_FORM.day}
        type="date"
        min={today()}
        value={day}
        onChange={(event) => onChange({ day: event.target.value })}
      />
      <Field
        label={CALL_FORM.time}
        type="time"
        value={time}
        error={error}
        onChange={(event) => onChange({ time: event.target.value })}
      />
    </div>
  )
}
