import type { Named } from '@linli/contract/fields'
import { useState } from 'react'
import { useQuery } from '../../lib/queries.ts'
import { useSettled } from '../../lib/useSettled.ts'
import { Choice } from '../../ui/Choice.tsx'
import { Field } from '../../ui/Field.tsx'
import { UNIT_KIND } from '../../words/zh-CN/org.ts'
import { MATTER } from '../../words/zh-CN/worker.ts'

/** One unit by name; the one that the catalogue and the place suggest stands first. */
export function UnitPicker({
  suggested,
  value,
  onChange,
}: {
  suggested: Named | null
  value: string | undefined
  onChange: (unit_id: string) => void
}) {
  const [text, setText] = useState('')
  const asked = useSettled(text.trim(), 300)
  const found = useQuery(
    'org.list_units',
    { text: asked, limit: 20 },
    { isEnabled: asked.length >= 2, keepsPrevious: true },
  )
  const units = (asked.length >= 2 ? (found.data?.items ?? []) : []).map((unit) => ({
    value: unit.id,
    word: unit.name,
    hint: `${UNIT_KIND[unit.kind]} · ${unit.area.name}`,
  }))
  const first = suggested
    ? [{ value: suggested.id, word: suggested.name, hint: MATTER.suggested }]
    : []
  const options = [...first, ...units.filter((unit) => unit.value !== suggested?.id)]
  return (
    <div className="l-stack">
      <Field
        label={MATTER.find_unit}
        type="search"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {options.length > 0 ? (
        <Choice
          legend={MATTER.choose_unit}
          isLegendHidden
          options={options}
          value={value}
          onChange={onChange}
        />
      ) : null}
    </div>
  )
}
