import { WHISTLE_KINDS, type WhistleKind } from '@linli/contract/codes/joint'
import type { Named } from '@linli/contract/fields'
import type { Matter } from '@linli/contract/matters'
import { useState } from 'react'
import { useDraft } from '../../lib/drafts.ts'
import { useCommand } from '../../lib/queries.ts'
import { today } from '../../lib/time.ts'
import { fill } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Chips } from '../../ui/Choice.tsx'
import { Field, TextArea } from '../../ui/Field.tsx'
import { Pick } from '../../ui/Pick.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { CALL_FORM, JOINT_FORM, WHISTLE_KIND } from '../../words/zh-CN/joint.ts'
import { UnitSelect } from '../org/UnitSelect.tsx'
import { FormFrame } from './FormFrame.tsx'
import { isNightNow } from './is-night.ts'
import { momentOf } from './moment-of.ts'
import { WhenFields } from './WhenFields.tsx'

interface Draft {
  kind?: WhistleKind | undefined
  units: Named[]
  what: string
  place: string
  day: string
  time: string
}

/** A street calls units to a place at a time. */
export function WhistleForm({ matter, onClose }: { matter: Matter; onClose: () => void }) {
  const draft = useDraft<Draft>(`whistle ${matter.id}`, {
    units: [],
    what: '',
    place: matter.address ?? '',
    day: today(),
    time: '',
  })
  const { kind, units, what, place, day, time } = draft.value
  const [isAsked, setAsked] = useState(false)
  const waits = isNightNow() && kind !== 'emergency'
  const blow = useCommand('joint.whistle', {
    invalidates: ['joint.', 'matters.'],
    onDone: () => {
      say(waits ? CALL_FORM.done_blow_later : CALL_FORM.done_blow)
      void draft.clear()
      onClose()
    },
  })
  const meets_at = momentOf(day, time)
  const submit = () => {
    setAsked(true)
    if (!kind || units.length === 0 || !what.trim() || !place.trim() || !meets_at) return
    const unit_ids = units.map(({ id }) => id)
    blow.mutate({ id: matter.id, kind, unit_ids, what, place, meets_at })
  }
  const missing = (isMissing: boolean, word: string) => (isAsked && isMissing ? word : undefined)
  return (
    <FormFrame
      title={CALL_FORM.blow}
      verb={CALL_FORM.blow_do}
      problem={blow.error}
      isPending={blow.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Pick word={CALL_FORM.kind} error={missing(!kind, CALL_FORM.choose_kind)}>
        <Chips<WhistleKind>
          label={CALL_FORM.kind}
          options={WHISTLE_KINDS.map((value) => ({ value, word: WHISTLE_KIND[value] }))}
          value={kind}
          onChange={(next) => draft.change({ kind: next })}
        />
      </Pick>
      {isNightNow() ? <Notice tone="soon">{CALL_FORM.night}</Notice> : null}
      <Called
        units={units}
        error={missing(units.length === 0, CALL_FORM.choose_units)}
        onChange={(next) => draft.change({ units: next })}
      />
      <TextArea
        label={CALL_FORM.what}
        rows={2}
        maxLength={2000}
        value={what}
        error={missing(what.trim() === '', JOINT_FORM.write_what)}
        onChange={(event) => draft.change({ what: event.target.value })}
      />
      <Field
        label={CALL_FORM.place}
        maxLength={200}
        value={place}
        error={missing(place.trim() === '', CALL_FORM.write_place)}
        onChange={(event) => draft.change({ place: event.target.value })}
      />
      <WhenFields
        {...{ day, time }}
        error={missing(!meets_at, CALL_FORM.choose_time)}
        onChange={draft.change}
      />
    </FormFrame>
  )
}

function Called({
  units,
  error,
  onChange,
}: {
  units: Named[]
  error: string | undefined
  onChange: (units: Named[]) => void
}) {
  return (
    <>
      <UnitSelect
        label={units.length === 0 ? CALL_FORM.units : CALL_FORM.add_unit}
        value={null}
        error={error}
        onChange={(unit) => {
          if (unit && !units.some(({ id }) => id === unit.id)) onChange([...units, unit])
        }}
      />
      {units.length > 0 ? (
        <div className="l-row">
          {units.map((unit) => (
            <Button
              key={unit.id}
              aria-label={fill(CALL_FORM.remove, { name: unit.name })}
              onClick={() => onChange(units.filter(({ id }) => id !== unit.id))}
            >
              {unit.name} ×
            </Button>
          ))}
        </div>
      ) : null}
    </>
  )
}
