import type { Version } from '@linli/contract/routing'
import { type FormEvent, useState } from 'react'
import { useCommand } from '../../lib/queries.ts'
import { sayDay, today } from '../../lib/time.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field, TextArea } from '../../ui/Field.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { DESK } from '../../words/zh-CN/desk.ts'
import { PUBLISH_RULES, RULE_FORM } from '../../words/zh-CN/routing.ts'

/** What a draft is about, and when it is night by it. */
export function DraftSettings({ version }: { version: Version }) {
  const [note, setNote] = useState(version.note ?? '')
  const [from, setFrom] = useState(String(version.night_from))
  const [to, setTo] = useState(String(version.night_to))
  const revise = useCommand('routing.revise_draft', { onDone: () => say(RULE_FORM.settings_saved) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    revise.mutate({
      id: version.id,
      revision: version.revision,
      note: note.trim() || null,
      night_from: Number(from),
      night_to: Number(to),
    })
  }
  const hour = { type: 'number', min: 0, max: 23, required: true } as const
  return (
    <form className="d-tools" onSubmit={submit}>
      <Field
        label={RULE_FORM.note}
        placeholder={RULE_FORM.note_hint}
        maxLength={200}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <div className="d-rule-hours">
        <Field
          label={RULE_FORM.night_from}
          {...hour}
          value={from}
          onChange={(event) => setFrom(event.target.value)}
        />
        <Field
          label={RULE_FORM.night_to}
          {...hour}
          value={to}
          onChange={(event) => setTo(event.target.value)}
        />
      </div>
      <Button type="submit" busyWord={revise.isPending && DESK.saving}>
        {RULE_FORM.settings_save}
      </Button>
      {revise.error ? <Notice tone="over">{reasonText(revise.error)}</Notice> : null}
    </form>
  )
}

/** Puts a draft in force, or throws it away. */
export function PublishForm({
  version,
  warning,
  onGone,
}: {
  version: Version
  /** What should give pause: it was not tried, or has changed since. */
  warning: string | null
  onGone: () => void
}) {
  const [valid_from, setFrom] = useState(() => today())
  const publish = useCommand('routing.publish', {
    onDone: ({ number }) => say(fill(PUBLISH_RULES.published, { number, day: sayDay(valid_from) })),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    publish.mutate({ id: version.id, revision: version.revision, valid_from })
  }
  return (
    <form className="d-form" onSubmit={submit}>
      <p className="l-quiet">{PUBLISH_RULES.lead}</p>
      {warning ? <Notice tone="soon">{warning}</Notice> : null}
      <Field
        label={PUBLISH_RULES.on}
        type="date"
        required
        min={today()}
        value={valid_from}
        onChange={(event) => setFrom(event.target.value)}
      />
      {publish.error ? <Notice tone="over">{reasonText(publish.error)}</Notice> : null}
      <div className="d-form-foot">
        <Button
          look="main"
          type="submit"
          disabled={version.problems.length > 0}
          busyWord={publish.isPending && DESK.working}
        >
          {PUBLISH_RULES.publish}
        </Button>
        <DiscardButton version={version} onGone={onGone} />
      </div>
    </form>
  )
}

function DiscardButton({ version, onGone }: { version: Version; onGone: () => void }) {
  const [isAsked, setAsked] = useState(false)
  const discard = useCommand('routing.discard', {
    onDone: () => {
      say(PUBLISH_RULES.discarded)
      onGone()
    },
  })
  if (!isAsked) {
    return (
      <Button look="stop" onClick={() => setAsked(true)}>
        {PUBLISH_RULES.discard}
      </Button>
    )
  }
  return (
    <div className="d-act-box l-stack">
      <p>{PUBLISH_RULES.discard_sure}</p>
      {discard.error ? <Notice tone="over">{reasonText(discard.error)}</Notice> : null}
      <div className="d-form-foot">
        <Button
          look="stop"
          busyWord={discard.isPending && DESK.working}
          onClick={() => discard.mutate({ id: version.id })}
        >
          {PUBLISH_RULES.discard}
        </Button>
        <Button look="quiet" onClick={() => setAsked(false)}>
          {DESK.cancel}
        </Button>
      </div>
    </div>
  )
}

/** Puts an earlier version in force again from today; says first what that means, and asks why. */
export function RestoreForm({
  version,
  onDone,
}: {
  version: Version
  onDone: (id: string) => void
}) {
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const { number, id } = version
  const restore = useCommand('routing.restore', {
    onDone: (made) => {
      say(fill(PUBLISH_RULES.restored, { number }))
      setOpen(false)
      onDone(made.id)
    },
  })
  if (!isOpen) return <Button onClick={() => setOpen(true)}>{PUBLISH_RULES.restore}</Button>
  const submit = (event: FormEvent) => {
    event.preventDefault()
    restore.mutate({ id, reason: reason.trim() })
  }
  return (
    <form className="d-form d-act-box" onSubmit={submit}>
      <p>{fill(PUBLISH_RULES.restore_why, { number })}</p>
      <TextArea
        label={PUBLISH_RULES.restore_reason}
        rows={2}
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {restore.error ? <Notice tone="over">{reasonText(restore.error)}</Notice> : null}
      <div className="d-form-foot">
        <Button
          look="main"
          type="submit"
          disabled={reason.trim() === ''}
          busyWord={restore.isPending && DESK.working}
        >
          {PUBLISH_RULES.restore_go}
        </Button>
        <Button look="quiet" onClick={() => setOpen(false)}>
          {DESK.cancel}
        </Button>
      </div>
    </form>
  )
}
