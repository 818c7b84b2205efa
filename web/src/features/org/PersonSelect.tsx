import type { Named } from '@linli/contract/fields'
import { Select } from 'antd'
import { useState } from 'react'
import { useQuery } from '../../lib/queries.ts'
import { useSettled } from '../../lib/useSettled.ts'
import { Pick } from '../../ui/Pick.tsx'
import { POST_KIND } from '../../words/zh-CN/org.ts'
import { PICK } from '../../words/zh-CN/pick.ts'

/** One member of staff by whole name or full pinyin: names are encrypted, so half a name finds nobody. */
export function PersonSelect({
  label,
  value,
  onChange,
  error,
}: {
  label: string
  value: Named | null
  onChange: (person: Named | null) => void
  error?: string | undefined
}) {
  const [text, setText] = useState('')
  const asked = useSettled(text.trim(), 300)
  const found = useQuery(
    'org.list_people',
    { text: asked, limit: 30 },
    { isEnabled: asked.length >= 2 },
  )
  const options = (asked.length >= 2 ? (found.data?.items ?? []) : []).map((person) => ({
    value: person.id,
    label: person.name,
    hint: person.posts
      .slice(0, 2)
      .map((post) => `${post.unit.name} ${POST_KIND[post.kind]}`)
      .join('；'),
  }))
  const known = value && !options.some((one) => one.value === value.id)
  const all = known ? [{ value: value.id, label: value.name, hint: '' }, ...options] : options
  return (
    <Pick word={label} error={error}>
      <Select
        aria-label={label}
        value={value?.id ?? null}
        options={all}
        allowClear
        placeholder={PICK.person}
        notFoundContent={asked.length >= 2 ? PICK.nothing : PICK.person}
        showSearch={{ filterOption: false, searchValue: text, onSearch: setText }}
        optionRender={({ data }) => (
          <>
            {data.label} <span className="l-quiet l-small">{data.hint}</span>
          </>
        )}
        onChange={(id: string | null | undefined) => {
          const person = all.find((one) => one.value === id)
          setText('')
          onChange(person ? { id: person.value, name: person.label } : null)
        }}
      />
    </Pick>
  )
}
