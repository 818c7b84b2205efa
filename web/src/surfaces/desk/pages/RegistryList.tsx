import { GROUP_LACKS, type GroupLack } from '@linli/contract/codes/groups'
import type { Role } from '@linli/contract/identity'
import { Link, Navigate, useNavigate, useSearch } from '@tanstack/react-router'
import { Select } from 'antd'
import { useState } from 'react'
import { RegistryTable } from '../../../features/groups/RegistryTable.tsx'
import { AreaSelect, type PickedArea } from '../../../features/org/AreaSelect.tsx'
import { call } from '../../../lib/client.ts'
import { useMe } from '../../../lib/session.ts'
import { usePages } from '../../../lib/usePages.ts'
import { useSettled } from '../../../lib/useSettled.ts'
import { fill, reasonText } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Pick } from '../../../ui/Pick.tsx'
import { Empty, Notice, Skeleton } from '../../../ui/States.tsx'
import { DESK } from '../../../words/zh-CN/desk.ts'
import { LACK, REGISTRY } from '../../../words/zh-CN/group-registry.ts'

const CLOSED = 'closed'

const READERS: readonly Role[] = ['grid_worker', 'centre_staff', 'leader']

/** Groups of a place, narrowed to those that lack something. Who keeps the words and reads no groups begins at the words. */
export function RegistryList() {
  const roles = useMe().data?.roles ?? []
  if (!READERS.some((role) => roles.includes(role)))
    return <Navigate to="/registry/words" replace />
  return <Entries />
}

function Entries() {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const [area, setArea] = useState<PickedArea | null>(null)
  const [text, setText] = useState('')
  const words = useSettled(text.trim(), 300)
  const lacks = GROUP_LACKS.find((one) => one === search.show)
  const is_closed = search.show === CLOSED
  const input = {
    limit: 50,
    is_closed,
    ...(area ? { area_id: area.id } : {}),
    ...(lacks ? { lacks } : {}),
    ...(words ? { text: words } : {}),
  }
  const list = usePages(
    ['groups.list_registry', input],
    (cursor, signal) => call('groups.list_registry', { ...input, ...cursor }, { signal }),
    { keepsPrevious: true },
  )
  const count = list.first?.count
  return (
    <>
      <Tools {...{ area, setArea, text, setText }} show={lacks ?? (is_closed ? CLOSED : 'all')} />
      {list.error ? <Notice tone="over">{reasonText(list.error)}</Notice> : null}
      {count ? (
        <p className="l-quiet">
          {fill(REGISTRY.count, { n: count.is_more ? REGISTRY.count_more : count.n })}
        </p>
      ) : null}
      {list.items || list.error ? null : <Skeleton lines={8} />}
      {list.items?.length === 0 ? (
        <Empty title={REGISTRY.empty}>
          <p>{REGISTRY.empty_hint}</p>
        </Empty>
      ) : null}
      {list.items && list.items.length > 0 ? (
        <RegistryTable
          entries={list.items}
          link={(id, words) => (
            <Link to="/registry/$id" params={{ id }}>
              {words}
            </Link>
          )}
        />
      ) : null}
      {list.hasMore ? (
        <Button busyWord={list.isReadingMore && DESK.reading_more} onClick={list.more}>
          {DESK.more}
        </Button>
      ) : null}
    </>
  )
}

function Tools({
  area,
  setArea,
  text,
  setText,
  show,
}: {
  area: PickedArea | null
  setArea: (area: PickedArea | null) => void
  text: string
  setText: (text: string) => void
  show: GroupLack | 'all' | 'closed'
}) {
  const navigate = useNavigate()
  const roles = useMe().data?.roles ?? []
  const creates = roles.some((role) => role === 'grid_worker' || role === 'centre_staff')
  return (
    <div className="d-tools">
      <AreaSelect
        label={REGISTRY.area}
        levels={['street', 'community', 'grid']}
        value={area}
        onChange={setArea}
      />
      <Field
        label={REGISTRY.find}
        type="search"
        data-search
        maxLength={50}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Pick word={REGISTRY.lacks}>
        <Select
          aria-label={REGISTRY.lacks}
          value={show}
          options={[
            { value: 'all', label: REGISTRY.all },
            ...GROUP_LACKS.map((value) => ({ value, label: LACK[value] })),
            { value: CLOSED, label: REGISTRY.closed_ones },
          ]}
          onChange={(next: GroupLack | 'all' | 'closed') =>
            void navigate({
              to: '/registry',
              search: next === 'all' ? {} : { show: next },
              replace: true,
            })
          }
        />
      </Pick>
      {creates ? (
        <Link to="/registry/new" className="l-button l-button-main">
          {REGISTRY.create}
        </Link>
      ) : null}
    </div>
  )
}
