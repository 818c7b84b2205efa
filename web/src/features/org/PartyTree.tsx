import { PARTY_LINE, type UnitKind } from '@linli/contract/codes/org'
import type { Unit } from '@linli/contract/org'
import { type ReactNode, useState } from 'react'
import { call } from '../../lib/client.ts'
import { usePages } from '../../lib/usePages.ts'
import { reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Empty, Notice, Skeleton } from '../../ui/States.tsx'
import { DESK } from '../../words/zh-CN/desk.ts'
import { UNIT_KIND } from '../../words/zh-CN/org.ts'
import { PARTY } from '../../words/zh-CN/org-desk.ts'
import './org-desk.css'

/** The Party line as a tree, read branch by branch as it is opened. */
export function PartyTree({ link }: { link: (unit: Unit) => ReactNode }) {
  return <Branch link={link} filter={{ kind: 'community_party_org' }} />
}

function Branch({
  filter,
  link,
}: {
  filter: { kind: UnitKind } | { parent_id: string; kinds: UnitKind[] }
  link: (unit: Unit) => ReactNode
}) {
  const input = { ...filter, limit: 50 }
  const list = usePages(['org.list_units', input], (cursor, signal) =>
    call('org.list_units', { ...input, ...cursor }, { signal }),
  )
  if (list.error) return <Notice tone="over">{reasonText(list.error)}</Notice>
  if (!list.items) return <Skeleton lines={3} />
  if (list.items.length === 0) {
    return 'kind' in filter ? (
      <Empty title={PARTY.empty} />
    ) : (
      <p className="l-quiet">{PARTY.none_below}</p>
    )
  }
  return (
    <>
      <ul className="d-party">
        {list.items.map((unit) => (
          <Node key={unit.id} unit={unit} link={link} />
        ))}
      </ul>
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

function Node({ unit, link }: { unit: Unit; link: (unit: Unit) => ReactNode }) {
  const [isOpen, setOpen] = useState(false)
  const mayHaveMore = unit.kind !== PARTY_LINE.at(-1)
  const line = (
    <>
      <strong>{unit.name}</strong> <span className="l-quiet l-small">{UNIT_KIND[unit.kind]}</span>
    </>
  )
  return (
    <li>
      <div className="d-party-line">
        {mayHaveMore ? (
          <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            <span aria-hidden="true">{isOpen ? '▾' : '▸'}</span> {line}
          </button>
        ) : (
          <span className="d-party-leaf">{line}</span>
        )}
        {link(unit)}
      </div>
      {isOpen ? (
        <Branch link={link} filter={{ parent_id: unit.id, kinds: [...PARTY_LINE] }} />
      ) : null}
    </li>
  )
}
