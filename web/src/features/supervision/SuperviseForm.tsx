import {
  SUPERVISION_GRADES,
  SUPERVISION_TRIGGERS,
  type SupervisionGrade,
  type SupervisionTrigger,
} from '@linli/contract/codes/supervision'
import type { Named } from '@linli/contract/fields'
import type { Matter } from '@linli/contract/matters'
import { type FormEvent, useState } from 'react'
import { useDraft } from '../../lib/drafts.ts'
import { useCommand, useQuery } from '../../lib/queries.ts'
import { addDays, today } from '../../lib/time.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Chips } from '../../ui/Choice.tsx'
import { Field, TextArea } from '../../ui/Field.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { MATTER_PAGE } from '../../words/zh-CN/matter-page.ts'
import { GRADE, INSTRUCT_TO, SUPERVISION, TRIGGER } from '../../words/zh-CN/supervision.ts'
import { UnitSelect } from '../org/UnitSelect.tsx'

interface Draft {
  trigger: SupervisionTrigger | undefined
  grade: SupervisionGrade
  text: string
  reply_by: string
  copies: Named[]
}

/** An order of supervision, written and issued by a person; what the data show is only suggested. */
export function SuperviseForm({ matter, onClose }: { matter: Matter; onClose: () => void }) {
  const draft = useDraft<Draft>(`supervise ${matter.id}`, {
    trigger: undefined,
    grade: 'ordinary',
    text: '',
    reply_by: addDays(today(), 3),
    copies: [],
  })
  const [isAsked, setAsked] = useState(false)
  const found = useQuery('supervision.get_of_matter', { id: matter.id })
  const supervise = useCommand('supervision.supervise', {
    invalidates: ['supervision.', 'matters.'],
  })
  const { trigger, grade, text, reply_by, copies } = draft.value
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (!trigger || !text.trim() || !reply_by) return
    const copy_unit_ids = copies.map(({ id }) => id)
    await supervise.mutateAsync({ id: matter.id, trigger, grade, text, reply_by, copy_unit_ids })
    say(fill(SUPERVISION.issued, { unit: matter.unit?.name ?? INSTRUCT_TO.centre }))
    await draft.clear()
    onClose()
  }
  if (!draft.isReady) return null
  return (
    <form
      className="d-dock-form"
      aria-label={SUPERVISION.order}
      noValidate
      onSubmit={(event) => void submit(event).catch(() => undefined)}
    >
      <h3>{SUPERVISION.order}</h3>
      <p className="l-quiet">
        {matter.unit
          ? fill(SUPERVISION.to_unit, { unit: matter.unit.name })
          : SUPERVISION.to_centre}
        。{SUPERVISION.hold_hint}
      </p>
      <Suggested triggers={found.data?.suggested ?? []} />
      <Chips<SupervisionTrigger>
        label={SUPERVISION.why}
        options={SUPERVISION_TRIGGERS.map((value) => ({ value, word: TRIGGER[value] }))}
        value={trigger}
        onChange={(next) => draft.change({ trigger: next })}
      />
      {isAsked && !trigger ? <p className="l-field-error">{SUPERVISION.why_missing}</p> : null}
      <Chips<SupervisionGrade>
        label={SUPERVISION.grade}
        options={SUPERVISION_GRADES.map((value) => ({ value, word: GRADE[value] }))}
        value={grade}
        onChange={(next) => draft.change({ grade: next ?? 'ordinary' })}
      />
      <TextArea
        label={SUPERVISION.what}
        placeholder={SUPERVISION.what_hint}
        error={isAsked && !text.trim() ? SUPERVISION.what_missing : undefined}
        rows={2}
        maxLength={2000}
        value={text}
        onChange={(event) => draft.change({ text: event.target.value })}
      />
      <Field
        label={SUPERVISION.reply_by}
        type="date"
        min={today()}
        error={isAsked && !reply_by ? SUPERVISION.reply_by_missing : undefined}
        value={reply_by}
        onChange={(event) => draft.change({ reply_by: event.target.value })}
      />
      <Copies copies={copies} onChange={(next) => draft.change({ copies: next })} />
      {supervise.error ? <Notice tone="over">{reasonText(supervise.error)}</Notice> : null}
      <div className="d-form-foot">
        <Button look="main" type="submit" busyWord={supervise.isPending && MATTER_PAGE.working}>
          {SUPERVISION.issue}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {MATTER_PAGE.cancel}
        </Button>
      </div>
    </form>
  )
}

function Suggested({ triggers }: { triggers: readonly SupervisionTrigger[] }) {
  if (triggers.length === 0) return null
  const words = triggers.map((one) => TRIGGER[one]).join('、')
  return <p className="l-quiet">{fill(SUPERVISION.suggested_here, { triggers: words })}</p>
}

function Copies({ copies, onChange }: { copies: Named[]; onChange: (next: Named[]) => void }) {
  return (
    <div className="l-stack">
      {copies.map((unit) => (
        <div key={unit.id} className="l-row">
          <span>{fill(SUPERVISION.copied, { units: unit.name })}</span>
          <Button look="quiet" onClick={() => onChange(copies.filter(({ id }) => id !== unit.id))}>
            {fill(SUPERVISION.remove_copy, { unit: unit.name })}
          </Button>
        </div>
      ))}
      <UnitSelect
        label={copies.length > 0 ? SUPERVISION.copy_more : SUPERVISION.copies}
        value={null}
        onChange={(unit) =>
          unit && !copies.some(({ id }) => id === unit.id) ? onChange([...copies, unit]) : undefined
        }
      />
    </div>
  )
}
