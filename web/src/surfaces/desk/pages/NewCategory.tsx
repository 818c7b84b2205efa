import { Link, useNavigate } from '@tanstack/react-router'
import { Select } from 'antd'
import { type FormEvent, useState } from 'react'
import { useCommand, useQuery } from '../../../lib/queries.ts'
import { reasonText } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Pick } from '../../../ui/Pick.tsx'
import { Notice } from '../../../ui/States.tsx'
import { say } from '../../../ui/Toast.tsx'
import { CATALOGUE_DESK, EDITION_FORM } from '../../../words/zh-CN/catalogue-desk.ts'
import { DESK } from '../../../words/zh-CN/desk.ts'
import { PICK } from '../../../words/zh-CN/pick.ts'
import { DeskPage } from '../DeskPage.tsx'

const CODE = /^[a-z][a-z_]*(\.[a-z][a-z_]*)?$/

/** A category begins with its group, code and name; everything else is filled in on its draft. */
export function NewCategory() {
  const navigate = useNavigate()
  const list = useQuery('catalogue.list_published', {})
  const [parent_code, setParent] = useState<string | null>(null)
  const [code, setCode] = useState('')
  const [name, setName] = useState('')
  const [isAsked, setAsked] = useState(false)
  const draft = useCommand('catalogue.draft', {
    onDone: ({ id }) => {
      say(EDITION_FORM.created)
      void navigate({ to: '/editions/$id', params: { id } })
    },
  })
  const groups = (list.data ?? []).filter((line) => line.parent_code === null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (!CODE.test(code) || name.trim() === '') return
    draft.mutate({ code, parent_code, name: name.trim(), ...BLANK })
  }
  return (
    <DeskPage
      title={CATALOGUE_DESK.new}
      lead={CATALOGUE_DESK.lead}
      back={<Link to="/catalogue">{CATALOGUE_DESK.title}</Link>}
    >
      <form className="d-form" onSubmit={submit} noValidate>
        <Pick word={EDITION_FORM.parent}>
          <Select
            aria-label={EDITION_FORM.parent}
            value={parent_code}
            placeholder={PICK.category}
            options={groups.map((group) => ({ value: group.code, label: group.name }))}
            onChange={(next: string) => {
              setParent(next)
              if (!code.includes('.')) setCode(`${next}.`)
            }}
          />
        </Pick>
        <Field
          label={EDITION_FORM.name}
          hint={EDITION_FORM.name_hint}
          maxLength={200}
          required
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Field
          label={EDITION_FORM.code}
          hint={EDITION_FORM.code_hint}
          error={isAsked && !CODE.test(code) ? EDITION_FORM.code_wrong : undefined}
          autoCapitalize="none"
          value={code}
          onChange={(event) => setCode(event.target.value.trim())}
        />
        {draft.error ? <Notice tone="over">{reasonText(draft.error)}</Notice> : null}
        <div className="d-form-foot">
          <Button look="main" type="submit" busyWord={draft.isPending && DESK.saving}>
            {EDITION_FORM.create}
          </Button>
        </div>
      </form>
    </DeskPage>
  )
}

const BLANK = {
  keywords: [],
  owner_unit_id: null,
  doer_kind: null,
  doer_unit_id: null,
  standard: null,
  basis: null,
  clocks: null,
  evidence: [],
  verifier: 'grid_worker' as const,
  may_self_close: false,
  is_secret_by_default: false,
  default_urgency: 'ordinary' as const,
  reopen_days: 7,
}
