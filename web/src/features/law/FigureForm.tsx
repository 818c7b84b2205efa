import { FIGURES, type FigureKey } from '@linli/contract/codes/figures'
import type { Figure } from '@linli/contract/law'
import { type FormEvent, useState } from 'react'
import { useCommand } from '../../lib/queries.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { DESK } from '../../words/zh-CN/desk.ts'
import { FIGURE, FIGURE_UNIT, FIGURES_PAGE } from '../../words/zh-CN/law.ts'
import { figureKeys, figureValue, figureWord } from './law-words.ts'
import { fenOf } from './read-answers.ts'

/** Enters a figure with its source, or corrects one that stands. */
export function FigureForm({
  figures,
  figure,
  onClose,
}: {
  figures: readonly Figure[]
  figure?: Figure
  onClose: () => void
}) {
  const keys = figureKeys()
  const [key, setKey] = useState<FigureKey>(keys.find((one) => one === figure?.key) ?? 'income')
  const [period, setPeriod] = useState(figure?.period ?? '')
  const [text, setText] = useState(figure ? figureValue(figure).replaceAll(',', '') : '')
  const [source, setSource] = useState(figure?.source ?? '')
  const [isAsked, setAsked] = useState(false)
  const { unit, by } = FIGURES[key]
  // Hundredths of a percent are typed as percent, as fen are typed as yuan.
  const value = fenOf(text)
  const isPeriod = by === 'year' ? /^\d{4}$/.test(period) : /^\d{4}-\d{2}-\d{2}$/.test(period)
  const set = useCommand('law.set_figure', {
    onDone: (saved) => {
      const words = { name: FIGURE[key], period: saved.period, value: figureValue(saved) }
      say(fill(FIGURES_PAGE.saved, words))
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (!value || !isPeriod || source.trim() === '') return
    const stands = figures.find((one) => one.key === key && one.period === period)
    set.mutate({ key, period, value, source: source.trim(), last_id: stands?.last_id ?? null })
  }
  return (
    <form className="law-form law-figure-form" onSubmit={submit} noValidate>
      {figure ? null : <KeyField keys={keys} value={key} onChange={setKey} />}
      <div className="law-fields">
        {figure ? null : (
          <Field
            label={by === 'year' ? FIGURES_PAGE.year : FIGURES_PAGE.day}
            type={by === 'year' ? 'text' : 'date'}
            error={isAsked && !isPeriod ? FIGURES_PAGE.period_wrong : undefined}
            value={period}
            onChange={(event) => setPeriod(event.target.value.trim())}
          />
        )}
        <Field
          label={fill(FIGURES_PAGE.value, { unit: FIGURE_UNIT[unit] })}
          inputMode="decimal"
          error={isAsked && !value ? FIGURES_PAGE.value_wrong : undefined}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <Field
        label={FIGURES_PAGE.source}
        maxLength={200}
        error={isAsked && source.trim() === '' ? FIGURES_PAGE.source_missing : undefined}
        value={source}
        onChange={(event) => setSource(event.target.value)}
      />
      {set.error ? <Notice tone="over">{reasonText(set.error)}</Notice> : null}
      <div className="l-row">
        <Button look="main" type="submit" busyWord={set.isPending && DESK.working}>
          {FIGURES_PAGE.save}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {DESK.cancel}
        </Button>
      </div>
    </form>
  )
}

function KeyField({
  keys,
  value,
  onChange,
}: {
  keys: readonly FigureKey[]
  value: FigureKey
  onChange: (key: FigureKey) => void
}) {
  return (
    <label className="law-select">
      <span className="law-select-word">{FIGURES_PAGE.which}</span>
      <select
        className="l-input"
        value={value}
        onChange={(event) => {
          const key = keys.find((one) => one === event.target.value)
          if (key) onChange(key)
        }}
      >
        {keys.map((key) => (
          <option key={key} value={key}>
            {figureWord(key)}
          </option>
        ))}
      </select>
    </label>
  )
}
