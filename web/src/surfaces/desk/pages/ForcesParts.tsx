import { COMMITTEE_GAPS, type CommitteeGap } from '@linli/contract/codes/mediators'
import { Link } from '@tanstack/react-router'
import { Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { CommitteeTable } from '../../../features/mediators/CommitteeTable.tsx'
import { HelperList } from '../../../features/mediators/HelperList.tsx'
import { MediatorTable } from '../../../features/mediators/MediatorTable.tsx'
import { StudioTable } from '../../../features/mediators/StudioTable.tsx'
import { AreaSelect, type PickedArea } from '../../../features/org/AreaSelect.tsx'
import { call } from '../../../lib/client.ts'
import { usePages } from '../../../lib/usePages.ts'
import { useSettled } from '../../../lib/useSettled.ts'
import { reasonText } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Pick } from '../../../ui/Pick.tsx'
import { Empty, Notice, Skeleton } from '../../../ui/States.tsx'
import { DESK } from '../../../words/zh-CN/desk.ts'
import { FORCES } from '../../../words/zh-CN/forces.ts'
import { COMMITTEE_GAP, HELPERS } from '../../../words/zh-CN/mediators.ts'

/** Every committee of a place, narrowed to those that lack something. */
export function ForcesCommittees() {
  const [area, setArea] = useState<PickedArea | null>(null)
  const [text, setText] = useState('')
  const [lacks, setLacks] = useState<CommitteeGap>()
  const words = useSettled(text.trim(), 300)
  const input = {
    limit: 50,
    ...(area ? { area_id: area.id } : {}),
    ...(words ? { text: words } : {}),
    ...(lacks ? { lacks } : {}),
  }
  const list = usePages(
    ['mediators.list_committees', input],
    (cursor, signal) => call('mediators.list_committees', { ...input, ...cursor }, { signal }),
    { keepsPrevious: true },
  )
  return (
    <>
      <Tools {...{ area, setArea, text, setText }}>
        <Pick word={FORCES.lacks}>
          <Select
            aria-label={FORCES.lacks}
            value={lacks ?? ''}
            options={[
              { value: '', label: FORCES.all },
              ...COMMITTEE_GAPS.map((value) => ({ value, label: COMMITTEE_GAP[value] })),
            ]}
            onChange={(next: string) => setLacks(COMMITTEE_GAPS.find((one) => one === next))}
          />
        </Pick>
      </Tools>
      <Listed list={list}>
        {(committees) => <CommitteeTable committees={committees} link={toCommittee} />}
      </Listed>
    </>
  )
}

/** Every mediator of a place. */
export function ForcesPeople() {
  const [area, setArea] = useState<PickedArea | null>(null)
  const [text, setText] = useState('')
  const words = useSettled(text.trim(), 300)
  const input = {
    limit: 50,
    ...(area ? { area_id: area.id } : {}),
    ...(words ? { text: words } : {}),
  }
  const list = usePages(
    ['mediators.list_mediators', input],
    (cursor, signal) => call('mediators.list_mediators', { ...input, ...cursor }, { signal }),
    { keepsPrevious: true },
  )
  return (
    <>
      <Tools {...{ area, setArea, text, setText }} />
      <Listed list={list}>
        {(mediators) => <MediatorTable mediators={mediators} link={toCommittee} />}
      </Listed>
    </>
  )
}

/** The named studios with the committees in whose name they work. */
export function ForcesStudios() {
  const input = { limit: 50 }
  const list = usePages(['mediators.list_studios', input], (cursor, signal) =>
    call('mediators.list_studios', { ...input, ...cursor }, { signal }),
  )
  return (
    <Listed list={list}>{(studios) => <StudioTable studios={studios} link={toCommittee} />}</Listed>
  )
}

/** Whom one may invite around a place. */
export function ForcesHelpers() {
  const [area, setArea] = useState<PickedArea | null>(null)
  return (
    <>
      <div className="d-tools">
        <AreaSelect label={HELPERS.place} value={area} onChange={setArea} />
      </div>
      {area ? (
        <HelperList key={area.id} areaId={area.id} />
      ) : (
        <Empty title={HELPERS.choose_place} />
      )}
    </>
  )
}

function toCommittee(id: string, words: ReactNode) {
  return (
    <Link to="/mediators/committees/$id" params={{ id }}>
      {words}
    </Link>
  )
}

function Tools({
  area,
  setArea,
  text,
  setText,
  children,
}: {
  area: PickedArea | null
  setArea: (area: PickedArea | null) => void
  text: string
  setText: (text: string) => void
  children?: ReactNode
}) {
  return (
    <div className="d-tools">
      <AreaSelect
        label={FORCES.area}
        levels={['street', 'community']}
        value={area}
        onChange={setArea}
      />
      <Field
        label={FORCES.find}
        type="search"
        data-search
        maxLength={50}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {children}
    </div>
  )
}

function Listed<Item>({
  list,
  children,
}: {
  list: {
    items: Item[] | undefined
    error: unknown
    hasMore: boolean
    isReadingMore: boolean
    more: () => void
  }
  children: (items: Item[]) => ReactNode
}) {
  return (
    <>
      {list.error ? <Notice tone="over">{reasonText(list.error)}</Notice> : null}
      {list.items || list.error ? null : <Skeleton lines={8} />}
      {list.items?.length === 0 ? (
        <Empty title={FORCES.none_found}>{FORCES.none_found_hint}</Empty>
      ) : null}
      {list.items && list.items.length > 0 ? children(list.items) : null}
      {list.hasMore ? (
        <div>
          <Button busyWord={list.isReadingMore && DESK.reading_more} onClick={list.more}>
            {DESK.more}
          </Button>
        </div>
      ) : null}
    </>
  )
}
