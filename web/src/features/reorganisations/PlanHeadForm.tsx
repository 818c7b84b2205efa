import { type FormEvent, useState } from 'react'
import { today } from '../../lib/time.ts'
import { reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/States.tsx'
import { DESK } from '../../words/zh-CN/desk.ts'
import { PLANS } from '../../words/zh-CN/reorganisations.ts'

export interface PlanHead {
  title: string
  basis: string
  day: string
}

/** Title, document and day of a plan: begun, or written anew. */
export function PlanHeadForm({
  head,
  word,
  isBusy,
  problem,
  onSave,
  onCancel,
}: {
  head?: PlanHead
  word: string
  isBusy: boolean
  problem: unknown
  onSave: (head: PlanHead) => void
  onCancel: () => void
}) {
  const [draft, setDraft] = useState<PlanHead>(head ?? { title: '', basis: '', day: today() })
  const [isAsked, setAsked] = useState(false)
  const change = (part: Partial<PlanHead>) => setDraft({ ...draft, ...part })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    const [title, basis] = [draft.title.trim(), draft.basis.trim()]
    if (title && basis) onSave({ title, basis, day: draft.day })
  }
  return (
    <form className="d-form d-act-box" onSubmit={submit} noValidate>
      <Field
        label={PLANS.title}
        error={isAsked && !draft.title.trim() ? PLANS.title_missing : undefined}
        maxLength={200}
        value={draft.title}
        onChange={(event) => change({ title: event.target.value })}
      />
      <div className="d-half">
        <Field
          label={PLANS.basis}
          error={isAsked && !draft.basis.trim() ? PLANS.basis_missing : undefined}
          maxLength={200}
          value={draft.basis}
          onChange={(event) => change({ basis: event.target.value })}
        />
        <Field
          label={PLANS.day}
          hint={PLANS.day_hint}
          type="date"
          required
          min={today()}
          value={draft.day}
          onChange={(event) => change({ day: event.target.value })}
        />
      </div>
      {problem ? <Notice tone="over">{reasonText(problem)}</Notice> : null}
      <div className="d-form-foot">
        <Button look="main" type="submit" busyWord={isBusy && DESK.working}>
          {word}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {DESK.cancel}
        </Button>
      </div>
    </form>
  )
}
