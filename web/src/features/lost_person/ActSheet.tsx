import { HANDED_TO, type LostAction, RINGS } from '@linli/contract/codes/lost_person'
import type { LostCase } from '@linli/contract/lost-shapes'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { makeId } from '../../lib/ids.ts'
import { invalidate } from '../../lib/queries.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Field, TextArea } from '../../ui/Field.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { ACT, HANDED, LOST, RING } from '../../words/zh-CN/lost_person.ts'
import { type ActField, type ActSpec, SPECS, type Values } from './act-specs.ts'

/** The buttons of these acts, as far as this person may do them now; each asks in a sheet what it needs. */
export function ActButtons({
  found,
  acts,
  first = {},
}: {
  found: LostCase
  acts: readonly LostAction[]
  /** What a field holds before anybody writes. */
  first?: Values
}) {
  const [open, setOpen] = useState<LostAction>()
  const shown = acts.filter((act) => found.can.includes(act) && SPECS[act])
  const spec = open && SPECS[open]
  if (shown.length === 0) return null
  return (
    <div className="lp-acts">
      {shown.map((act) => (
        <Button key={act} look={SPECS[act]?.look ?? 'plain'} onClick={() => setOpen(act)}>
          {ACT[act]}
        </Button>
      ))}
      <Sheet
        title={open ? ACT[open] : ''}
        isOpen={open !== undefined}
        onClose={() => setOpen(undefined)}
      >
        {open && spec ? (
          <ActForm
            key={open}
            {...{ act: open, spec, found, first }}
            onDone={() => setOpen(undefined)}
          />
        ) : null}
      </Sheet>
    </div>
  )
}

function ActForm({
  act,
  spec,
  found,
  first,
  onDone,
}: {
  act: LostAction
  spec: ActSpec
  found: LostCase
  first: Values
  onDone: () => void
}) {
  const client = useQueryClient()
  // One try is one request, however often it is pressed until an answer comes.
  const requestId = useRef(makeId())
  const [values, setValues] = useState<Values>(first)
  const [isAsked, setAsked] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const isMissing = (field: ActField) => !field.isOptional && !values[field.name]?.trim()
  const press = async () => {
    setAsked(true)
    if (spec.fields.some(isMissing)) return
    setBusy(true)
    try {
      await spec.send(found.id, values, { requestId: requestId.current })
      await invalidate(client, ['lost_person.', 'broadcast.'])
      say(fill(LOST.done, { act: ACT[act] }))
      onDone()
    } catch (error) {
      requestId.current = makeId()
      setProblem(error)
      await invalidate(client, ['lost_person.'])
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      className="l-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void press()
      }}
    >
      {spec.sure ? <Notice tone="soon">{spec.sure(found)}</Notice> : null}
      {spec.fields.map((field) => (
        <OneField
          key={field.name}
          field={field}
          found={found}
          value={values[field.name] ?? ''}
          error={isAsked && isMissing(field) ? LOST.wants : undefined}
          onChange={(value) => setValues({ ...values, [field.name]: value })}
        />
      ))}
      {problem ? <Notice tone="over">{reasonText(problem)}</Notice> : null}
      <Button
        look={spec.look === 'stop' ? 'stop' : 'main'}
        isWide
        type="submit"
        busyWord={isBusy && LOST.working}
      >
        {ACT[act]}
      </Button>
    </form>
  )
}

function OneField({
  field,
  found,
  value,
  error,
  onChange,
}: {
  field: ActField
  found: LostCase
  value: string
  error: string | undefined
  onChange: (value: string) => void
}) {
  const { label, hint, kind } = field
  if (kind === 'tick') {
    return (
      <label className="l-choice-row">
        <input
          type="checkbox"
          checked={value === 'yes'}
          onChange={(event) => onChange(event.target.checked ? 'yes' : '')}
        />
        <span>{label}</span>
      </label>
    )
  }
  if (kind === 'ring' || kind === 'handed') {
    const options =
      kind === 'handed'
        ? HANDED_TO.map((one) => ({ value: String(one), word: HANDED[one] }))
        : RINGS.filter((one) => !found.rings.find(({ ring }) => ring === one)?.reached_at).map(
            (one) => ({ value: String(one), word: RING[one] }),
          )
    return (
      <div>
        <Choice legend={label} options={options} value={value || undefined} onChange={onChange} />
        {error ? <p className="l-field-error">{error}</p> : null}
      </div>
    )
  }
  const shared = {
    label,
    hint,
    error,
    isOptional: field.isOptional ?? false,
    value,
    maxLength: kind === 'area' ? 2000 : 200,
  }
  return kind === 'area' ? (
    <TextArea {...shared} rows={3} onChange={(event) => onChange(event.target.value)} />
  ) : (
    <Field
      {...shared}
      type={kind === 'phone' ? 'tel' : 'text'}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
