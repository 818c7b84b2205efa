import { POST_KINDS } from '@linli/contract/codes/org'
import type { Named } from '@linli/contract/fields'
import { Select } from 'antd'
import { useQuery } from '../../lib/queries.ts'
import { Pick } from '../../ui/Pick.tsx'
import { POST_KIND } from '../../words/zh-CN/org.ts'
import { PICK } from '../../words/zh-CN/pick.ts'

/** A colleague who works in this unit. */
export function ColleagueSelect({
  label,
  unitId,
  value,
  without,
  error,
  onChange,
}: {
  label: string
  unitId: string
  value: string | null
  /** Who hands over, and is therefore not offered. */
  without?: string | undefined
  error?: string | undefined
  onChange: (person: Named | null) => void
}) {
  const posts = useQuery('org.list_posts', { unit_id: unitId, limit: 100 })
  const working = (posts.data?.items ?? []).filter(
    ({ kind, person }) => WORKS.includes(POST_KINDS[kind]) && person.id !== without,
  )
  const people = [...new Map(working.map((post) => [post.person.id, post])).values()]
  return (
    <Pick word={label} error={error}>
      <Select
        aria-label={label}
        // A name, or nothing: never an id while the names are being read.
        value={people.some(({ person }) => person.id === value) ? value : null}
        options={people.map(({ person, kind }) => ({
          value: person.id,
          label: `${person.name}（${POST_KIND[kind]}）`,
          name: person.name,
        }))}
        placeholder={posts.isPending ? PICK.reading : PICK.colleague}
        notFoundContent={posts.isFetching ? PICK.reading : PICK.nothing}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={(id: string) => {
          const found = people.find(({ person }) => person.id === id)
          onChange(found ? found.person : null)
        }}
      />
    </Pick>
  )
}

const WORKS: readonly string[] = ['grid_worker', 'unit_staff', 'centre_staff']
