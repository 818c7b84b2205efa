import { INSTRUCTED, type Instructed } from '@linli/contract/codes/supervision'
import type { Matter } from '@linli/contract/matters'
import { type FormEvent, useState } from 'react'
import { useDraft } from '../../lib/drafts.ts'
import { useCommand } from '../../lib/queries.ts'
import { today } from '../../lib/time.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Chips } from '../../ui/Choice.tsx'
import { Field, TextArea } from '../../ui/Field.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { MATTER_PAGE } from '../../words/zh-CN/matter-page.ts'
import { INSTRUCT_TO, SUPERVISION } from '../../words/zh-CN/supervision.ts'

interface Draft {
  to: Instructed
  text: string
  wants: 'yes' | 'no'
  answer_by: string
}

/** What a leader writes on a matter: for whom, what, and whether an answer is wanted. */
export function InstructForm({ matter, onClose }: { matter: Matter; onClose: () => void }) {
  const draft = useDraft<Draft>(`instruct ${matter.id}`, {
    to: matter.unit ? 'unit' : 'centre',
    text: '',
    wants: 'yes',
    answer_by: '',
  })
  const [isAsked, setAsked] = useState(false)
  const instruct = useCommand('supervision.instruct', {
    invalidates: ['supervision.', 'matters.'],
  })
  const { to, text, wants, answer_by } = draft.value
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (!text.trim()) return
    await instruct.mutateAsync({
      id: matter.id,
      to,
      text,
      wants_answer: wants === 'yes',
      ...(wants === 'yes' && answer_by ? { answer_by } : {}),
    })
    const unit = to === 'unit' ? (matter.unit?.name ?? '') : INSTRUCT_TO.centre
    say(fill(SUPERVISION.instructed, { unit }))
    await draft.clear()
    onClose()
  }
  if (!draft.isReady) return null
  return (
    <form
      className="d-dock-form"
      aria-label={SUPERVISION.instruction}
      noValidate
      onSubmit={(event) => void submit(event).catch(() => undefined)}
    >
      <h3>{SUPERVISION.instruction}</h3>
      <Chips<Instructed>
        label={SUPERVISION.for_whom}
        options={INSTRUCTED.filter((one) => one === 'centre' || matter.unit).map((value) => ({
          value,
          word: value === 'unit' ? (matter.unit?.name ?? '') : INSTRUCT_TO.centre,
        }))}
        value={to}
        onChange={(next) => draft.change({ to: next ?? to })}
      />
      <TextArea
        label={SUPERVISION.write}
        placeholder={SUPERVISION.write_hint}
        error={isAsked && !text.trim() ? SUPERVISION.write_missing : undefined}
        rows={2}
        maxLength={2000}
        value={text}
        onChange={(event) => draft.change({ text: event.target.value })}
      />
      <Chips<Draft['wants']>
        label={SUPERVISION.wants_answer}
        options={[
          { value: 'yes', word: SUPERVISION.answer_yes },
          { value: 'no', word: SUPERVISION.answer_no },
        ]}
        value={wants}
        onChange={(next) => draft.change({ wants: next ?? wants })}
      />
      {wants === 'yes' ? (
        <Field
          label={SUPERVISION.answer_by}
          type="date"
          min={today()}
          value={answer_by}
          onChange={(event) => draft.change({ answer_by: event.target.value })}
        />
      ) : null}
      {instruct.error ? <Notice tone="over">{reasonText(instruct.error)}</Notice> : null}
      <div className="d-form-foot">
        <Button look="main" type="submit" busyWord={instruct.isPending && MATTER_PAGE.working}>
          {SUPERVISION.instruct}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {MATTER_PAGE.cancel}
        </Button>
      </div>
    </form>
  )
}
