import type { Committee, Mediator } from '@linli/contract/mediators'
import { Select } from 'antd'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useCommand, useQuery } from '../../lib/queries.ts'
import { today } from '../../lib/time.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Pick } from '../../ui/Pick.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { DESK } from '../../words/zh-CN/desk.ts'
import { MEDIATOR_FORM } from '../../words/zh-CN/forces.ts'
import { MediatorFields } from './MediatorFields.tsx'
import { draftOf, inputOf } from './mediator-draft.ts'

/** Enters a holder of a post of mediator with a committee. */
export function AppointForm({ committee, onClose }: { committee: Committee; onClose: () => void }) {
  const [draft, setDraft] = useState(() => draftOf(undefined))
  const [person, setPerson] = useState<{ id: string; name: string }>()
  const [from, setFrom] = useState(() => today())
  const [isAsked, setAsked] = useState(false)
  const candidates = useQuery('mediators.list_candidates', { committee_id: committee.id })
  const appoint = useCommand('mediators.appoint', {
    onDone: (made) => {
      say(fill(MEDIATOR_FORM.appointed, { name: made.person.name }))
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (!person) return
    const input = { committee_id: committee.id, person_id: person.id, valid_from: from }
    appoint.mutate({ ...input, ...inputOf(draft) })
  }
  return (
    <FormBox
      onSubmit={submit}
      onClose={onClose}
      word={MEDIATOR_FORM.appoint}
      isBusy={appoint.isPending}
      problem={appoint.error}
    >
      <Pick
        word={MEDIATOR_FORM.person}
        hint={MEDIATOR_FORM.person_hint}
        error={isAsked && !person ? MEDIATOR_FORM.person_missing : undefined}
      >
        <Select
          aria-label={MEDIATOR_FORM.person}
          value={person?.id ?? null}
          showSearch={{ optionFilterProp: 'label' }}
          loading={candidates.isPending}
          options={(candidates.data ?? []).map((one) => ({
            value: one.person.id,
            label: `${one.person.name} ${one.unit.name}`,
          }))}
          onChange={(id: string) =>
            setPerson(candidates.data?.find((one) => one.person.id === id)?.person)
          }
        />
      </Pick>
      <Field
        label={MEDIATOR_FORM.from}
        type="date"
        required
        value={from}
        onChange={(event) => setFrom(event.target.value)}
      />
      <MediatorFields
        draft={draft}
        change={(part) => setDraft({ ...draft, ...part })}
        studios={committee.studios}
      />
    </FormBox>
  )
}

/** Corrects what is entered of a mediator. */
export function ReviseForm({
  mediator,
  committee,
  onClose,
}: {
  mediator: Mediator
  committee: Committee
  onClose: () => void
}) {
  const [draft, setDraft] = useState(() => draftOf(mediator))
  const revise = useCommand('mediators.revise', {
    onDone: () => {
      say(fill(MEDIATOR_FORM.revised, { name: mediator.person.name }))
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    revise.mutate({ id: mediator.id, ...inputOf(draft) })
  }
  return (
    <FormBox
      title={mediator.person.name}
      onSubmit={submit}
      onClose={onClose}
      word={DESK.save}
      isBusy={revise.isPending}
      problem={revise.error}
    >
      <MediatorFields
        draft={draft}
        change={(part) => setDraft({ ...draft, ...part })}
        studios={committee.studios}
      />
    </FormBox>
  )
}

/** A form with its one act, what went wrong, and the way out. */
export function FormBox({
  title,
  word,
  look = 'main',
  isBusy,
  problem,
  onSubmit,
  onClose,
  children,
}: {
  title?: string
  word: string
  look?: 'main' | 'stop'
  isBusy: boolean
  problem: unknown
  onSubmit: (event: FormEvent) => void
  onClose: () => void
  children: ReactNode
}) {
  return (
    <form className="d-form d-act-box" onSubmit={onSubmit} noValidate>
      {title ? <h3>{title}</h3> : null}
      {children}
      {problem ? <Notice tone="over">{reasonText(problem)}</Notice> : null}
      <div className="d-form-foot">
        <Button look={look} type="submit" busyWord={isBusy && DESK.working}>
          {word}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {DESK.cancel}
        </Button>
      </div>
    </form>
  )
}
