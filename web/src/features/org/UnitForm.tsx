import { UNIT_KINDS, type UnitKind } from '@linli/contract/codes/org'
import type { Named } from '@linli/contract/fields'
import type { Unit } from '@linli/contract/org'
import { Select } from 'antd'
import { type FormEvent, useState } from 'react'
import type { InputOf } from '../../lib/api.ts'
import { reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Pick } from '../../ui/Pick.tsx'
import { Notice } from '../../ui/States.tsx'
import { DESK } from '../../words/zh-CN/desk.ts'
import { UNIT_KIND } from '../../words/zh-CN/org.ts'
import { UNITS } from '../../words/zh-CN/org-desk.ts'
import { AreaSelect, type PickedArea } from './AreaSelect.tsx'
import { UnitSelect } from './UnitSelect.tsx'

type UnitInput = InputOf<'org.create_unit'>

interface Draft {
  kind: UnitKind | null
  name: string
  parent: Named | null
  area: PickedArea | null
  phone: string
  address: string
  hours: string
}

/** What a unit is: made new, or changed. */
export function UnitForm({
  unit,
  isBusy,
  problem,
  onSave,
  onCancel,
}: {
  unit?: Unit
  isBusy: boolean
  problem: unknown
  onSave: (input: UnitInput) => void
  onCancel?: () => void
}) {
  const [draft, setDraft] = useState<Draft>(() => draftOf(unit))
  const [isAsked, setAsked] = useState(false)
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    const input = inputOf(draft)
    if (input) onSave(input)
  }
  return (
    <form className="d-form" onSubmit={submit} noValidate>
      <Pick word={UNITS.kind} error={isAsked && !draft.kind ? UNITS.kind_missing : undefined}>
        <Select
          aria-label={UNITS.kind}
          value={draft.kind}
          options={UNIT_KINDS.map((value) => ({ value, label: UNIT_KIND[value] }))}
          onChange={(kind: UnitKind) => change({ kind })}
        />
      </Pick>
      <Field
        label={UNITS.name}
        error={isAsked && !draft.name.trim() ? UNITS.name_missing : undefined}
        maxLength={200}
        value={draft.name}
        onChange={(event) => change({ name: event.target.value })}
      />
      <AreaSelect
        label={UNITS.area}
        value={draft.area}
        error={isAsked && !draft.area ? UNITS.area_missing : undefined}
        onChange={(area) => change({ area })}
      />
      <UnitSelect
        label={UNITS.parent}
        value={draft.parent?.id}
        isClearable
        known={draft.parent ? [draft.parent] : []}
        onChange={(parent) => change({ parent })}
      />
      <Contact draft={draft} change={change} />
      {problem ? <Notice tone="over">{reasonText(problem)}</Notice> : null}
      <div className="d-form-foot">
        <Button look="main" type="submit" busyWord={isBusy && DESK.saving}>
          {DESK.save}
        </Button>
        {onCancel ? (
          <Button look="quiet" onClick={onCancel}>
            {DESK.cancel}
          </Button>
        ) : null}
      </div>
    </form>
  )
}

function Contact({ draft, change }: { draft: Draft; change: (part: Partial<Draft>) => void }) {
  return (
    <>
      <Field
        label={UNITS.phone}
        hint={UNITS.phone_hint}
        isOptional
        type="tel"
        maxLength={30}
        value={draft.phone}
        onChange={(event) => change({ phone: event.target.value })}
      />
      <Field
        label={UNITS.address}
        isOptional
        maxLength={200}
        value={draft.address}
        onChange={(event) => change({ address: event.target.value })}
      />
      <Field
        label={UNITS.hours}
        isOptional
        maxLength={100}
        value={draft.hours}
        onChange={(event) => change({ hours: event.target.value })}
      />
    </>
  )
}

function draftOf(unit: Unit | undefined): Draft {
  return {
    kind: unit?.kind ?? null,
    name: unit?.name ?? '',
    parent: unit?.parent ?? null,
    area: unit ? { id: unit.area.id, names: [unit.area.name] } : null,
    phone: unit?.phone ?? '',
    address: unit?.address ?? '',
    hours: unit?.hours ?? '',
  }
}

function inputOf({
  kind,
  name,
  parent,
  area,
  phone,
  address,
  hours,
}: Draft): UnitInput | undefined {
  if (!kind || !area || !name.trim()) return undefined
  return {
    kind,
    name: name.trim(),
    parent_id: parent?.id ?? null,
    area_id: area.id,
    phone: phone.trim() || null,
    address: address.trim() || null,
    hours: hours.trim() || null,
  }
}
