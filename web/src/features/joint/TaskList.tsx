import type { TaskLine } from '@linli/contract/joint'
import type { ReactNode } from 'react'
import { fill } from '../../lib/words.ts'
import { Badge } from '../../ui/States.tsx'
import { TableBox } from '../../ui/TableBox.tsx'
import { JOINT_PAGE, TASK_STATUS, WORK } from '../../words/zh-CN/joint.ts'
import { TaskDeadline } from './TaskTable.tsx'
import { TASK_TONE } from './task-tone.ts'
import './joint.css'

/** Tasks over several matters: what matter, whose task, where it stands, until when. */
export function TaskList({
  items,
  link,
}: {
  items: readonly TaskLine[]
  link: (matter: TaskLine['matter'], words: ReactNode) => ReactNode
}) {
  return (
    <TableBox label={JOINT_PAGE.title}>
      <table className="d-table d-rows">
        <caption className="l-visually-hidden">{JOINT_PAGE.title}</caption>
        <thead>
          <tr>
            <th scope="col">{JOINT_PAGE.matter}</th>
            <th scope="col">{JOINT_PAGE.task}</th>
            <th scope="col">{JOINT_PAGE.state}</th>
            <th scope="col">{JOINT_PAGE.due}</th>
            <th scope="col">{JOINT_PAGE.word}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((line) => (
            <tr key={line.id}>
              <th scope="row">
                {link(line.matter, line.matter.summary)}
                <p className="l-quiet l-small">
                  {line.matter.number} ·{' '}
                  {fill(WORK.lead, { name: line.matter.lead?.name ?? JOINT_PAGE.nobody })}
                </p>
                {line.matter.is_secret ? <Badge tone="over">{JOINT_PAGE.secret}</Badge> : null}
              </th>
              <td>
                <strong>{line.unit.name}</strong>
                <p className="l-joint-said">{line.what}</p>
              </td>
              <td className="d-tight">
                <Badge tone={TASK_TONE[line.status]}>{TASK_STATUS[line.status]}</Badge>
              </td>
              <td>
                <TaskDeadline task={line} />
              </td>
              <td className="l-joint-said">
                {line.last_word === line.what ? null : line.last_word}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  )
}
