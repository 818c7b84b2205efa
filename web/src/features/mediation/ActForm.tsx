import type { Dispute } from '@linli/contract/mediation-shapes'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { makeId } from '../../lib/ids.ts'
import { invalidate, useQuery } from '../../lib/queries.ts'
import { reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Field, TextArea } from '../../ui/Field.tsx'
import { Notice } from '../../ui/States.tsx'
import { DISPUTE } from '../../words/zh-CN/mediation-page.ts'
import type { ActField, Beside, Values } from './act-fields.ts'
import type { ActSpec } from './act-values.ts'

/** The form of one act: what it needs, what follows from it, and one button with its verb. */
export function ActForm({
  word,
  spec,
  dispute,
  onDone,
}: {
  word: string
  spec: ActSpec
  dispute: Dispute
  onDone: () => void
}) {
  const client = useQueryClient()
  const beside = useBeside(dispute, spec)
  // One try is one request, however often it is pressed until an answer comes.
  const requestId = useRef(makeId())
  const [values, setValues] = useState<Values>({})
  const [isAsked, setAsked] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const isMissing = (one: ActField) => !one.isOptional && !values[one.name]?.trim()
  const press = async (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (spec.fields.some(isMissing)) return
    setBusy(true)
    try {
      await spec.send(dispute.id, values, { requestId: requestId.current })
      await invalidate(client, ['mediation.'])
      onDone()
    } catch (error) {
      requestId.current = makeId()
      setProblem(error)
      await invalidate(client, ['mediation.'])
    } finally {
      setBusy(false)
    }
  }
  return (
    <form className="l-stack" noValidate onSubmit={(event) => void press(event)}>
      {spec.sure ? <Notice tone="soon">{spec.sure}</Notice> : null}
      {spec.fields.map((one) => (
        <OneField
          key={one.name}
          field={one}
          options={one.options?.(dispute, beside) ?? []}
          value={values[one.name] ?? ''}
          error={isAsked && isMissing(one) ? DISPUTE.wants : undefined}
          onChange={(value) => setValues({ ...values, [one.name]: value })}
        />
      ))}
      {problem ? <Notice tone="over">{reasonText(problem)}</Notice> : null}
      <Button
        look={spec.look === 'stop' ? 'stop' : 'main'}
        isWide
        type="submit"
        busyWord={isBusy && DISPUTE.working}
      >
        {word}
      </Button>
    </form>
  )
}

/** Mediators and rooms of the dispute's committee, where a form offers them. */
function useBeside(dispute: Dispute, spec: ActSpec): Beside {
  const asks = (name: string) => spec.fields.some((one) => one.name === name)
  const committee_id = dispute.committee.id
  const people = useQuery(
    'mediators.list_mediators',
    { committee_id, only_available: true, limit: 100 },
    { isEnabled: asks('lead_id') || asks('person_id') },
  )
  const committee = useQuery(
    'mediators.get_committee',
    { id: committee_id },
    { isEnabled: asks('room_id') },
  )
  return {
    mediators: (people.data?.items ?? []).map(({ person }) => ({
      value: person.id,
      word: person.name,
    })),
    rooms: (committee.data?.rooms ?? []).map(({ id, name }) => ({ value: id, word: name })),
  }
}

function OneField({
  field,
  options,
  value,
  error,
  onChange,
}: {
  field: ActField
  options: readonly { value: string; word: string }[]
  value: string
  error: string | undefined
  onChange: (value: string) => void
}) {
  const { label, hint, kind, isOptional = false } = field
  if (kind === 'one' && options.length > MOST_ROWS)
    return <Select {...{ label, options, value, error, onChange }} />
  if (kind === 'one')
    return options.length === 0 && isOptional ? null : (
      <div>
        <Choice legend={label} options={options} value={value || undefined} onChange={onChange} />
        {error ? <p className="l-field-error">{error}</p> : null}
      </div>
    )
  if (kind === 'many') return <Ticks {...{ label, options, value, error, onChange }} />
  const shared = { label, hint, error, isOptional, value }
  if (kind === 'area')
    return (
      <TextArea
        {...shared}
        rows={4}
        maxLength={4000}
        onChange={(event) => onChange(event.target.value)}
      />
    )
  const types = { line: 'text', number: 'number', moment: 'datetime-local', day: 'date' } as const
  return (
    <Field
      {...shared}
      type={types[kind]}
      maxLength={200}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

/** More than these are a list to open, not rows to read through. */
const MOST_ROWS = 7

function Select({
  label,
  options,
  value,
  error,
  onChange,
}: {
  label: string
  options: readonly { value: string; word: string }[]
  value: string
  error: string | undefined
  onChange: (value: string) => void
}) {
  return (
    <label className="l-field">
      <span className="l-field-label">{label}</span>
      <select
        className="l-input m-select"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">—</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.word}
          </option>
        ))}
      </select>
      {error ? <span className="l-field-error">{error}</span> : null}
    </label>
  )
}

function Ticks({
  label,
  options,
  value,
  error,
  onChange,
}: {
  label: string
  options: readonly { value: string; word: string }[]
  value: string
  error: string | undefined
  onChange: (value: string) => void
}) {
  const chosen = value.split(',').filter(Boolean)
  const toggle = (one: string) =>
    onChange(
      (chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one]).join(','),
    )
  return (
    <fieldset className="l-choice">
      <legend>{label}</legend>
      {options.map((option) => (
        <label key={option.value} className="l-choice-row">
          <input
            type="checkbox"
            checked={chosen.includes(option.value)}
            onChange={() => toggle(option.value)}
          />
          <span>{option.word}</span>
        </label>
      ))}
      {error ? <p className="l-field-error">{error}</p> : null}
    </fieldset>
  )
}
