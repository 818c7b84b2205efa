import type { JointWork, Task } from '@linli/contract/joint'
import type { Matter } from '@linli/contract/matters'
import { type ReactNode, useState } from 'react'
import { useQuery } from '../../lib/queries.ts'
import { Chips } from '../../ui/Choice.tsx'
import { Skeleton } from '../../ui/States.tsx'
import { CALL_FORM, JOINT_FORM } from '../../words/zh-CN/joint.ts'
import { AnswerTaskForm } from './AnswerTaskForm.tsx'
import { AnswerWhistleForm } from './AnswerWhistleForm.tsx'
import { EndWhistleForm } from './EndWhistleForm.tsx'
import { FormFrame } from './FormFrame.tsx'
import { JudgeWhistleForm } from './JudgeWhistleForm.tsx'
import { RuleTaskForm } from './RuleTaskForm.tsx'
import { WhistleForm } from './WhistleForm.tsx'

interface DockForm {
  matter: Matter
  onClose: () => void
}

/** The form of the act for a task of one's own unit. */
export function AnswerTaskDock({ matter, onClose }: DockForm) {
  return (
    <WithWork {...{ matter, onClose }} title={JOINT_FORM.answer} none={JOINT_FORM.nothing_ours}>
      {({ tasks }) =>
        chosen(
          tasks.filter(({ can }) => can.includes('answer')),
          (task) => <AnswerTaskForm key={task.id} task={task} onClose={onClose} />,
        )
      }
    </WithWork>
  )
}

/** The form of the ruling on a task; those that were refused stand first. */
export function RuleTaskDock({ matter, onClose }: DockForm) {
  return (
    <WithWork {...{ matter, onClose }} title={JOINT_FORM.rule} none={JOINT_FORM.nothing_to_rule}>
      {({ tasks }) => {
        const open = tasks.filter(({ can }) => can.includes('rule'))
        const refused = open.filter(({ status }) => status === 'refused')
        return chosen([...refused, ...open.filter((task) => !refused.includes(task))], (task) => (
          <RuleTaskForm key={task.id} task={task} onClose={onClose} />
        ))
      }}
    </WithWork>
  )
}

/** The form of a new call; where one of this street is open, what came of it comes first. */
export function WhistleDock({ matter, onClose }: DockForm) {
  const [isAnother, setAnother] = useState(false)
  const work = useQuery('joint.get_work', { id: matter.id })
  const open = work.data?.whistles.find(({ can }) => can.includes('end'))
  if (!work.data) return <Skeleton lines={3} />
  if (!open) return <WhistleForm matter={matter} onClose={onClose} />
  return (
    <>
      <Chips
        label={CALL_FORM.blow}
        options={[
          { value: 'end', word: CALL_FORM.write_end },
          { value: 'another', word: CALL_FORM.again },
        ]}
        value={isAnother ? 'another' : 'end'}
        onChange={(next) => setAnother(next === 'another')}
      />
      {isAnother ? (
        <WhistleForm matter={matter} onClose={onClose} />
      ) : (
        <EndWhistleForm whistle={open} onClose={onClose} />
      )}
    </>
  )
}

/** What a called unit has to say: first whether it comes, afterwards whether the call was justified. */
export function AnswerWhistleDock({ matter, onClose }: DockForm) {
  return (
    <WithWork {...{ matter, onClose }} title={CALL_FORM.answer} none={CALL_FORM.nothing_ours}>
      {({ whistles }) => {
        const asked = whistles.flatMap((whistle) =>
          whistle.units.filter(({ can }) => can.length > 0).map((called) => ({ whistle, called })),
        )
        const [first] = [
          ...asked.filter(({ called }) => called.can.includes('answer')),
          ...asked.filter(({ called }) => !called.can.includes('answer')),
        ]
        if (!first) return null
        const Form = first.called.can.includes('answer') ? AnswerWhistleForm : JudgeWhistleForm
        return <Form {...first} onClose={onClose} />
      }}
    </WithWork>
  )
}

function WithWork({
  matter,
  title,
  none,
  onClose,
  children,
}: DockForm & { title: string; none: string; children: (work: JointWork) => ReactNode }) {
  const work = useQuery('joint.get_work', { id: matter.id })
  if (!work.data) return <Skeleton lines={3} />
  return (
    children(work.data) ?? (
      <FormFrame title={title} onClose={onClose}>
        <p className="l-quiet">{none}</p>
      </FormFrame>
    )
  )
}

function chosen(tasks: readonly Task[], form: (task: Task) => ReactNode): ReactNode {
  return tasks.length === 0 ? null : <OneOf tasks={tasks} form={form} />
}

/** One form; where several tasks could be meant, with a choice of units above it. */
function OneOf({ tasks, form }: { tasks: readonly Task[]; form: (task: Task) => ReactNode }) {
  const [id, setId] = useState<string>()
  const task = tasks.find((one) => one.id === id) ?? tasks[0]
  return (
    <>
      {tasks.length > 1 ? (
        <Chips
          label={JOINT_FORM.which}
          options={tasks.map((one) => ({ value: one.id, word: one.unit.name }))}
          value={task?.id}
          onChange={setId}
        />
      ) : null}
      {task ? form(task) : null}
    </>
  )
}
