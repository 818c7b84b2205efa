import type { Matter } from '@linli/contract/matters'
import { useState } from 'react'
import { useDraft } from '../../lib/drafts.ts'
import { useCommand } from '../../lib/queries.ts'
import { Chips } from '../../ui/Choice.tsx'
import { Field, TextArea } from '../../ui/Field.tsx'
import { say } from '../../ui/Toast.tsx'
import { DONE } from '../../words/zh-CN/acts.ts'
import { JOINT_FORM } from '../../words/zh-CN/joint.ts'
import { UnitSelect } from '../org/UnitSelect.tsx'
import { DueField } from './DueField.tsx'
import { FormFrame } from './FormFrame.tsx'
import { type DueDraft, dueOf } from './task-due.ts'

interface Draft {
  unit_id?: string | undefined
  unit_name?: string | undefined
  what: string
  due: DueDraft
  basis: string
  wants_photo: boolean
}

const EMPTY: Draft = { what: '', due: {}, basis: '', wants_photo: false }

/** Gives another unit a task for the matter, with its own deadline. */
export function GiveTaskForm({ matter, onClose }: { matter: Matter; onClose: () => void }) {
  const draft = useDraft<Draft>(`give_task ${matter.id}`, EMPTY)
  const { unit_id, unit_name, what, due, basis, wants_photo } = draft.value
  const [isAsked, setAsked] = useState(false)
  const give = useCommand('joint.give_task', {
    invalidates: ['joint.', 'matters.'],
    onDone: () => {
      say(DONE.give_task)
      void draft.clear()
      onClose()
    },
  })
  const submit = () => {
    setAsked(true)
    const until = dueOf(due)
    if (!unit_id || !until || what.trim() === '') return
    give.mutate({
      id: matter.id,
      unit_id,
      what,
      due: until,
      ...(basis.trim() ? { basis } : {}),
      evidence: wants_photo ? ['photo_after'] : [],
    })
  }
  return (
    <FormFrame
      title={JOINT_FORM.give}
      verb={JOINT_FORM.give_do}
      problem={give.error}
      isPending={give.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <UnitSelect
        label={JOINT_FORM.unit}
        value={unit_id}
        known={unit_id && unit_name ? [{ id: unit_id, name: unit_name }] : []}
        error={isAsked && !unit_id ? JOINT_FORM.choose_unit : undefined}
        onChange={(unit) => draft.change({ unit_id: unit?.id, unit_name: unit?.name })}
      />
      <TextArea
        label={JOINT_FORM.what}
        placeholder={JOINT_FORM.what_hint}
        rows={2}
        maxLength={2000}
        value={what}
        error={isAsked && what.trim() === '' ? JOINT_FORM.write_what : undefined}
        onChange={(event) => draft.change({ what: event.target.value })}
      />
      <DueField
        value={due}
        error={isAsked && !dueOf(due) ? JOINT_FORM.choose_due : undefined}
        onChange={(next) => draft.change({ due: next })}
      />
      <Field
        label={JOINT_FORM.basis}
        placeholder={JOINT_FORM.basis_hint}
        isOptional
        maxLength={200}
        value={basis}
        onChange={(event) => draft.change({ basis: event.target.value })}
      />
      <Chips
        label={JOINT_FORM.evidence}
        options={[{ value: 'photo', word: JOINT_FORM.evidence }]}
        value={wants_photo ? 'photo' : undefined}
        onChange={(next) => draft.change({ wants_photo: next === 'photo' })}
      />
    </FormFrame>
  )
}
