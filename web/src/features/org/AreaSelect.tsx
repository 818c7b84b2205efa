import type { AreaLevel } from '@linli/contract/identity'
import type { Area } from '@linli/contract/org'
import { Select } from 'antd'
import { useState } from 'react'
import { useQuery } from '../../lib/queries.ts'
import { useSettled } from '../../lib/useSettled.ts'
import { Pick } from '../../ui/Pick.tsx'
import { AREA_LEVEL } from '../../words/zh-CN/org.ts'
import { PICK } from '../../words/zh-CN/pick.ts'

export interface PickedArea {
  id: string
  names: string[]
}

/** One area, found by words of its name or address; before anything is written, the streets. */
export function AreaSelect({
  label,
  value,
  onChange,
  levels,
  error,
  isClearable = true,
  isBare = false,
}: {
  label: string
  value: PickedArea | null
  onChange: (area: PickedArea | null) => void
  levels?: readonly AreaLevel[]
  error?: string | undefined
  isBare?: boolean
  isClearable?: boolean
}) {
  const [text, setText] = useState('')
  const areas = useAreas(text, levels)
  const options = areas.map((area) => ({
    value: area.id,
    label: area.path_names.join(' ') || area.name,
    level: AREA_LEVEL[area.level],
    names: area.path_names,
  }))
  const shown =
    value && !options.some((one) => one.value === value.id)
      ? [{ value: value.id, label: value.names.join(' '), level: '', names: value.names }]
      : []
  const all = [...shown, ...options]
  return (
    <Pick word={label} error={error} isBare={isBare}>
      <Select
        aria-label={label}
        value={value?.id ?? null}
        options={all}
        allowClear={isClearable}
        placeholder={PICK.area}
        notFoundContent={PICK.nothing}
        showSearch={{ filterOption: false, searchValue: text, onSearch: setText }}
        optionRender={({ data }) => (
          <>
            {data.label} <span className="l-quiet l-small">{data.level}</span>
          </>
        )}
        onChange={(id: string | null | undefined) => {
          const area = all.find((one) => one.value === id)
          setText('')
          onChange(area ? { id: area.value, names: area.names } : null)
        }}
      />
    </Pick>
  )
}

function useAreas(text: string, levels: readonly AreaLevel[] | undefined): Area[] {
  const asked = useSettled(text.trim(), 250)
  const isAsked = asked.length >= 2
  const streets = useQuery('org.list_areas', {}, { staleMs: 600_000 })
  const found = useQuery(
    'org.search_areas',
    { text: asked || '-', limit: 30 },
    { isEnabled: isAsked, keepsPrevious: true, staleMs: 600_000 },
  )
  const areas = (isAsked ? found.data : streets.data) ?? []
  return levels ? areas.filter((area) => levels.includes(area.level)) : areas
}
