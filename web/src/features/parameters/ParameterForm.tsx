import type { Parameter } from '@linli/contract/parameters'
import { type FormEvent, useState } from 'react'
import { useCommand } from '../../lib/queries.ts'
import { sayDay, today } from '../../lib/time.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { DESK } from '../../words/zh-CN/desk.ts'
import { PARAMETER_UNIT, PARAMETERS_PAGE } from '../../words/zh-CN/parameters.ts'
import { ParameterHistory } from './ParameterHistory.tsx'
import { parameterWord, valueWord } from './parameter-words.ts'

/** Sets a number from a day on, with what it was before at hand to go back to. */
export function ParameterForm({
  parameter,
  onClose,
}: {
  parameter: Parameter
  onClose: () => void
}) {
  const { key, unit, least, most } = parameter
  const [value, setValue] = useState(String(parameter.value))
  const [source, setSource] = useState('')
  const [from, setFrom] = useState(() => today())
  const [isAsked, setAsked] = useState(false)
  const set = useCommand('parameters.set', {
    onDone: () => {
      const words = { name: parameterWord(key), day: sayDay(from), value: valueWord(number, unit) }
      say(fill(PARAMETERS_PAGE.saved, words))
      onClose()
    },
  })
  const number = Number(value)
  const isWrong = !/^\d+$/.test(value) || number < least || number > most
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (isWrong || source.trim() === '') return
    const { last_edition_id } = parameter
    set.mutate({ key, value: number, source: source.trim(), valid_from: from, last_edition_id })
  }
  return (
    <form className="d-form d-act-box" onSubmit={submit} noValidate>
      <h3>{parameterWord(key)}</h3>
      <div className="d-half">
        <Field
          label={PARAMETERS_PAGE.new_value}
          hint={fill(PARAMETERS_PAGE.between, { least, most, unit: PARAMETER_UNIT[unit] })}
          error={
            isAsked && isWrong ? fill(PARAMETERS_PAGE.value_missing, { least, most }) : undefined
          }
          inputMode="numeric"
          value={value}
          onChange={(event) => setValue(event.target.value.trim())}
        />
        <Field
          label={PARAMETERS_PAGE.from}
          type="date"
          required
          min={today()}
          value={from}
          onChange={(event) => setFrom(event.target.value)}
        />
      </div>
      <Field
        label={PARAMETERS_PAGE.why}
        error={isAsked && source.trim() === '' ? PARAMETERS_PAGE.why_missing : undefined}
        maxLength={200}
        value={source}
        onChange={(event) => setSource(event.target.value)}
      />
      {set.error ? <Notice tone="over">{reasonText(set.error)}</Notice> : null}
      <div className="d-form-foot">
        <Button look="main" type="submit" busyWord={set.isPending && DESK.working}>
          {PARAMETERS_PAGE.save}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {DESK.cancel}
        </Button>
      </div>
      <ParameterHistory
        parameter={parameter}
        onSetAgain={(edition) => {
          setValue(String(edition.value))
          setSource(edition.source)
        }}
      />
    </form>
  )
}
