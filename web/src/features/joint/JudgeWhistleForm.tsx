import type { Whistle, WhistleUnit } from '@linli/contract/joint'
import { useState } from 'react'
import { useDraft } from '../../lib/drafts.ts'
import { useCommand } from '../../lib/queries.ts'
import { Chips } from '../../ui/Choice.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { Pick } from '../../ui/Pick.tsx'
import { say } from '../../ui/Toast.tsx'
import { CALL_FORM, JOINT_FORM } from '../../words/zh-CN/joint.ts'
import { FormFrame } from './FormFrame.tsx'

const JUDGED = ['justified', 'not_justified'] as const

/** A called unit says whether the call was justified, and what came of it. */
export function JudgeWhistleForm({
  whistle,
  called,
  onClose,
}: {
  whistle: Whistle
  called: WhistleUnit
  onClose: () => void
}) {
  const draft = useDraft<{ judged?: (typeof JUDGED)[number] | undefined; words: string }>(
    `judge_whistle ${whistle.id} ${called.unit.id}`,
    { words: '' },
  )
  const { judged, words } = draft.value
  const [isAsked, setAsked] = useState(false)
  const send = useCommand('joint.judge_whistle', {
    invalidates: ['joint.', 'matters.'],
    onDone: () => {
      say(CALL_FORM.done_judge)
      void draft.clear()
      onClose()
    },
  })
  const submit = () => {
    setAsked(true)
    if (!judged || words.trim() === '') return
    const was_justified = judged === 'justified'
    send.mutate({ id: whistle.id, unit_id: called.unit.id, was_justified, words })
  }
  return (
    <FormFrame
      title={CALL_FORM.judge}
      verb={CALL_FORM.judge_do}
      problem={send.error}
      isPending={send.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Pick word={CALL_FORM.judge} error={isAsked && !judged ? CALL_FORM.choose_judged : undefined}>
        <Chips
          label={CALL_FORM.judge}
          options={JUDGED.map((value) => ({ value, word: CALL_FORM[value] }))}
          value={judged}
          onChange={(next) => draft.change({ judged: next })}
        />
      </Pick>
      <TextArea
        label={CALL_FORM.judge_words}
        rows={2}
        maxLength={2000}
        value={words}
        error={isAsked && words.trim() === '' ? JOINT_FORM.write_words : undefined}
        onChange={(event) => draft.change({ words: event.target.value })}
      />
    </FormFrame>
  )
}
