import type { Calculation } from '@linli/contract/codes/law'
import { fill } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { ESTIMATE } from '../../words/zh-CN/law.ts'
import { ASK } from '../../words/zh-CN/law-asked.ts'
import { ASKED, type Asked, type AskedGroup } from './asked.ts'
import type { Answers } from './read-answers.ts'

interface Filling {
  answers: Answers
  problems: Record<string, string>
  onChange: (answers: Answers) => void
}

/** The questions of one calculator. */
export function AskForm({
  kind,
  isBusy,
  onAsk,
  ...filling
}: Filling & { kind: Calculation; isBusy: boolean; onAsk: () => void }) {
  const groups = ASKED[kind].filter(({ when }) => !when || when(filling.answers))
  return (
    <form
      className="law-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onAsk()
      }}
    >
      {groups.map((group, at) => (
        <fieldset key={group.title ?? at} className="law-group">
          {group.title ? <legend>{group.title}</legend> : null}
          {group.hint ? <p className="l-quiet l-small">{group.hint}</p> : null}
          <div className="law-fields">
            {group.asked
              .filter(({ when }) => !when || when(filling.answers))
              .map((asked) => (
                <One key={asked.name} asked={asked} name={asked.name} {...filling} />
              ))}
          </div>
          {group.rows ? <Rows rows={group.rows} {...filling} /> : null}
        </fieldset>
      ))}
      <div className="l-row">
        <Button look="main" type="submit" busyWord={isBusy && ESTIMATE.calculating}>
          {ESTIMATE.calculate}
        </Button>
      </div>
    </form>
  )
}

function Rows({
  rows,
  answers,
  onChange,
  problems,
}: Filling & { rows: NonNullable<AskedGroup['rows']> }) {
  const count = Number(answers[`${rows.name}.n`] ?? 0)
  const setCount = (n: number) => onChange({ ...answers, [`${rows.name}.n`]: String(n) })
  return (
    <div className="l-stack">
      {Array.from({ length: count }, (_, at) => (
        <div key={`${rows.name}.${at}`} className="law-row">
          <p className="law-row-title">{fill(rows.title, { n: at + 1 })}</p>
          <div className="law-fields">
            {rows.asked.map((asked) => (
              <One
                key={asked.name}
                asked={asked}
                name={`${rows.name}.${at}.${asked.name}`}
                {...{ answers, onChange, problems }}
              />
            ))}
          </div>
        </div>
      ))}
      <div className="l-row">
        {count < rows.most ? <Button onClick={() => setCount(count + 1)}>{rows.add}</Button> : null}
        {count > rows.least ? (
          <Button look="quiet" onClick={() => setCount(count - 1)}>
            {ASK.remove}
          </Button>
        ) : null}
      </div>
    </div>
  )
}

function One({
  asked,
  name,
  answers,
  problems,
  onChange,
}: Filling & { asked: Asked; name: string }) {
  const value = answers[name] ?? ''
  const set = (next: string) => onChange({ ...answers, [name]: next })
  if (asked.type === 'tick')
    return (
      <label className="law-tick">
        <input
          type="checkbox"
          checked={value === 'yes'}
          onChange={(event) => set(event.target.checked ? 'yes' : 'no')}
        />
        <span>{asked.word}</span>
      </label>
    )
  if (asked.type === 'choice') return <ChoiceField {...{ asked, value, set }} />
  const isNumber = asked.type === 'money' || asked.type === 'int'
  return (
    <Field
      label={asked.word}
      hint={asked.hint}
      error={problems[name]}
      type={asked.type === 'day' ? 'date' : 'text'}
      {...(isNumber ? { inputMode: asked.type === 'int' ? 'numeric' : 'decimal' } : {})}
      maxLength={200}
      value={value}
      onChange={(event) => set(event.target.value)}
    />
  )
}

function ChoiceField({
  asked,
  value,
  set,
}: {
  asked: Asked
  value: string
  set: (next: string) => void
}) {
  const options = asked.options ?? []
  return (
    <label className="law-select">
      <span className="law-select-word">{asked.word}</span>
      <select
        className="l-input"
        value={value || options[0]?.[0]}
        onChange={(event) => set(event.target.value)}
      >
        {options.map(([code, word]) => (
          <option key={code} value={code}>
            {word}
          </option>
        ))}
      </select>
      {asked.hint ? <span className="l-field-hint">{asked.hint}</span> : null}
    </label>
  )
}
