import { type ReactNode, useId } from 'react'
import './choice.css'

export interface ChoiceOption<V extends string> {
  value: V
  word: ReactNode
  hint?: ReactNode
}

/** One of several, each a whole row to press. */
export function Choice<V extends string>({
  legend,
  options,
  value,
  onChange,
  isLegendHidden = false,
}: {
  legend: string
  options: readonly ChoiceOption<V>[]
  value: V | undefined
  onChange: (value: V) => void
  isLegendHidden?: boolean
}) {
  const name = useId()
  return (
    <fieldset className="l-choice">
      <legend className={isLegendHidden ? 'l-visually-hidden' : ''}>{legend}</legend>
      {options.map((option) => (
        <label key={option.value} className="l-choice-row">
          <input
            type="radio"
            name={name}
            checked={value === option.value}
            onChange={() => onChange(option.value)}
          />
          <span>
            {option.word}
            {option.hint ? <small>{option.hint}</small> : null}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

/** A few short words side by side, one of which holds. */
export function Chips<V extends string>({
  label,
  options,
  value,
  onChange,
  isLabelShown = false,
}: {
  label: string
  options: readonly { value: V; word: string }[]
  value: V | undefined
  onChange: (value: V | undefined) => void
  /** Where nothing above the row says what it is about. */
  isLabelShown?: boolean
}) {
  const chips = (
    // biome-ignore lint/a11y/useSemanticElements: a row of pressed buttons is no set of fields
    <div className="l-chips" role="group" aria-label={label}>
      {options.map((option) => (
        <button
          type="button"
          key={option.value}
          className="l-chip"
          aria-pressed={value === option.value}
          onClick={() => onChange(value === option.value ? undefined : option.value)}
        >
          {option.word}
        </button>
      ))}
    </div>
  )
  if (!isLabelShown) return chips
  return (
    <div className="l-field">
      <span aria-hidden="true">{label}</span>
      {chips}
    </div>
  )
}
