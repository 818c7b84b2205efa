import type { Task } from '@linli/contract/joint'
import { type ReactNode, useState } from 'react'
import { Due, Moment } from '../../lib/Moment.tsx'
import { fill } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Badge } from '../../ui/States.tsx'
import { TableBox } from '../../ui/TableBox.tsx'
import { JOINT_FORM, TASK_STATUS, TASK_STEP, WORK } from '../../words/zh-CN/joint.ts'
import { FileList } from '../documents/FileList.tsx'
import { TellTaskForm } from './TellTaskForm.tsx'
import { rulingOf, TASK_TONE } from './task-tone.ts'
import './joint.css'

/** Each co-handling unit: its task, where it stands, until when, and what was said last. */
export function TaskTable({ tasks }: { tasks: readonly Task[] }) {
  return (
    <TableBox label={WORK.title}>
      <table className="d-table d-rows l-joint-table">
        <caption className="l-visually-hidden">{WORK.title}</caption>
        <thead>
          <tr>
            <th scope="col">{WORK.unit}</th>
            <th scope="col">{WORK.state}</th>
            <th scope="col">{WORK.due}</th>
            <th scope="col">{WORK.word}</th>
          </tr>
        </thead>
        <tbody>
          {tasks.map((task) => (
            <tr key={task.id}>
              <th scope="row">
                {task.unit.name}
                <p className="l-quiet l-small l-joint-said">{task.what}</p>
              </th>
              <td className="d-tight">
                <Badge tone={TASK_TONE[task.status]}>{TASK_STATUS[task.status]}</Badge>
                {task.is_ruled && task.ended_at === null ? (
                  <p className="l-quiet l-small">{WORK.ruled}</p>
                ) : null}
              </td>
              <td>
                <TaskDeadline task={task} />
              </td>
              <td>
                <LastWord task={task} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  )
}

/** Until when, and by which rule. */
export function TaskDeadline({
  task: { deadline, ended_at },
}: {
  task: Pick<Task, 'deadline' | 'ended_at'>
}): ReactNode {
  return (
    <>
      <Moment at={deadline.due_at} style="deadline" />
      {ended_at === null ? (
        <p>
          <Due at={deadline.due_at} />
        </p>
      ) : null}
      <p className="l-quiet l-small">{deadline.basis ?? WORK.no_basis}</p>
    </>
  )
}

function LastWord({ task }: { task: Task }) {
  const [isTelling, setTelling] = useState(false)
  const last = task.steps.at(-1)
  const ruling = rulingOf(task)
  if (!last) return null
  return (
    <>
      <p>
        <span className="l-quiet l-small">
          {TASK_STEP[last.step]} · {last.person_name} · <Moment at={last.at} />
        </span>
      </p>
      {last.step === 'give' ? null : <p className="l-joint-said">{last.words}</p>}
      {ruling && ruling !== last ? (
        <p className="l-small">
          {TASK_STEP[ruling.step]}：{ruling.words}
        </p>
      ) : null}
      {ruling?.basis ? (
        <p className="l-quiet l-small">{fill(WORK.basis, { basis: ruling.basis })}</p>
      ) : null}
      {task.from_unit ? (
        <p className="l-quiet l-small">{fill(WORK.from, { name: task.from_unit.name })}</p>
      ) : null}
      <FileList files={last.files} alt={WORK.photos} />
      {task.can.includes('tell') ? (
        <Button onClick={() => setTelling(true)}>{JOINT_FORM.tell}</Button>
      ) : null}
      <Sheet title={JOINT_FORM.tell} isOpen={isTelling} onClose={() => setTelling(false)}>
        <TellTaskForm task={task} onClose={() => setTelling(false)} />
      </Sheet>
    </>
  )
}
