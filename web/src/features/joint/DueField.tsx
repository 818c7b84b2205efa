import { today } from '../../lib/time.ts'
import { Chips } from '../../ui/Choice.tsx'
import { Field } from '../../ui/Field.tsx'
import { Pick } from '../../ui/Pick.tsx'
import { DUE_CHOICE, JOINT_FORM } from '../../words/zh-CN/joint.ts'
import type { DueDraft } from './task-due.ts'

const CHOICES = ['hours_4', 'hours_24', 'working_1', 'working_3', 'working_5', 'day'] as const

/** Until when: a period that is often given, or a day. */
export function DueField({
  label = JOINT_FORM.due,
  value,
  onChange,
  error,
}: {
  label?: string
  value: DueDraft
  onChange: (value: DueDraft) => void
  error?: string | undefined
}) {
  return (
    <div className="l-row">
      <Pick word={label} error={error}>
        <Chips
          label={label}
          options={CHOICES.map((choice) => ({ value: choice, word: DUE_CHOICE[choice] }))}
          value={value.choice}
          onChange={(choice) => onChange({ ...value, choice })}
        />
      </Pick>
      {value.choice === 'day' ? (
        <Field
          label={JOINT_FORM.due_day}
          type="date"
          min={today()}
          value={value.day ?? ''}
          onChange={(event) => onChange({ ...value, day: event.target.value })}
        />
      ) : null}
    </div>
  )
}
