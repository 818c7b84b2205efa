import type { StaffPerson } from '@linli/contract/org'
import { type FormEvent, useState } from 'react'
import { useCommand, useDisclosure } from '../../lib/queries.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field, TextArea } from '../../ui/Field.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { ARRIVAL } from '../../words/zh-CN/arrivals.ts'
import { DESK } from '../../words/zh-CN/desk.ts'
import { SIGN_IN } from '../../words/zh-CN/identity.ts'
import { PEOPLE } from '../../words/zh-CN/org-desk.ts'

/** Opens an account, or gives a new first password to the one there is. */
export function OpenAccountForm({ person, onClose }: { person: StaffPerson; onClose: () => void }) {
  const [account, setAccount] = useState(person.account ?? '')
  const [password, setPassword] = useState('')
  const open = useCommand('org.open_account', {
    onDone: () => {
      say(PEOPLE.opened)
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    open.mutate({ person_id: person.id, account, password })
  }
  return (
    <form className="d-form d-act-box" onSubmit={submit}>
      <Field
        label={PEOPLE.account}
        hint={PEOPLE.account_rule}
        required
        pattern="[a-z][a-z0-9._\-]{2,39}"
        readOnly={person.account !== null}
        autoComplete="off"
        value={account}
        onChange={(event) => setAccount(event.target.value)}
      />
      <Field
        label={PEOPLE.first_password}
        hint={`${SIGN_IN.password_rule}${PEOPLE.first_password_hint}`}
        required
        minLength={10}
        autoComplete="off"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      {open.error ? <Notice tone="over">{reasonText(open.error)}</Notice> : null}
      <div className="d-form-foot">
        <Button look="main" type="submit" busyWord={open.isPending && DESK.saving}>
          {person.account === null ? PEOPLE.open_account : PEOPLE.reset_password}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {DESK.cancel}
        </Button>
      </div>
    </form>
  )
}

/** Ends an account and every visit by it. */
export function CloseAccountForm({
  person,
  onClose,
}: {
  person: StaffPerson
  onClose: () => void
}) {
  const close = useCommand('org.close_account', {
    onDone: () => {
      say(PEOPLE.closed)
      onClose()
    },
  })
  return (
    <div className="d-form d-act-box">
      <p>{PEOPLE.close_sure}</p>
      {close.error ? <Notice tone="over">{reasonText(close.error)}</Notice> : null}
      <div className="d-form-foot">
        <Button
          look="stop"
          busyWord={close.isPending && DESK.working}
          onClick={() => close.mutate({ person_id: person.id })}
        >
          {PEOPLE.close_account}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {DESK.cancel}
        </Button>
      </div>
    </div>
  )
}

/** Says which member of the corporation's WeCom somebody is, or that they are none any more. */
export function MemberForm({ person, onClose }: { person: StaffPerson; onClose: () => void }) {
  const [user_id, setUserId] = useState('')
  const done = { onDone: onClose }
  const tie = useCommand('org.tie_member', done)
  const untie = useCommand('org.untie_member', done)
  const error = tie.error ?? untie.error
  const submit = (event: FormEvent) => {
    event.preventDefault()
    tie.mutate({ person_id: person.id, user_id: user_id.trim() })
  }
  return (
    <form className="d-form d-act-box" onSubmit={submit}>
      {person.is_tied ? <p>{ARRIVAL.member_is_tied}</p> : null}
      <Field
        label={ARRIVAL.member_of}
        hint={ARRIVAL.member_hint}
        required
        maxLength={64}
        autoComplete="off"
        value={user_id}
        onChange={(event) => setUserId(event.target.value)}
      />
      {error ? <Notice tone="over">{reasonText(error)}</Notice> : null}
      <div className="d-form-foot">
        <Button look="main" type="submit" busyWord={tie.isPending && DESK.saving}>
          {ARRIVAL.member_tie}
        </Button>
        {person.can.includes('untie_member') ? (
          <Button
            look="stop"
            title={ARRIVAL.member_untie_sure}
            busyWord={untie.isPending && DESK.working}
            onClick={() => untie.mutate({ person_id: person.id })}
          >
            {ARRIVAL.member_untie}
          </Button>
        ) : null}
        <Button look="quiet" onClick={onClose}>
          {DESK.cancel}
        </Button>
      </div>
    </form>
  )
}

/** A colleague's private phone, for a reason that is written down and logged. */
export function RevealPhoneForm({ person }: { person: StaffPerson }) {
  const [reason, setReason] = useState('')
  const reveal = useDisclosure('org.reveal_phone')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim()) reveal.mutate({ person_id: person.id, reason: reason.trim() })
  }
  if (reveal.data) {
    return (
      <p>
        {reveal.data.phone
          ? fill(PEOPLE.phone_is, { phone: reveal.data.phone })
          : PEOPLE.phone_none}
      </p>
    )
  }
  return (
    <form className="d-form" onSubmit={submit}>
      <TextArea
        label={PEOPLE.phone_reason}
        hint={PEOPLE.phone_why}
        rows={2}
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {reveal.error ? <Notice tone="over">{reasonText(reveal.error)}</Notice> : null}
      <div>
        <Button
          type="submit"
          disabled={reason.trim() === ''}
          busyWord={reveal.isPending && DESK.working}
        >
          {PEOPLE.phone}
        </Button>
      </div>
    </form>
  )
}
