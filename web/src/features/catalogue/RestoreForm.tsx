import type { Category } from '@linli/contract/catalogue'
import { type FormEvent, useState } from 'react'
import { useCommand } from '../../lib/queries.ts'
import { sayDay, today } from '../../lib/time.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { CATALOGUE_DESK } from '../../words/zh-CN/catalogue-desk.ts'
import { DESK } from '../../words/zh-CN/desk.ts'
import { EditionCompare } from './EditionCompare.tsx'

/** Puts an earlier edition in force again; says first what that changes. */
export function RestoreForm({
  edition,
  inForce,
  onClose,
  onDone,
}: {
  edition: Category
  inForce: Category | undefined
  onClose: () => void
  onDone: (restored: Category) => void
}) {
  const [from, setFrom] = useState(() => today())
  const restore = useCommand('catalogue.restore', {
    onDone: (restored) => {
      say(fill(CATALOGUE_DESK.restored, { day: sayDay(from) }))
      onDone(restored)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    restore.mutate({ id: edition.id, valid_from: from })
  }
  return (
    <form className="d-form d-act-box" onSubmit={submit}>
      <p>{CATALOGUE_DESK.restore_why}</p>
      {inForce ? <EditionCompare before={inForce} after={edition} /> : null}
      <Field
        label={CATALOGUE_DESK.publish_on}
        type="date"
        required
        min={today()}
        value={from}
        onChange={(event) => setFrom(event.target.value)}
      />
      {restore.error ? <Notice tone="over">{reasonText(restore.error)}</Notice> : null}
      <div className="d-form-foot">
        <Button look="main" type="submit" busyWord={restore.isPending && DESK.working}>
          {CATALOGUE_DESK.restore}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {DESK.cancel}
        </Button>
      </div>
    </form>
  )
}
