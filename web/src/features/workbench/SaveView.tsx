import { type FormEvent, useState } from 'react'
import { useCommand } from '../../lib/queries.ts'
import { useMe } from '../../lib/session.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { DESK } from '../../words/zh-CN/desk.ts'
import { VIEWS } from '../../words/zh-CN/workbench.ts'
import type { ShownList } from '../matters/queue-search.ts'
import './views.css'

/** Keeps the present filter and order under a name, for oneself or for the own unit too. */
export function SaveView({ shown }: { shown: ShownList }) {
  const [isOpen, setOpen] = useState(false)
  if (isOpen) return <SaveForm shown={shown} onClose={() => setOpen(false)} />
  return (
    <Button look="quiet" onClick={() => setOpen(true)}>
      {VIEWS.save}
    </Button>
  )
}

function SaveForm({ shown, onClose }: { shown: ShownList; onClose: () => void }) {
  const { text, ...filter } = shown
  const unit = useMe().data?.posts[0]?.unit
  const [name, setName] = useState('')
  const [isShared, setShared] = useState(false)
  const [isAsked, setAsked] = useState(false)
  const save = useCommand('workbench.save_view', {
    onDone: (view) => {
      say(fill(VIEWS.saved, view))
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (name.trim())
      save.mutate({ name: name.trim(), filter, unit_id: isShared && unit ? unit.id : null })
  }
  return (
    <form className="d-view-form" aria-label={VIEWS.save.replace('…', '')} onSubmit={submit}>
      <Field
        label={VIEWS.name}
        placeholder={VIEWS.name_hint}
        hint={text ? VIEWS.text_left_out : undefined}
        error={isAsked && !name.trim() ? VIEWS.name_missing : undefined}
        maxLength={30}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      {unit ? (
        <label className="d-check">
          <input
            type="checkbox"
            checked={isShared}
            onChange={(event) => setShared(event.target.checked)}
          />
          {fill(VIEWS.shared, { unit: unit.name })}
        </label>
      ) : null}
      {save.error ? <Notice tone="over">{reasonText(save.error)}</Notice> : null}
      <div className="d-form-foot">
        <Button look="main" type="submit" busyWord={save.isPending && DESK.saving}>
          {VIEWS.save_name}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {VIEWS.cancel}
        </Button>
      </div>
    </form>
  )
}
