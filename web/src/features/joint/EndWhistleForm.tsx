import type { Whistle } from '@linli/contract/joint'
import { useState } from 'react'
import { useDraft } from '../../lib/drafts.ts'
import { useCommand } from '../../lib/queries.ts'
import { fill } from '../../lib/words.ts'
import { Chips } from '../../ui/Choice.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { Pick } from '../../ui/Pick.tsx'
import { say } from '../../ui/Toast.tsx'
import { CALL_FORM, JOINT_FORM } from '../../words/zh-CN/joint.ts'
import { FormFrame } from './FormFrame.tsx'

const CAME = ['came_helped', 'came_only', 'came_not'] as const
type Came = (typeof CAME)[number]

/** The street writes what came of its call, and of each unit whether it came and helped. */
export function EndWhistleForm({ whistle, onClose }: { whistle: Whistle; onClose: () => void }) {
  const draft = useDraft<{ outcome: string; came: Record<string, Came> }>(
    `end_whistle ${whistle.id}`,
    { outcome: '', came: {} },
  )
  const { outcome, came } = draft.value
  const [isAsked, setAsked] = useState(false)
  const end = useCommand('joint.end_whistle', {
    invalidates: ['joint.', 'matters.'],
    onDone: () => {
      say(CALL_FORM.done_end)
      void draft.clear()
      onClose()
    },
  })
  const submit = () => {
    setAsked(true)
    const units = whistle.units.flatMap(({ unit: { id: unit_id } }) => {
      const word = came[unit_id]
      return word ? [{ unit_id, came: word !== 'came_not', helped: word === 'came_helped' }] : []
    })
    if (outcome.trim() === '' || units.length < whistle.units.length) return
    end.mutate({ id: whistle.id, outcome, units })
  }
  return (
    <FormFrame
      title={CALL_FORM.end}
      verb={CALL_FORM.end_do}
      problem={end.error}
      isPending={end.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      {whistle.units.map(({ unit }) => {
        const label = fill(CALL_FORM.came, { name: unit.name })
        const isMissing = isAsked && came[unit.id] === undefined
        return (
          <Pick key={unit.id} word={label} error={isMissing ? CALL_FORM.choose_each : undefined}>
            <Chips<Came>
              label={label}
              options={CAME.map((value) => ({ value, word: CALL_FORM[value] }))}
              value={came[unit.id]}
              onChange={(next) => {
                const { [unit.id]: _, ...others } = came
                draft.change({ came: next ? { ...others, [unit.id]: next } : others })
              }}
            />
          </Pick>
        )
      })}
      <TextArea
        label={CALL_FORM.outcome}
        rows={2}
        maxLength={2000}
        value={outcome}
        error={isAsked && outcome.trim() === '' ? JOINT_FORM.write_words : undefined}
        onChange={(event) => draft.change({ outcome: event.target.value })}
      />
    </FormFrame>
  )
}
