import type { Task } from '@linli/contract/joint'
import type { Matter } from '@linli/contract/matters'
import { useState } from 'react'
import { useDraft } from '../../lib/drafts.ts'
import { useCommand, useQuery } from '../../lib/queries.ts'
import { fill } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { Badge, Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { DONE } from '../../words/zh-CN/acts.ts'
import { JOINT_FORM, TASK_STATUS } from '../../words/zh-CN/joint.ts'
import { PhotoField } from '../documents/PhotoField.tsx'
import { type DraftFile, useUploads } from '../documents/useUploads.ts'
import { ActForm } from '../matters/ActForm.tsx'
import { isTold, type Told } from '../matters/act-command.ts'
import { ReasonField } from '../matters/ReasonField.tsx'
import { FormFrame } from './FormFrame.tsx'
import { TASK_TONE } from './task-tone.ts'

/** The result of a matter: of several units the lead writes one answer out of theirs, of one unit its own. */
export function JointReplyForm({ matter, onClose }: { matter: Matter; onClose: () => void }) {
  const work = useQuery('joint.get_work', { id: matter.id })
  const tasks = work.data?.tasks ?? []
  if (tasks.length === 0) return <ActForm matter={matter} action="resolve" onClose={onClose} />
  return <ReplyForm matter={matter} tasks={tasks} onClose={onClose} />
}

function ReplyForm({
  matter,
  tasks,
  onClose,
}: {
  matter: Matter
  tasks: readonly Task[]
  onClose: () => void
}) {
  const draft = useDraft<{ told: Told; files: DraftFile[] }>(`joint_reply ${matter.id}`, {
    told: { note: '' },
    files: [],
  })
  const { told, files } = draft.value
  const words = told.note
  const tell = (change: Partial<Told>) => draft.change({ told: { ...told, ...change } })
  const [isAsked, setAsked] = useState(false)
  const [failed, setFailed] = useState<unknown>()
  const uploads = useUploads(files, (next) => draft.change({ files: next }), true)
  const resolve = useCommand('matters.resolve', {
    invalidates: ['joint.', 'matters.'],
    onDone: () => {
      say(DONE.resolve)
      void draft.clear()
      onClose()
    },
  })
  const open = tasks.filter(({ ended_at }) => ended_at === null).length
  const submit = async () => {
    setAsked(true)
    setFailed(undefined)
    const { outcome, planned_for } = told
    if (!outcome || !isTold('resolve', told)) return
    try {
      const file_ids = files.length > 0 ? await uploads.finish() : []
      resolve.mutate({
        id: matter.id,
        outcome,
        ...(outcome === 'planned' && planned_for ? { planned_for } : {}),
        note: words,
        file_ids,
      })
    } catch (error) {
      setFailed(error)
    }
  }
  return (
    <FormFrame
      title={JOINT_FORM.reply}
      {...(open === 0 ? { verb: JOINT_FORM.reply_do } : {})}
      problem={failed ?? resolve.error}
      isPending={resolve.isPending}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p className="l-quiet">{JOINT_FORM.reply_lead}</p>
      {open > 0 ? <Notice tone="soon">{fill(JOINT_FORM.still_open, { n: open })}</Notice> : null}
      <Answers
        tasks={tasks}
        onInsert={(text) => tell({ note: words.trim() ? `${words}\n${text}` : text })}
      />
      <ReasonField asks="claimed_outcome" look="words" {...{ told, tell, isAsked }} />
      <TextArea
        label={JOINT_FORM.reply_words}
        rows={4}
        maxLength={2000}
        value={words}
        error={isAsked && words.trim() === '' ? JOINT_FORM.write_words : undefined}
        onChange={(event) => tell({ note: event.target.value })}
      />
      <PhotoField
        files={files}
        words={uploads.words}
        onChange={(next) => draft.change({ files: next })}
      />
    </FormFrame>
  )
}

/** What each unit has answered, side by side, to be taken into the one answer. */
function Answers({
  tasks,
  onInsert,
}: {
  tasks: readonly Task[]
  onInsert: (text: string) => void
}) {
  return (
    <div className="l-joint-answers">
      {tasks.map((task) => {
        const answer = task.steps.findLast(({ step }) => step === 'done' || step === 'partly')
        return (
          <div key={task.id} className="l-joint-row">
            <div className="l-joint-row-head">
              <strong>{task.unit.name}</strong>
              <Badge tone={TASK_TONE[task.status]}>{TASK_STATUS[task.status]}</Badge>
            </div>
            <p className="l-quiet l-small">{task.what}</p>
            {answer?.words ? (
              <>
                <p className="l-joint-said">{answer.words}</p>
                <div>
                  <Button onClick={() => onInsert(answer.words ?? '')}>{JOINT_FORM.insert}</Button>
                </div>
              </>
            ) : null}
          </div>
        )
      })}
    </div>
  )
}
