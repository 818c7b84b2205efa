import { UNIT_KINDS, type UnitKind } from '@linli/contract/codes/org'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Select } from 'antd'
import { useState } from 'react'
import { UnitTable } from '../../../features/org/UnitTable.tsx'
import { call } from '../../../lib/client.ts'
import { keepPrivate, keptPrivate } from '../../../lib/private-state.ts'
import { useMe } from '../../../lib/session.ts'
import { usePages } from '../../../lib/usePages.ts'
import { useSettled } from '../../../lib/useSettled.ts'
import { reasonText } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Pick } from '../../../ui/Pick.tsx'
import { Empty, Notice, Skeleton } from '../../../ui/States.tsx'
import { DESK } from '../../../words/zh-CN/desk.ts'
import { UNIT_KIND } from '../../../words/zh-CN/org.ts'
import { UNITS } from '../../../words/zh-CN/org-desk.ts'
import { PICK } from '../../../words/zh-CN/pick.ts'

/** Units by kind and words of their name. */
export function Units() {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const me = useMe()
  const kind = UNIT_KINDS.find((one) => one === search.kind)
  const [text, setText] = useState(() => keptPrivate().words ?? '')
  const words = useSettled(text.trim(), 300)
  const input = { limit: 50, ...(kind ? { kind } : {}), ...(words ? { text: words } : {}) }
  const list = usePages(
    ['org.list_units', input],
    (cursor, signal) => call('org.list_units', { ...input, ...cursor }, { signal }),
    { keepsPrevious: true },
  )
  return (
    <>
      <div className="d-tools">
        <Pick word={UNITS.kind}>
          <Select
            aria-label={UNITS.kind}
            allowClear
            placeholder={PICK.any}
            value={kind ?? null}
            options={UNIT_KINDS.map((value) => ({ value, label: UNIT_KIND[value] }))}
            onChange={(next: UnitKind | null | undefined) =>
              void navigate({
                to: '/organisation/units',
                search: next ? { kind: next } : {},
                replace: true,
              })
            }
          />
        </Pick>
        <Field
          label={UNITS.find}
          type="search"
          data-search
          maxLength={50}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            keepPrivate({ words: event.target.value })
          }}
        />
        {me.data?.roles.includes('system_admin') ? (
          <Link to="/organisation/units/new" className="l-button l-button-main">
            {UNITS.new}
          </Link>
        ) : null}
      </div>
      {list.error ? <Notice tone="over">{reasonText(list.error)}</Notice> : null}
      {!list.items && !list.error ? <Skeleton lines={8} /> : null}
      {list.items?.length === 0 ? <Empty title={UNITS.empty}>{UNITS.empty_hint}</Empty> : null}
      {list.items && list.items.length > 0 ? (
        <UnitTable
          units={list.items}
          link={(id, name) => (
            <Link to="/organisation/units/$id" params={{ id }}>
              {name}
            </Link>
          )}
        />
      ) : null}
      {list.hasMore ? (
        <div>
          <Button onClick={list.more} busyWord={list.isReadingMore && DESK.reading_more}>
            {DESK.more}
          </Button>
        </div>
      ) : null}
    </>
  )
}
