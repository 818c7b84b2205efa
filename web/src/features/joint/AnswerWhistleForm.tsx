import type { Whistle, WhistleUnit } from '@linli/contract/joint'
import { useState } from 'react'
import { useDraft } from '../../lib/drafts.ts'
import { useCommand } from '../../lib/queries.ts'
import { today } from '../../lib/time.ts'
import { Chips } from '../../ui/Choice.tsx'
import { Field, TextArea } from '../../ui/Field.tsx'
import { Pick } from '../../ui/Pick.tsx'
import { say } from '../../ui/Toast.tsx'
import { CALL_FORM, JOINT_FORM } from '../../words/zh-CN/joint.ts'
import { FormFrame } from './FormFrame.tsx'
import { momentOf } from './moment-of.ts'
import { WhenFields } from './WhenFields.tsx'

interface Draft {
  coming?: 'coming' | 'not_coming' | undefined
  comes_as: string
  day: string
  time: string
  words: string
}

const COMING = ['coming', 'not_coming'] as const

/** A called unit says who comes and when, or why nobody does. */
export function AnswerWhistleForm({
  whistle,
  called,
  onClose,
}: {
  whistle: Whistle
  called: WhistleUnit
  onClose: () => void
}) {
  const draft = useDraft<Draft>(`answer_whistle ${whistle.id} ${called.unit.id}`, {
    comes_as: '',
    day: today(),
    time: '',
    words: '',
  })
  const { coming, comes_as, day, time, words } = draft.value
  const [isAsked, setAsked] = useState(false)
  const send = useCommand('joint.answer_whistle', {
    invalidates: ['joint.', 'matters.'],
    onDone: () => {
      say(CALL_FORM.done_answer)
      void draft.clear()
      onClose()
    },
  })
  const comes_at = momentOf(day, time)
  const submit = () => {
    setAsked(true)
    const about = { id: whistle.id, unit_id: called.unit.id, ...(words.trim() ? { words } : {}) }
    if (coming === 'coming' && comes_as.trim() && comes_at)
      send.mutate({ ...about, is_coming: true, comes_as, comes_at })
    if (coming === 'not_coming' && words.trim()) send.mutate({ ...about, is_coming: false })
  }
  const missing = (isMissing: boolean, word: string) => (isAsked && isMissing ? word : undefined)
  return (
    <FormFrame
      title={CALL_FORM.answer}
      verb={CALL_FORM.answer_do}
      problem={send.error}
      isPending={send.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="l-joint-said">{whistle.what}</p>
      <Pick word={CALL_FORM.is_coming} error={missing(!coming, CALL_FORM.choose_coming)}>
        <Chips
          label={CALL_FORM.is_coming}
          options={COMING.map((value) => ({ value, word: CALL_FORM[value] }))}
          value={coming}
          onChange={(next) => draft.change({ coming: next })}
        />
      </Pick>
      {coming === 'coming' ? (
        <>
          <Field
            label={CALL_FORM.comes_as}
            placeholder={CALL_FORM.comes_as_hint}
            maxLength={50}
            value={comes_as}
            error={missing(comes_as.trim() === '', JOINT_FORM.write_words)}
            onChange={(event) => draft.change({ comes_as: event.target.value })}
          />
          <WhenFields
            {...{ day, time }}
            error={missing(!comes_at, CALL_FORM.choose_time)}
            onChange={draft.change}
          />
        </>
      ) : null}
      {coming ? (
        <TextArea
          label={coming === 'coming' ? CALL_FORM.more_words : CALL_FORM.why_not}
          isOptional={coming === 'coming'}
          rows={2}
          maxLength={500}
          value={words}
          error={missing(coming === 'not_coming' && !words.trim(), JOINT_FORM.write_words)}
          onChange={(event) => draft.change({ words: event.target.value })}
        />
      ) : null}
    </FormFrame>
  )
}
