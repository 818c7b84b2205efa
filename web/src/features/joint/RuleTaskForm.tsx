import { RULINGS, type Ruling } from '@linli/contract/codes/joint'
import type { Task } from '@linli/contract/joint'
import { useState } from 'react'
import { useDraft } from '../../lib/drafts.ts'
import { useCommand } from '../../lib/queries.ts'
import { fill } from '../../lib/words.ts'
import { Chips } from '../../ui/Choice.tsx'
import { Field, TextArea } from '../../ui/Field.tsx'
import { Pick } from '../../ui/Pick.tsx'
import { say } from '../../ui/Toast.tsx'
import { DONE } from '../../words/zh-CN/acts.ts'
import { JOINT_FORM, RULING } from '../../words/zh-CN/joint.ts'
import { UnitSelect } from '../org/UnitSelect.tsx'
import { DueField } from './DueField.tsx'
import { FormFrame } from './FormFrame.tsx'
import { type DueDraft, dueOf } from './task-due.ts'

interface Draft {
  ruling?: Ruling | undefined
  words: string
  basis: string
  unit_id?: string | undefined
  unit_name?: string | undefined
  due: DueDraft
}

/** The centre rules on a task: by whom it is done, and on which rule that rests. */
export function RuleTaskForm({ task, onClose }: { task: Task; onClose: () => void }) {
  const draft = useDraft<Draft>(`rule_task ${task.id}`, { words: '', basis: '', due: {} })
  const { ruling, words, basis } = draft.value
  const [isAsked, setAsked] = useState(false)
  const rule = useCommand('joint.rule_task', {
    invalidates: ['joint.', 'matters.'],
    onDone: () => {
      say(DONE.rule_task)
      void draft.clear()
      onClose()
    },
  })
  const submit = () => {
    setAsked(true)
    const input = rulingInput(task.id, draft.value)
    if (input) rule.mutate(input)
  }
  const missing = (text: string, word: string) => (isAsked && text.trim() === '' ? word : undefined)
  const refusal = task.steps.findLast(({ step }) => step === 'refuse')
  return (
    <FormFrame
      title={`${JOINT_FORM.rule}：${task.unit.name}`}
      verb={JOINT_FORM.rule_do}
      problem={rule.error}
      isPending={rule.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="l-joint-said">{task.what}</p>
      {refusal ? (
        <p className="l-joint-said">{fill(JOINT_FORM.why_refused, { words: refusal.words })}</p>
      ) : null}
      <Pick
        word={JOINT_FORM.ruling}
        error={isAsked && !ruling ? JOINT_FORM.choose_ruling : undefined}
      >
        <Chips<Ruling>
          label={JOINT_FORM.ruling}
          options={RULINGS.filter((one) => one !== 'keep' || task.status === 'refused').map(
            (value) => ({ value, word: RULING[value] }),
          )}
          value={ruling}
          onChange={(next) => draft.change({ ruling: next })}
        />
      </Pick>
      <Whom draft={draft.value} isAsked={isAsked} change={draft.change} />
      <TextArea
        label={JOINT_FORM.ruling_words}
        rows={2}
        maxLength={2000}
        value={words}
        error={missing(words, JOINT_FORM.write_words)}
        onChange={(event) => draft.change({ words: event.target.value })}
      />
      <Field
        label={JOINT_FORM.ruling_basis}
        placeholder={JOINT_FORM.ruling_basis_hint}
        maxLength={200}
        value={basis}
        error={missing(basis, JOINT_FORM.write_basis)}
        onChange={(event) => draft.change({ basis: event.target.value })}
      />
    </FormFrame>
  )
}

function Whom({
  draft: { ruling, unit_id, unit_name, due },
  isAsked,
  change,
}: {
  draft: Draft
  isAsked: boolean
  change: (next: Partial<Draft>) => void
}) {
  if (ruling !== 'move' && ruling !== 'keep') return null
  const isMove = ruling === 'move'
  return (
    <>
      {isMove ? (
        <UnitSelect
          label={JOINT_FORM.to_unit}
          value={unit_id}
          known={unit_id && unit_name ? [{ id: unit_id, name: unit_name }] : []}
          error={isAsked && !unit_id ? JOINT_FORM.choose_unit : undefined}
          onChange={(unit) => change({ unit_id: unit?.id, unit_name: unit?.name })}
        />
      ) : null}
      <DueField
        label={isMove ? JOINT_FORM.due : JOINT_FORM.new_due}
        value={due}
        error={isAsked && isMove && !dueOf(due) ? JOINT_FORM.choose_due : undefined}
        onChange={(next) => change({ due: next })}
      />
    </>
  )
}

function rulingInput(id: string, { ruling, words, basis, unit_id, due }: Draft) {
  if (!ruling || words.trim() === '' || basis.trim() === '') return undefined
  const until = dueOf(due)
  if (ruling === 'move')
    return unit_id && until ? { id, ruling, words, basis, unit_id, due: until } : undefined
  return { id, ruling, words, basis, ...(ruling === 'keep' && until ? { due: until } : {}) }
}
