import type { JointWork, Task, Whistle } from '@linli/contract/joint'
import { useState } from 'react'
import { Moment } from '../../lib/Moment.tsx'
import { useQuery } from '../../lib/queries.ts'
import { fill } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Section } from '../../ui/Page.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Badge } from '../../ui/States.tsx'
import { CALL_FORM, JOINT_FORM, TASK_STATUS, TASK_STEP, WORK } from '../../words/zh-CN/joint.ts'
import { FileList } from '../documents/FileList.tsx'
import { AnswerTaskForm, TakeButton } from './AnswerTaskForm.tsx'
import { AnswerWhistleForm } from './AnswerWhistleForm.tsx'
import { JudgeWhistleForm } from './JudgeWhistleForm.tsx'
import { TaskDeadline } from './TaskTable.tsx'
import { TellTaskForm } from './TellTaskForm.tsx'
import { TASK_TONE } from './task-tone.ts'
import { WhistleCard } from './WhistleCard.tsx'
import './joint.css'

/** Who works on a matter together, on a phone: what is one's own to answer has its verbs beneath it. */
export function PhoneWork({ id }: { id: string }) {
  const work = useQuery('joint.get_work', { id })
  if (!work.data || work.data.tasks.length + work.data.whistles.length === 0) return null
  return <Cards work={work.data} />
}

function Cards({ work: { lead, tasks, whistles } }: { work: JointWork }) {
  return (
    <Section
      title={WORK.title}
      aside={
        <span className="l-quiet l-small">
          {lead ? fill(WORK.lead, { name: lead.name }) : WORK.no_lead}
        </span>
      }
    >
      <ul className="l-joint-rows">
        {tasks.map((task) => (
          <li key={task.id}>
            <TaskCard task={task} />
          </li>
        ))}
        {whistles.map((whistle) => (
          <li key={whistle.id}>
            <WhistleCard whistle={whistle} />
            <CallActs whistle={whistle} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function TaskCard({ task }: { task: Task }) {
  const [open, setOpen] = useState<'answer' | 'tell'>()
  const close = () => setOpen(undefined)
  const last = task.steps.at(-1)
  const title = open === 'tell' ? JOINT_FORM.tell : JOINT_FORM.answer
  return (
    <div className="l-joint-row">
      <div className="l-joint-row-head">
        <strong>{task.unit.name}</strong>
        <Badge tone={TASK_TONE[task.status]}>{TASK_STATUS[task.status]}</Badge>
      </div>
      <p className="l-joint-said">{task.what}</p>
      <div className="l-small">
        <TaskDeadline task={task} />
      </div>
      {last && last.step !== 'give' ? (
        <div>
          <p className="l-quiet l-small">
            {TASK_STEP[last.step]} · {last.person_name} · <Moment at={last.at} />
          </p>
          <p className="l-joint-said">{last.words}</p>
          {last.basis ? (
            <p className="l-quiet l-small">{fill(WORK.basis, { basis: last.basis })}</p>
          ) : null}
          <FileList files={last.files} alt={WORK.photos} />
        </div>
      ) : null}
      <TakeButton task={task} />
      {task.can.includes('answer') ? (
        <Button look="main" onClick={() => setOpen('answer')}>
          {JOINT_FORM.answer}
        </Button>
      ) : null}
      {task.can.includes('tell') ? (
        <Button onClick={() => setOpen('tell')}>{JOINT_FORM.tell}</Button>
      ) : null}
      <Sheet title={title} isOpen={open !== undefined} onClose={close}>
        {open === 'answer' ? <AnswerTaskForm task={task} onClose={close} /> : null}
        {open === 'tell' ? <TellTaskForm task={task} onClose={close} /> : null}
      </Sheet>
    </div>
  )
}

function CallActs({ whistle }: { whistle: Whistle }) {
  const [unit_id, setUnit] = useState<string>()
  const close = () => setUnit(undefined)
  const asked = whistle.units.filter(({ can }) => can.length > 0)
  const called = asked.find(({ unit }) => unit.id === unit_id)
  const isFirst = called?.can.includes('answer') === true
  const Form = isFirst ? AnswerWhistleForm : JudgeWhistleForm
  return (
    <>
      {asked.map(({ unit, can }) => (
        <Button key={unit.id} look="main" isWide onClick={() => setUnit(unit.id)}>
          {can.includes('answer') ? CALL_FORM.answer : CALL_FORM.judge}
        </Button>
      ))}
      <Sheet
        title={isFirst ? CALL_FORM.answer : CALL_FORM.judge}
        isOpen={called !== undefined}
        onClose={close}
      >
        {called ? <Form whistle={whistle} called={called} onClose={close} /> : null}
      </Sheet>
    </>
  )
}
