import type { Named } from '@linli/contract/fields'
import { RECORD } from '../../words/zh-CN/group-registry.ts'
import './registry.css'

/** Which buildings of the grid: a box for each. */
export function BuildingsField({
  buildings,
  value,
  error,
  onChange,
}: {
  buildings: readonly Named[]
  value: readonly string[]
  error?: string | undefined
  onChange: (ids: string[]) => void
}) {
  return (
    <fieldset className="g-boxes">
      <legend className="d-pick-word">{RECORD.covered}</legend>
      {buildings.map(({ id, name }) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={value.includes(id)}
            onChange={(event) =>
              onChange(event.target.checked ? [...value, id] : value.filter((one) => one !== id))
            }
          />
          {name}
        </label>
      ))}
      {error ? <p className="l-field-error">{error}</p> : null}
    </fieldset>
  )
}
