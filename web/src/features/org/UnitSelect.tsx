import type { UnitKind } from '@linli/contract/codes/org'
import type { Named } from '@linli/contract/fields'
import { Select } from 'antd'
import { useState } from 'react'
import { useQuery } from '../../lib/queries.ts'
import { useSettled } from '../../lib/useSettled.ts'
import { Pick } from '../../ui/Pick.tsx'
import { UNIT_KIND } from '../../words/zh-CN/org.ts'
import { PICK } from '../../words/zh-CN/pick.ts'

/** One unit, found by words of its name; those known beforehand stand first. */
export function UnitSelect({
  label,
  value,
  onChange,
  known = [],
  kinds,
  isClearable = false,
  error,
  isBare = false,
}: {
  label: string
  value: string | null | undefined
  onChange: (unit: Named | null) => void
  /** Units that may be shown without a search: the one chosen before, the suggested one. */
  known?: readonly (Named & { hint?: string })[]
  kinds?: UnitKind[]
  isClearable?: boolean
  error?: string | undefined
  isBare?: boolean
}) {
  const [text, setText] = useState('')
  const asked = useSettled(text.trim(), 250)
  const found = useQuery(
    'org.list_units',
    { limit: 30, ...(asked ? { text: asked } : {}), ...(kinds ? { kinds } : {}) },
    { keepsPrevious: true, staleMs: 60_000 },
  )
  const first = known.map(({ id, name, hint }) => ({ value: id, label: name, hint: hint ?? '' }))
  const others = (found.data?.items ?? []).map((unit) => ({
    value: unit.id,
    label: unit.name,
    hint: `${UNIT_KIND[unit.kind]} · ${unit.area.name}`,
  }))
  const options = [...first, ...others.filter(({ value: id }) => !known.some((k) => k.id === id))]
  return (
    <Pick word={label} error={error} isBare={isBare}>
      <Select
        aria-label={label}
        value={value ?? null}
        options={options}
        allowClear={isClearable}
        placeholder={PICK.unit}
        notFoundContent={found.isFetching ? PICK.reading : PICK.nothing}
        showSearch={{ filterOption: false, searchValue: text, onSearch: setText }}
        optionRender={({ data }) => <Line name={data.label} hint={data.hint} />}
        onChange={(id: string | null | undefined) => {
          const unit = options.find((one) => one.value === id)
          setText('')
          onChange(unit ? { id: unit.value, name: unit.label } : null)
        }}
      />
    </Pick>
  )
}

function Line({ name, hint }: { name: string; hint: string }) {
  return (
    <>
      {name}
      {hint ? <span className="l-quiet l-small"> {hint}</span> : null}
    </>
  )
}
