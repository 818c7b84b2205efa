import { call } from '../../lib/client.ts'
import { Moment } from '../../lib/Moment.tsx'
import { usePages } from '../../lib/usePages.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Badge, Empty, Notice, Skeleton } from '../../ui/States.tsx'
import { COPIED } from '../../words/zh-CN/assignments.ts'
import { DESK } from '../../words/zh-CN/desk.ts'
import { STATUS } from '../../words/zh-CN/matters.ts'
import { STATUS_TONE } from '../matters/status-tone.ts'

/** Matters of which this person's units only get to know. */
export function CopiedList() {
  const input = { limit: 20 }
  const list = usePages(['assignments.list_copied', input], (cursor, signal) =>
    call('assignments.list_copied', { ...input, ...cursor }, { signal }),
  )
  if (list.error) return <Notice tone="over">{reasonText(list.error)}</Notice>
  if (!list.items) return <Skeleton lines={6} />
  if (list.items.length === 0) return <Empty title={COPIED.none}>{COPIED.none_hint}</Empty>
  return (
    <>
      <ul className="d-rulings">
        {list.items.map((one) => (
          <li key={`${one.matter_id} ${one.copied_to.id}`}>
            <p className="l-row l-row-apart">
              <strong>{one.summary}</strong>
              <Badge tone={STATUS_TONE[one.status]}>{STATUS[one.status]}</Badge>
            </p>
            <p className="l-quiet l-small">
              {[one.number, one.category.name, one.area_name].filter(Boolean).join(' · ')} ·{' '}
              <Moment at={one.at} />
            </p>
            <p>
              {one.unit ? fill(COPIED.with, { unit: one.unit.name }) : COPIED.with_nobody}
              <span className="l-quiet">（{fill(COPIED.to, { unit: one.copied_to.name })}）</span>
            </p>
          </li>
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
