import type { CategoryLine } from '@linli/contract/catalogue'
import { useState } from 'react'
import { useQuery } from '../../lib/queries.ts'
import { useSettled } from '../../lib/useSettled.ts'
import { Button } from '../../ui/Button.tsx'
import { Chips } from '../../ui/Choice.tsx'
import { CATALOGUE } from '../../words/zh-CN/catalogue.ts'
import { CategorySheet } from './CategorySheet.tsx'

export type PickedCategory = Pick<CategoryLine, 'code' | 'name'>

/** What kind of matter it is: suggested from the words while they are written, changed by hand, or left to the centre. */
export function CategoryField({
  text,
  value,
  onChange,
}: {
  text: string
  value: PickedCategory | null
  onChange: (category: PickedCategory | null) => void
}) {
  const [isOpen, setOpen] = useState(false)
  const asked = useSettled(text.trim(), 500)
  const suggested = useQuery(
    'catalogue.suggest',
    { text: asked },
    { isEnabled: asked.length >= 2, keepsPrevious: true, staleMs: 600_000 },
  )
  const offered: PickedCategory[] = asked.length >= 2 ? (suggested.data ?? []).slice(0, 3) : []
  const shown =
    value && !offered.some((one) => one.code === value.code) ? [value, ...offered] : offered
  return (
    <div className="l-stack">
      <p className="l-strong">{CATALOGUE.category}</p>
      {shown.length > 0 ? (
        <Chips
          label={CATALOGUE.category}
          options={shown.map(({ code, name }) => ({ value: code, word: name }))}
          value={value?.code}
          onChange={(code) => onChange(shown.find((one) => one.code === code) ?? null)}
        />
      ) : null}
      <div className="l-row">
        <Button look={shown.length > 0 ? 'quiet' : 'plain'} onClick={() => setOpen(true)}>
          {shown.length > 0 ? CATALOGUE.other : CATALOGUE.choose}
        </Button>
        {value ? null : <span className="l-quiet l-small">{CATALOGUE.none}</span>}
      </div>
      <CategorySheet
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onPick={({ code, name }) => {
          onChange({ code, name })
          setOpen(false)
        }}
      />
    </div>
  )
}
