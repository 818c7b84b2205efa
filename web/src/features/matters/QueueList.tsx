import type { Queue } from '@linli/contract/codes/matters'
import { type ReactNode, useState } from 'react'
import { useQuery } from '../../lib/queries.ts'
import { reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { List } from '../../ui/ListRow.tsx'
import { Empty, Notice, Skeleton } from '../../ui/States.tsx'
import { WORKER } from '../../words/zh-CN/worker.ts'
import { MatterRow } from './MatterRow.tsx'
import { type Show, showFilter } from './queue-show.ts'

export interface QueueListProps {
  queue: Queue
  show: Show
  text: string
  /** Wraps a row in the link of the surface. */
  row: (id: string, line: ReactNode) => ReactNode
}

/** A queue, page under page. */
export function QueueList(props: QueueListProps) {
  const [cursors, setCursors] = useState<(string | undefined)[]>([undefined])
  return (
    <div className="l-stack">
      {cursors.map((cursor, at) => (
        <QueuePart
          key={cursor ?? 'first'}
          {...props}
          cursor={cursor}
          isLast={at === cursors.length - 1}
          onMore={(next) => setCursors([...cursors, next])}
        />
      ))}
    </div>
  )
}

function QueuePart({
  queue,
  show,
  text,
  row,
  cursor,
  isLast,
  onMore,
}: QueueListProps & {
  cursor: string | undefined
  isLast: boolean
  onMore: (cursor: string) => void
}) {
  const list = useQuery('matters.list', {
    queue,
    ...showFilter(show),
    ...(text ? { text } : {}),
    ...(cursor ? { cursor } : {}),
  })
  if (!list.data) {
    if (list.error) return <Notice tone="over">{reasonText(list.error)}</Notice>
    return <Skeleton lines={8} />
  }
  const { items, next_cursor } = list.data
  if (items.length === 0 && !cursor) {
    return show === 'open' && !text ? (
      <Empty title={WORKER.empty_open}>{WORKER.empty_open_hint}</Empty>
    ) : (
      <Empty title={WORKER.empty_other} />
    )
  }
  return (
    <>
      <List label={WORKER.queue_label}>
        {items.map((matter) => (
          <li key={matter.id}>{row(matter.id, <MatterRow matter={matter} />)}</li>
        ))}
      </List>
      {next_cursor && isLast ? (
        <Button onClick={() => onMore(next_cursor)}>{WORKER.more}</Button>
      ) : null}
    </>
  )
}
