import { POST_KINDS, type PostKind } from '@linli/contract/codes/org'
import type { Named } from '@linli/contract/fields'
import { Select } from 'antd'
import { type FormEvent, useState } from 'react'
import { useCommand } from '../../lib/queries.ts'
import { today } from '../../lib/time.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Pick } from '../../ui/Pick.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { DESK } from '../../words/zh-CN/desk.ts'
import { POST_KIND } from '../../words/zh-CN/org.ts'
import { POSTS } from '../../words/zh-CN/org-desk.ts'
import { AreaSelect, type PickedArea } from './AreaSelect.tsx'
import { PersonSelect } from './PersonSelect.tsx'
import { UnitSelect } from './UnitSelect.tsx'

const KINDS = Object.entries(POST_KIND).map(([value, label]) => ({ value, label }))

/** Gives a person a post in a unit; what is fixed by the page is not asked. */
export function AppointForm({
  person: fixedPerson,
  unit: fixedUnit,
  onClose,
}: {
  person?: Named
  unit?: Named
  onClose: () => void
}) {
  const [person, setPerson] = useState<Named | null>(fixedPerson ?? null)
  const [unit, setUnit] = useState<Named | null>(fixedUnit ?? null)
  const [kind, setKind] = useState<PostKind | null>(null)
  const [area, setArea] = useState<PickedArea | null>(null)
  const [valid_from, setFrom] = useState(() => today())
  const [is_public, setPublic] = useState(true)
  const [isAsked, setAsked] = useState(false)
  const appoint = useCommand('org.appoint', {
    onDone: (post) => {
      say(fill(POSTS.appointed, { name: post.person.name, kind: POST_KIND[post.kind] }))
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (!person || !unit || !kind) return
    appoint.mutate({
      person_id: person.id,
      unit_id: unit.id,
      kind,
      valid_from,
      is_public,
      ...(area ? { area_id: area.id } : {}),
    })
  }
  return (
    <form
      className="d-form d-act-box"
      onSubmit={submit}
      noValidate
      aria-label={POSTS.appoint_title}
    >
      <h3>{POSTS.appoint_title}</h3>
      {fixedPerson ? null : (
        <PersonSelect
          label={POSTS.person}
          value={person}
          error={isAsked && !person ? POSTS.choose_person : undefined}
          onChange={setPerson}
        />
      )}
      {fixedUnit ? null : (
        <UnitSelect
          label={POSTS.unit}
          value={unit?.id}
          known={unit ? [unit] : []}
          error={isAsked && !unit ? POSTS.choose_unit : undefined}
          onChange={setUnit}
        />
      )}
      <Pick word={POSTS.kind} error={isAsked && !kind ? POSTS.choose_kind : undefined}>
        <Select
          aria-label={POSTS.kind}
          value={kind}
          options={KINDS}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(next: string) => setKind(asPostKind(next))}
        />
      </Pick>
      <AreaSelect label={POSTS.area} value={area} onChange={setArea} />
      <FromWhen {...{ valid_from, is_public }} onFrom={setFrom} onPublic={setPublic} />
      {appoint.error ? <Notice tone="over">{reasonText(appoint.error)}</Notice> : null}
      <div className="d-form-foot">
        <Button look="main" type="submit" busyWord={appoint.isPending && DESK.saving}>
          {POSTS.appoint}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {DESK.cancel}
        </Button>
      </div>
    </form>
  )
}

function FromWhen({
  valid_from,
  is_public,
  onFrom,
  onPublic,
}: {
  valid_from: string
  is_public: boolean
  onFrom: (day: string) => void
  onPublic: (isPublic: boolean) => void
}) {
  return (
    <>
      <Field
        label={POSTS.from}
        type="date"
        required
        value={valid_from}
        onChange={(event) => onFrom(event.target.value)}
      />
      <label className="d-check">
        <input
          type="checkbox"
          checked={is_public}
          onChange={(event) => onPublic(event.target.checked)}
        />
        {POSTS.is_public}
      </label>
    </>
  )
}

function asPostKind(text: string): PostKind | null {
  const isKind = (value: string): value is PostKind => value in POST_KINDS
  return isKind(text) ? text : null
}
