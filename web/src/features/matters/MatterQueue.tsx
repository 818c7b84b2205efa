import type { Queue } from '@linli/contract/codes/matters'
import { call } from '../../lib/client.ts'
import { usePages } from '../../lib/usePages.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Empty, Notice, Skeleton } from '../../ui/States.tsx'
import { DESK } from '../../words/zh-CN/desk.ts'
import { QUEUES_PAGE } from '../../words/zh-CN/queue.ts'
import { QueueLines, QueueTable, type QueueTableProps } from './QueueTable.tsx'
import { filterCount, type QueueSearch, queueFilter } from './queue-search.ts'

/** The rows of a queue as far as they have been read, and how to read more. */
export function useQueue(queue: Queue, search: QueueSearch, text: string) {
  const input = { ...queueFilter(queue, search, text), limit: 50 }
  return usePages(
    ['matters.list', input],
    (cursor, signal) => call('matters.list', { ...input, ...cursor }, { signal }),
    { keepsPrevious: true },
  )
}

/** The rows of a queue, page under page, with their number above and the way to more below. */
export function MatterQueue({
  queue,
  search,
  text,
  isCompact,
  openId,
  link,
  selection,
}: Omit<QueueTableProps, 'items'> & {
  queue: Queue
  search: QueueSearch
  text: string
  isCompact: boolean
}) {
  const list = useQueue(queue, search, text)
  if (list.error) {
    return (
      <Notice tone="over" slot={<Button onClick={list.again}>{QUEUES_PAGE.again}</Button>}>
        {reasonText(list.error)}
      </Notice>
    )
  }
  if (!list.items) return <Skeleton lines={10} />
  if (list.items.length === 0) return <Nothing {...{ queue, search, text }} />
  const Rows = isCompact ? QueueLines : QueueTable
  return (
    <>
      <Rows items={list.items} openId={openId} link={link} selection={selection} />
      <p className="l-row l-row-apart">
        <span className="l-quiet l-small">
          {fill(QUEUES_PAGE.shown, { n: list.items.length })}，{QUEUES_PAGE.live}
        </span>
        {list.hasMore ? (
          <Button onClick={list.more} busyWord={list.isReadingMore && DESK.reading_more}>
            {DESK.more}
          </Button>
        ) : null}
      </p>
    </>
  )
}

/** How many rows the list has in all, as its own answer says. */
export function QueueCount({
  queue,
  search,
  text,
}: {
  queue: Queue
  search: QueueSearch
  text: string
}) {
  const { first } = useQueue(queue, search, text)
  if (!first) return null
  const { n, is_more } = first.count
  const words = is_more ? QUEUES_PAGE.count_more : QUEUES_PAGE.count
  return <span className="d-queue-count">{fill(words, { n: n.toLocaleString('zh-CN') })}</span>
}

function Nothing({ queue, search, text }: { queue: Queue; search: QueueSearch; text: string }) {
  if (filterCount(search) > 0 || search.overdue || text) {
    return <Empty title={QUEUES_PAGE.empty_filtered}>{QUEUES_PAGE.empty_filtered_hint}</Empty>
  }
  if (search.show && search.show !== 'open') return <Empty title={QUEUES_PAGE.empty} />
  return <Empty title={QUEUES_PAGE[`empty_${queue}`]}>{QUEUES_PAGE[`empty_${queue}_hint`]}</Empty>
}
