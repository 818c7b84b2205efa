import { useQuery } from '../../lib/queries.ts'
import { useSettled } from '../../lib/useSettled.ts'
import { Chips } from '../../ui/Choice.tsx'
import { INTAKE } from '../../words/zh-CN/intake.ts'
import type { PickedCategory } from './CategoryField.tsx'
import { CategorySelect } from './CategorySelect.tsx'

/** What kind of matter it is: hinted at while the words are written, or chosen from the whole list. */
export function CategorySuggest({
  text,
  value,
  onChange,
  error,
}: {
  text: string
  value: PickedCategory | null
  onChange: (category: PickedCategory | null) => void
  error?: string | undefined
}) {
  const asked = useSettled(text.trim().slice(0, 2000), 400)
  const suggested = useQuery(
    'catalogue.suggest',
    { text: asked },
    { isEnabled: asked.length >= 2, keepsPrevious: true, staleMs: 600_000 },
  )
  const offered = asked.length >= 2 ? (suggested.data ?? []) : []
  return (
    <div className="l-stack">
      {offered.length > 0 ? (
        <div className="l-row">
          <span className="l-quiet">{INTAKE.suggested}</span>
          <Chips
            label={INTAKE.suggested}
            options={offered.map(({ code, name }) => ({ value: code, word: name }))}
            value={value?.code}
            onChange={(code) => {
              const one = offered.find((line) => line.code === code)
              onChange(one ? { code: one.code, name: one.name } : null)
            }}
          />
        </div>
      ) : null}
      <CategorySelect
        label={INTAKE.category}
        isBare
        value={value?.code}
        error={error}
        onChange={onChange}
      />
    </div>
  )
}
