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
import { RestoreForm } from './RestoreForm.tsx'

/** Ends an edition on a day, puts an earlier one in force again, or throws a draft away; each says first what it means. */
export function EditionActs({
  edition,
  inForce,
  onGone,
  onRestored,
}: {
  edition: Category
  inForce: Category | undefined
  onGone: () => void
  onRestored: (restored: Category) => void
}) {
  const [open, setOpen] = useState<'end' | 'discard' | 'restore'>()
  const close = () => setOpen(undefined)
  if (open === 'end') return <EndForm edition={edition} onClose={close} />
  if (open === 'discard') return <DiscardForm edition={edition} onClose={close} onGone={onGone} />
  if (open === 'restore')
    return <RestoreForm {...{ edition, inForce }} onClose={close} onDone={onRestored} />
  return (
    <>
      {edition.can.includes('restore') && edition.id !== inForce?.id ? (
        <Button onClick={() => setOpen('restore')}>{CATALOGUE_DESK.restore}</Button>
      ) : null}
      {edition.can.includes('end') ? (
        <Button look="stop" onClick={() => setOpen('end')}>
          {CATALOGUE_DESK.end}
        </Button>
      ) : null}
      {edition.can.includes('discard') ? (
        <Button look="stop" onClick={() => setOpen('discard')}>
          {CATALOGUE_DESK.discard}
        </Button>
      ) : null}
    </>
  )
}

function EndForm({ edition, onClose }: { edition: Category; onClose: () => void }) {
  const [on, setOn] = useState(() => today())
  const end = useCommand('catalogue.end', {
    onDone: () => {
      say(fill(CATALOGUE_DESK.ended_done, { day: sayDay(on) }))
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    end.mutate({ id: edition.id, on })
  }
  return (
    <form className="d-form d-act-box" onSubmit={submit}>
      <p>{CATALOGUE_DESK.end_why}</p>
      <Field
        label={CATALOGUE_DESK.end_on}
        type="date"
        required
        value={on}
        onChange={(event) => setOn(event.target.value)}
      />
      {end.error ? <Notice tone="over">{reasonText(end.error)}</Notice> : null}
      <div className="d-form-foot">
        <Button look="stop" type="submit" busyWord={end.isPending && DESK.working}>
          {CATALOGUE_DESK.end}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {DESK.cancel}
        </Button>
      </div>
    </form>
  )
}

function DiscardForm({
  edition,
  onClose,
  onGone,
}: {
  edition: Category
  onClose: () => void
  onGone: () => void
}) {
  const discard = useCommand('catalogue.discard', {
    onDone: () => {
      say(CATALOGUE_DESK.discarded)
      onGone()
    },
  })
  return (
    <div className="d-form d-act-box">
      <p>{CATALOGUE_DESK.discard_sure}</p>
      {discard.error ? <Notice tone="over">{reasonText(discard.error)}</Notice> : null}
      <div className="d-form-foot">
        <Button
          look="stop"
          busyWord={discard.isPending && DESK.working}
          onClick={() => discard.mutate({ id: edition.id })}
        >
          {CATALOGUE_DESK.discard}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {DESK.cancel}
        </Button>
      </div>
    </div>
  )
}
