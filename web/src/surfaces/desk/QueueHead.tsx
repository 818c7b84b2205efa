import { QUEUES, type Queue } from '@linli/contract/codes/matters'
import { useState } from 'react'
import { QueueCount } from '../../features/matters/MatterQueue.tsx'
import { QueueFilters } from '../../features/matters/QueueFilters.tsx'
import {
  type changeSearch,
  filterCount,
  QUEUE_ALARMS,
  QUEUE_TABS,
  type QueueSearch,
  type QueueTab,
  queueFilter,
  tabCount,
} from '../../features/matters/queue-search.ts'
import { ExportButton } from '../../features/workbench/ExportButton.tsx'
import { SaveView } from '../../features/workbench/SaveView.tsx'
import { ViewBar } from '../../features/workbench/ViewBar.tsx'
import { useQuery } from '../../lib/queries.ts'
import { useMe } from '../../lib/session.ts'
import { fill } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Chips } from '../../ui/Choice.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { QUEUE } from '../../words/zh-CN/matters.ts'
import { LOOK_UP, QUEUE_ALARM, QUEUE_TAB, QUEUES_PAGE } from '../../words/zh-CN/queue.ts'

/** Whose queue, which part of it with counts, and what it is narrowed by. */
export function QueueHead({
  queue,
  search,
  text,
  words,
  isByPhone,
  isCompact,
  onText,
  onPhone,
  onSearch,
  onView,
}: {
  queue: Queue
  search: QueueSearch
  text: string
  words: string
  isByPhone: boolean
  /** Little room: parts without a row are left away. */
  isCompact: boolean
  onText: (text: string) => void
  onPhone: () => void
  onSearch: (change: Parameters<typeof changeSearch>[1]) => void
  /** Another list in place of this one. */
  onView: (search: QueueSearch) => void
}) {
  const [isOpen, setOpen] = useState(() => filterCount(search) > 0)
  const counts = useQuery('matters.count_queues', {})
  const count = counts.data?.find((one) => one.queue === queue)
  const n = filterCount(search)
  const show = search.show ?? 'open'
  const shown = queueFilter(queue, search, words)
  return (
    <div className="d-queue-head">
      <WhoseQueue
        {...{ queue, isByPhone, onPhone }}
        onQueue={(next) => onSearch({ queue: next })}
      />
      <ViewBar shown={shown} onOpen={onView} />
      <Tabs<QueueTab>
        label={QUEUES_PAGE.show}
        tabs={QUEUE_TABS.map((value) => ({
          value,
          word: QUEUE_TAB[value],
          count: tabCount(count, value),
        })).filter(
          (tab) => !isCompact || tab.count !== 0 || tab.value === show || tab.value === 'open',
        )}
        value={show}
        onChange={(next) => onSearch({ show: next, overdue: undefined, alarm: undefined })}
      />
      <div className="d-queue-tools">
        <input
          className="l-input d-queue-search"
          type="search"
          data-search
          aria-label={QUEUES_PAGE.search}
          placeholder={QUEUES_PAGE.search_hint}
          maxLength={50}
          value={text}
          onChange={(event) => onText(event.target.value)}
        />
        <button
          type="button"
          className="l-chip"
          aria-pressed={search.overdue === true}
          onClick={() =>
            onSearch(
              search.overdue
                ? { overdue: undefined }
                : { overdue: true, alarm: undefined, show: undefined },
            )
          }
        >
          {QUEUES_PAGE.overdue} {count?.overdue.toLocaleString('zh-CN')}
        </button>
        {QUEUE_ALARMS.map((alarm) =>
          alarm === 'due_soon' || search.alarm === alarm || count?.[alarm] ? (
            <button
              key={alarm}
              type="button"
              className="l-chip"
              aria-pressed={search.alarm === alarm}
              onClick={() =>
                onSearch({
                  alarm: search.alarm === alarm ? undefined : alarm,
                  overdue: undefined,
                  show: undefined,
                })
              }
            >
              {QUEUE_ALARM[alarm]} {count?.[alarm].toLocaleString('zh-CN')}
            </button>
          ) : null,
        )}
        <Button look="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {n > 0 ? fill(QUEUES_PAGE.filters_on, { n }) : QUEUES_PAGE.filters}
        </Button>
        <SaveView shown={shown} />
        <ExportButton list={shown} />
        <QueueCount queue={queue} search={search} text={words} />
      </div>
      {isOpen ? <QueueFilters search={search} onChange={onSearch} /> : null}
    </div>
  )
}

function WhoseQueue({
  queue,
  isByPhone,
  onQueue,
  onPhone,
}: {
  queue: Queue
  isByPhone: boolean
  onQueue: (queue: Queue) => void
  onPhone: () => void
}) {
  const me = useMe()
  const counts = useQuery('matters.count_queues', {})
  const mine = QUEUES.filter((one) => counts.data?.some((has) => has.queue === one))
  return (
    <div className="d-queue-tools">
      {mine.length > 1 ? (
        <Chips<Queue>
          label={QUEUES_PAGE.queue}
          options={mine.map((value) => ({ value, word: QUEUE[value] }))}
          value={queue}
          onChange={(next) => next && onQueue(next)}
        />
      ) : null}
      {me.data?.roles.includes('centre_staff') ? (
        <Button look="quiet" aria-pressed={isByPhone} onClick={onPhone}>
          {isByPhone ? LOOK_UP.close : QUEUES_PAGE.phone}
        </Button>
      ) : null}
    </div>
  )
}
