import type { Task } from '@linli/contract/joint'
import { useState } from 'react'
import { useDraft } from '../../lib/drafts.ts'
import { useCommand } from '../../lib/queries.ts'
import { TextArea } from '../../ui/Field.tsx'
import { say } from '../../ui/Toast.tsx'
import { JOINT_FORM, TASK_STEP } from '../../words/zh-CN/joint.ts'
import { FormFrame } from './FormFrame.tsx'

/** The facts that a co-handling unit has asked for. */
export function TellTaskForm({ task, onClose }: { task: Task; onClose: () => void }) {
  const draft = useDraft(`tell_task ${task.id}`, { words: '' })
  const { words } = draft.value
  const [isAsked, setAsked] = useState(false)
  const tell = useCommand('joint.tell_task', {
    invalidates: ['joint.', 'matters.'],
    onDone: () => {
      say(TASK_STEP.tell)
      void draft.clear()
      onClose()
    },
  })
  const submit = () => {
    setAsked(true)
    if (words.trim() !== '') tell.mutate({ id: task.id, words })
  }
  return (
    <FormFrame
      title={JOINT_FORM.tell}
      verb={JOINT_FORM.tell_do}
      problem={tell.error}
      isPending={tell.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="l-joint-said">{task.steps.findLast(({ step }) => step === 'ask')?.words}</p>
      <TextArea
        label={JOINT_FORM.what_said}
        rows={3}
        maxLength={2000}
        value={words}
        error={isAsked && words.trim() === '' ? JOINT_FORM.write_words : undefined}
        onChange={(event) => draft.change({ words: event.target.value })}
      />
    </FormFrame>
  )
}
