import type { Minutes } from '@linli/contract/assessments'
import type { ReactNode } from 'react'
import { makeId } from '../../lib/ids.ts'
import { today } from '../../lib/time.ts'
import { fill } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field, TextArea } from '../../ui/Field.tsx'
import { MINUTES } from '../../words/zh-CN/assessments.ts'
import { UnitSelect } from '../org/UnitSelect.tsx'
import './minutes.css'

interface FieldsProps {
  minutes: Minutes
  change: (part: Partial<Minutes>) => void
}

/** What was found and talked about: facts, points in dispute, options with for and against. */
export function FactsFields({ minutes, change }: FieldsProps) {
  return (
    <>
      <TextArea
        label={MINUTES.facts}
        placeholder={MINUTES.facts_hint}
        rows={5}
        maxLength={4000}
        value={minutes.facts}
        onChange={(event) => change({ facts: event.target.value })}
      />
      <TextArea
        label={MINUTES.points}
        isOptional
        rows={2}
        maxLength={4000}
        value={minutes.points}
        onChange={(event) => change({ points: event.target.value })}
      />
      <Items
        legend={MINUTES.options}
        items={minutes.options}
        add={MINUTES.add_option}
        onAdd={() =>
          change({ options: [...minutes.options, { id: makeId(), what: '', pros: '', cons: '' }] })
        }
        onDrop={(id) => change({ options: minutes.options.filter((one) => one.id !== id) })}
      >
        {(option, at) => {
          const set = (part: Partial<typeof option>) =>
            change({ options: withItem(minutes.options, option.id, part) })
          return (
            <>
              <Field
                label={fill(MINUTES.option, { n: at + 1 })}
                maxLength={500}
                value={option.what}
                onChange={(event) => set({ what: event.target.value })}
              />
              <div className="d-half">
                <Field
                  label={MINUTES.pros}
                  maxLength={500}
                  value={option.pros}
                  onChange={(event) => set({ pros: event.target.value })}
                />
                <Field
                  label={MINUTES.cons}
                  maxLength={500}
                  value={option.cons}
                  onChange={(event) => set({ cons: event.target.value })}
                />
              </div>
            </>
          )
        }}
      </Items>
    </>
  )
}

/** What was decided, on what it rests, who leads and who helps until when. */
export function DecisionFields({ minutes, change }: FieldsProps) {
  return (
    <>
      <TextArea
        label={MINUTES.decision}
        placeholder={MINUTES.decision_hint}
        rows={4}
        maxLength={4000}
        value={minutes.decision}
        onChange={(event) => change({ decision: event.target.value })}
      />
      <Items
        legend={MINUTES.basis}
        items={minutes.basis}
        add={MINUTES.add_basis}
        onAdd={() => change({ basis: [...minutes.basis, { id: makeId(), rule: '' }] })}
        onDrop={(id) => change({ basis: minutes.basis.filter((one) => one.id !== id) })}
      >
        {({ id, rule }) => (
          <Field
            label={MINUTES.basis}
            placeholder={MINUTES.basis_hint}
            maxLength={500}
            value={rule}
            onChange={(event) =>
              change({ basis: withItem(minutes.basis, id, { rule: event.target.value }) })
            }
          />
        )}
      </Items>
      <UnitSelect
        label={MINUTES.lead}
        value={minutes.lead?.id}
        known={minutes.lead ? [minutes.lead] : []}
        isClearable
        onChange={(lead) => change({ lead })}
      />
      <label className="d-check">
        <input
          type="checkbox"
          checked={minutes.is_designation}
          onChange={(event) => change({ is_designation: event.target.checked })}
        />
        <span>{MINUTES.designation}</span>
      </label>
      <TaskFields minutes={minutes} change={change} />
    </>
  )
}

function TaskFields({ minutes, change }: FieldsProps) {
  const { tasks } = minutes
  return (
    <Items
      legend={MINUTES.tasks}
      items={tasks}
      add={MINUTES.add_task}
      onAdd={() =>
        change({ tasks: [...tasks, { id: makeId(), unit: null, what: '', due_on: null }] })
      }
      onDrop={(id) => change({ tasks: tasks.filter((one) => one.id !== id) })}
    >
      {(task, at) => {
        const set = (part: Partial<typeof task>) =>
          change({ tasks: withItem(tasks, task.id, part) })
        return (
          <>
            <div className="d-half">
              <UnitSelect
                label={`${MINUTES.task_unit} ${at + 1}`}
                value={task.unit?.id}
                known={task.unit ? [task.unit] : []}
                isClearable
                onChange={(unit) => set({ unit })}
              />
              <Field
                label={MINUTES.task_due}
                type="date"
                min={today()}
                value={task.due_on ?? ''}
                onChange={(event) => set({ due_on: event.target.value || null })}
              />
            </div>
            <Field
              label={MINUTES.task_what}
              maxLength={500}
              value={task.what}
              onChange={(event) => set({ what: event.target.value })}
            />
          </>
        )
      }}
    </Items>
  )
}

/** Who was of another mind, what is still open, and when people meet again. */
export function OpenFields({ minutes, change }: FieldsProps) {
  const { dissent } = minutes
  return (
    <>
      <Items
        legend={MINUTES.dissent}
        hint={MINUTES.dissent_hint}
        items={dissent}
        add={MINUTES.add_dissent}
        onAdd={() => change({ dissent: [...dissent, { id: makeId(), who: '', what: '' }] })}
        onDrop={(id) => change({ dissent: dissent.filter((one) => one.id !== id) })}
      >
        {(one) => (
          <>
            <Field
              label={MINUTES.who}
              maxLength={500}
              value={one.who}
              onChange={(event) =>
                change({ dissent: withItem(dissent, one.id, { who: event.target.value }) })
              }
            />
            <TextArea
              label={MINUTES.said}
              rows={2}
              maxLength={4000}
              value={one.what}
              onChange={(event) =>
                change({ dissent: withItem(dissent, one.id, { what: event.target.value }) })
              }
            />
          </>
        )}
      </Items>
      <TextArea
        label={MINUTES.questions}
        isOptional
        rows={2}
        maxLength={4000}
        value={minutes.questions}
        onChange={(event) => change({ questions: event.target.value })}
      />
      <div className="d-half">
        <Field
          label={MINUTES.next_meeting}
          isOptional
          type="date"
          min={today()}
          value={minutes.next_meeting_on ?? ''}
          onChange={(event) => change({ next_meeting_on: event.target.value || null })}
        />
      </div>
    </>
  )
}

function Items<T extends { id: string }>({
  legend,
  hint,
  items,
  add,
  onAdd,
  onDrop,
  children,
}: {
  legend: string
  hint?: string
  items: readonly T[]
  add: string
  onAdd: () => void
  onDrop: (id: string) => void
  children: (item: T, at: number) => ReactNode
}) {
  return (
    <fieldset className="d-items">
      <legend>{legend}</legend>
      {hint ? <p className="l-quiet l-small">{hint}</p> : null}
      {items.map((item, at) => (
        <div key={item.id} className="d-item">
          <div>{children(item, at)}</div>
          <Button
            look="quiet"
            aria-label={`${MINUTES.drop} ${legend} ${at + 1}`}
            onClick={() => onDrop(item.id)}
          >
            {MINUTES.drop}
          </Button>
        </div>
      ))}
      <div>
        <Button onClick={onAdd}>{add}</Button>
      </div>
    </fieldset>
  )
}

function withItem<T extends { id: string }>(
  items: readonly T[],
  id: string,
  part: Partial<T>,
): T[] {
  return items.map((item) => (item.id === id ? { ...item, ...part } : item))
}
