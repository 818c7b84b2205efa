import { type FormEvent, useState } from 'react'
import { useCommand, useQuery } from '../../../lib/queries.ts'
import { addDays, sayDay, today } from '../../../lib/time.ts'
import { useBack } from '../../../lib/useBack.ts'
import { fill, reasonText } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Choice } from '../../../ui/Choice.tsx'
import { Field } from '../../../ui/Field.tsx'
import { List, ListRow } from '../../../ui/ListRow.tsx'
import { Page, Section } from '../../../ui/Page.tsx'
import { Empty, Notice, Skeleton } from '../../../ui/States.tsx'
import { say } from '../../../ui/Toast.tsx'
import { LEAVE } from '../../../words/zh-CN/worker.ts'

const CHANGES = ['org.', 'identity.me', 'matters.']

/** Days away, and who takes the queue for them. */
export function Leave() {
  const back = useBack()
  return (
    <Page title={LEAVE.title} back={back}>
      <p className="l-quiet">{LEAVE.lead}</p>
      <TakeLeave />
      <Listed />
    </Page>
  )
}

function TakeLeave() {
  const people = useQuery('org.list_substitutes', {})
  const [from_day, setFrom] = useState(() => addDays(today(), 1))
  const [to_day, setTo] = useState(() => addDays(today(), 1))
  const [substitute_id, setSubstitute] = useState<string>()
  const [reason, setReason] = useState('')
  const take = useCommand('org.take_leave', {
    invalidates: CHANGES,
    onDone: (leave) =>
      say(
        fill(LEAVE.sent, {
          from: sayDay(leave.from_day),
          to: sayDay(leave.to_day),
          name: leave.substitute.name,
        }),
      ),
  })
  if (people.error) return <Notice tone="over">{reasonText(people.error)}</Notice>
  if (!people.data) return <Skeleton lines={4} />
  if (people.data.length === 0) {
    return <Empty title={LEAVE.no_substitute}>{LEAVE.no_substitute_hint}</Empty>
  }
  const isWrong = to_day < from_day
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!substitute_id || isWrong) return
    take.mutate({
      substitute_id,
      from_day,
      to_day,
      ...(reason.trim() ? { reason: reason.trim() } : {}),
    })
  }
  return (
    <form className="l-stack" onSubmit={submit}>
      <Field
        label={LEAVE.from}
        hint={sayDay(from_day)}
        type="date"
        min={today()}
        required
        value={from_day}
        onChange={(event) => setFrom(event.target.value)}
      />
      <Field
        label={LEAVE.to}
        hint={sayDay(to_day)}
        error={isWrong ? LEAVE.days_wrong : undefined}
        type="date"
        min={from_day}
        required
        value={to_day}
        onChange={(event) => setTo(event.target.value)}
      />
      <Choice
        legend={LEAVE.substitute}
        options={people.data.map(({ id, name }) => ({ value: id, word: name }))}
        value={substitute_id}
        onChange={setSubstitute}
      />
      <Field
        label={LEAVE.reason}
        isOptional
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {take.error ? <Notice tone="over">{reasonText(take.error)}</Notice> : null}
      <Button
        look="main"
        isWide
        type="submit"
        disabled={!substitute_id}
        busyWord={take.isPending && LEAVE.sending}
      >
        {LEAVE.send}
      </Button>
    </form>
  )
}

function Listed() {
  const leaves = useQuery('org.list_leaves', {})
  const end = useCommand('org.end_leave', {
    invalidates: CHANGES,
    onDone: () => say(LEAVE.ended),
  })
  return (
    <Section title={LEAVE.listed}>
      {leaves.data?.length === 0 ? <p className="l-quiet">{LEAVE.none}</p> : null}
      {leaves.data && leaves.data.length > 0 ? (
        <List label={LEAVE.listed}>
          {leaves.data.map((leave) => (
            <li key={leave.id} className="l-list-line">
              <ListRow
                title={fill(LEAVE.line, {
                  from: sayDay(leave.from_day),
                  to: sayDay(leave.to_day),
                  name: leave.substitute.name,
                })}
                where={[leave.person.name, leave.reason].filter(Boolean).join(' · ')}
              />
              {leave.can.includes('end') ? (
                <Button look="quiet" onClick={() => end.mutate({ id: leave.id })}>
                  {LEAVE.end}
                </Button>
              ) : null}
            </li>
          ))}
        </List>
      ) : null}
      {end.error ? <Notice tone="over">{reasonText(end.error)}</Notice> : null}
    </Section>
  )
}
