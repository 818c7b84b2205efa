import { Select } from 'antd'
import { type FormEvent, useState } from 'react'
import { useCommand, useQuery } from '../../lib/queries.ts'
import { addDays, sayDay, today } from '../../lib/time.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Pick } from '../../ui/Pick.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { LEAVE } from '../../words/zh-CN/worker.ts'

const CHANGES = ['org.', 'identity.me', 'matters.']

/** Days away and who takes the queue for them, at the desk. */
export function LeaveDesk() {
  return (
    <div className="l-stack">
      <p className="l-quiet">{LEAVE.lead}</p>
      <LeaveList />
      <TakeLeave />
    </div>
  )
}

function TakeLeave() {
  const people = useQuery('org.list_substitutes', {})
  const [from_day, setFrom] = useState(() => addDays(today(), 1))
  const [to_day, setTo] = useState(() => addDays(today(), 1))
  const [substitute_id, setSubstitute] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const take = useCommand('org.take_leave', {
    invalidates: CHANGES,
    onDone: ({ from_day: from, to_day: to, substitute }) =>
      say(fill(LEAVE.sent, { from: sayDay(from), to: sayDay(to), name: substitute.name })),
  })
  if (people.data?.length === 0) {
    return (
      <p className="l-quiet">
        {LEAVE.no_substitute}。{LEAVE.no_substitute_hint}
      </p>
    )
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!substitute_id || to_day < from_day) return
    const words = reason.trim()
    take.mutate({ substitute_id, from_day, to_day, ...(words ? { reason: words } : {}) })
  }
  return (
    <form className="d-form" onSubmit={submit}>
      <div className="d-half">
        <Field
          label={LEAVE.from}
          type="date"
          min={today()}
          required
          value={from_day}
          onChange={(event) => setFrom(event.target.value)}
        />
        <Field
          label={LEAVE.to}
          error={to_day < from_day ? LEAVE.days_wrong : undefined}
          type="date"
          min={from_day}
          required
          value={to_day}
          onChange={(event) => setTo(event.target.value)}
        />
        <Pick word={LEAVE.substitute}>
          <Select
            aria-label={LEAVE.substitute}
            value={substitute_id}
            options={(people.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={setSubstitute}
          />
        </Pick>
        <Field
          label={LEAVE.reason}
          isOptional
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
      {take.error ? <Notice tone="over">{reasonText(take.error)}</Notice> : null}
      <div>
        <Button type="submit" disabled={!substitute_id} busyWord={take.isPending && LEAVE.sending}>
          {LEAVE.send}
        </Button>
      </div>
    </form>
  )
}

function LeaveList() {
  const leaves = useQuery('org.list_leaves', {})
  const end = useCommand('org.end_leave', { invalidates: CHANGES, onDone: () => say(LEAVE.ended) })
  if (leaves.data?.length === 0) return <p className="l-quiet">{LEAVE.none}</p>
  return (
    <>
      <ul className="l-list">
        {leaves.data?.map((leave) => (
          <li key={leave.id} className="l-list-line">
            <span>
              <strong>{leave.person.name}</strong>{' '}
              {fill(LEAVE.line, {
                from: sayDay(leave.from_day),
                to: sayDay(leave.to_day),
                name: leave.substitute.name,
              })}
            </span>
            {leave.can.includes('end') ? (
              <span>
                <Button look="quiet" onClick={() => end.mutate({ id: leave.id })}>
                  {LEAVE.end}
                </Button>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {end.error ? <Notice tone="over">{reasonText(end.error)}</Notice> : null}
    </>
  )
}
