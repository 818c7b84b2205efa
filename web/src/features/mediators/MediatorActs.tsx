import { END_REASONS, type EndReason } from '@linli/contract/codes/mediators'
import type { Committee, Mediator } from '@linli/contract/mediators'
import { type FormEvent, useState } from 'react'
import { useCommand } from '../../lib/queries.ts'
import { sayDay, today } from '../../lib/time.ts'
import { fill } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Field } from '../../ui/Field.tsx'
import { say } from '../../ui/Toast.tsx'
import { MEDIATOR_FORM } from '../../words/zh-CN/forces.ts'
import { END_REASON } from '../../words/zh-CN/mediators.ts'
import { FormBox, ReviseForm } from './MediatorForm.tsx'

type Act = Mediator['can'][number]
/** What is open: one act on one mediator. */
export interface OpenAct {
  act: Act
  mediator: Mediator
}

/** The acts that are possible on a mediator now, each a verb. */
export function MediatorActs({
  mediator,
  onOpen,
}: {
  mediator: Mediator
  onOpen: (open: OpenAct) => void
}) {
  return (
    <span className="l-row">
      {mediator.can.map((act) => (
        <Button key={act} look="quiet" onClick={() => onOpen({ act, mediator })}>
          {MEDIATOR_FORM[act]}
        </Button>
      ))}
    </span>
  )
}

/** The form of an act. */
export function MediatorActForm({
  open: { act, mediator },
  committee,
  onClose,
}: {
  open: OpenAct
  committee: Committee
  onClose: () => void
}) {
  if (act === 'revise') return <ReviseForm {...{ mediator, committee, onClose }} />
  if (act === 'end') return <EndForm {...{ mediator, onClose }} />
  return <PauseForm {...{ mediator, onClose }} isPause={act === 'pause'} />
}

function PauseForm({
  mediator,
  isPause,
  onClose,
}: {
  mediator: Mediator
  isPause: boolean
  onClose: () => void
}) {
  const [note, setNote] = useState('')
  const { id, person } = mediator
  const done = (words: string) => () => {
    say(fill(words, { name: person.name }))
    onClose()
  }
  const pause = useCommand('mediators.pause', { onDone: done(MEDIATOR_FORM.paused) })
  const resume = useCommand('mediators.resume', { onDone: done(MEDIATOR_FORM.resumed) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isPause) pause.mutate({ id, note: note.trim() || null })
    else resume.mutate({ id })
  }
  return (
    <FormBox
      title={person.name}
      word={isPause ? MEDIATOR_FORM.pause : MEDIATOR_FORM.resume}
      isBusy={pause.isPending || resume.isPending}
      problem={pause.error ?? resume.error}
      onSubmit={submit}
      onClose={onClose}
    >
      {isPause ? (
        <Field
          label={MEDIATOR_FORM.pause_note}
          isOptional
          maxLength={100}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      ) : null}
    </FormBox>
  )
}

function EndForm({ mediator, onClose }: { mediator: Mediator; onClose: () => void }) {
  const [on, setOn] = useState(() => today())
  const [reason, setReason] = useState<EndReason>('term_over')
  const { id, person } = mediator
  const end = useCommand('mediators.end', {
    onDone: () => {
      say(fill(MEDIATOR_FORM.ended, { name: person.name, day: sayDay(on) }))
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    end.mutate({ id, on, reason })
  }
  return (
    <FormBox
      title={person.name}
      word={MEDIATOR_FORM.end}
      look="stop"
      isBusy={end.isPending}
      problem={end.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field
        label={MEDIATOR_FORM.end_on}
        type="date"
        required
        min={today()}
        value={on}
        onChange={(event) => setOn(event.target.value)}
      />
      <Choice
        legend={MEDIATOR_FORM.end_reason}
        options={END_REASONS.map((value) => ({ value, word: END_REASON[value] }))}
        value={reason}
        onChange={setReason}
      />
    </FormBox>
  )
}
