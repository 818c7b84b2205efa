import { TASK_ANSWERS, type TaskAnswer } from '@linli/contract/codes/joint'
import type { Task } from '@linli/contract/joint'
import { useState } from 'react'
import { useDraft } from '../../lib/drafts.ts'
import { useCommand } from '../../lib/queries.ts'
import { Button } from '../../ui/Button.tsx'
import { Chips } from '../../ui/Choice.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { Pick } from '../../ui/Pick.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { DONE } from '../../words/zh-CN/acts.ts'
import { JOINT_FORM, TASK_ANSWER } from '../../words/zh-CN/joint.ts'
import { MATTER_PAGE } from '../../words/zh-CN/matter-page.ts'
import { PhotoField } from '../documents/PhotoField.tsx'
import { type DraftFile, useUploads } from '../documents/useUploads.ts'
import { FormFrame } from './FormFrame.tsx'

interface Draft {
  answer?: TaskAnswer | undefined
  words: string
  files: DraftFile[]
}

/** What the co-handling unit says of its task. */
export function AnswerTaskForm({ task, onClose }: { task: Task; onClose: () => void }) {
  const draft = useDraft<Draft>(`answer_task ${task.id}`, { words: '', files: [] })
  const { answer, words, files } = draft.value
  const [isAsked, setAsked] = useState(false)
  const [failed, setFailed] = useState<unknown>()
  const uploads = useUploads(files, (next) => draft.change({ files: next }), true)
  const send = useCommand('joint.answer_task', {
    invalidates: ['joint.', 'matters.'],
    onDone: () => {
      say(DONE.answer_task)
      void draft.clear()
      onClose()
    },
  })
  const submit = async () => {
    setAsked(true)
    setFailed(undefined)
    if (!answer || words.trim() === '') return
    try {
      const file_ids = files.length > 0 ? await uploads.finish() : []
      send.mutate({ id: task.id, answer, words, file_ids })
    } catch (error) {
      setFailed(error)
    }
  }
  const answers = TASK_ANSWERS.filter((one) => one !== 'refuse' || task.can.includes('refuse'))
  return (
    <FormFrame
      title={JOINT_FORM.answer}
      verb={JOINT_FORM.answer_do}
      problem={failed ?? send.error}
      isPending={send.isPending}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p className="l-joint-said">{task.what}</p>
      <TakeButton task={task} />
      <Pick
        word={JOINT_FORM.how_far}
        error={isAsked && !answer ? JOINT_FORM.choose_answer : undefined}
      >
        <Chips<TaskAnswer>
          label={JOINT_FORM.how_far}
          options={answers.map((value) => ({ value, word: TASK_ANSWER[value] }))}
          value={answer}
          onChange={(next) => draft.change({ answer: next })}
        />
      </Pick>
      {answer === 'refuse' ? <Notice tone="soon">{JOINT_FORM.refuse_hint}</Notice> : null}
      <TextArea
        label={JOINT_FORM.what_said}
        hint={JOINT_FORM.what_said_hint}
        rows={3}
        maxLength={2000}
        value={words}
        error={isAsked && words.trim() === '' ? JOINT_FORM.write_words : undefined}
        onChange={(event) => draft.change({ words: event.target.value })}
      />
      <PhotoField
        files={files}
        words={uploads.words}
        onChange={(next) => draft.change({ files: next })}
      />
    </FormFrame>
  )
}

/** One touch: the unit has seen it and begins. */
export function TakeButton({ task }: { task: Task }) {
  const take = useCommand('joint.take_task', {
    invalidates: ['joint.', 'matters.'],
    onDone: () => say(JOINT_FORM.taken),
  })
  if (!task.can.includes('take')) return null
  return (
    <div className="l-row">
      <Button
        busyWord={take.isPending && MATTER_PAGE.working}
        onClick={() => take.mutate({ id: task.id })}
      >
        {JOINT_FORM.take}
      </Button>
    </div>
  )
}
