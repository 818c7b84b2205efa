import { TASK_TABS, type TaskTab } from '@linli/contract/codes/joint'
import type { Count } from '@linli/contract/fields'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { TaskList } from '../../../features/joint/TaskList.tsx'
import { WhistleCard } from '../../../features/joint/WhistleCard.tsx'
import { WhistleFigures } from '../../../features/joint/WhistleFigures.tsx'
import { call } from '../../../lib/client.ts'
import { useQuery } from '../../../lib/queries.ts'
import { addDays, today } from '../../../lib/time.ts'
import { usePages } from '../../../lib/usePages.ts'
import { fill, reasonText } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Chips } from '../../../ui/Choice.tsx'
import { Empty, Notice, Skeleton } from '../../../ui/States.tsx'
import { Tabs } from '../../../ui/Tabs.tsx'
import { DESK } from '../../../words/zh-CN/desk.ts'
import { JOINT_PAGE, TASK_TAB } from '../../../words/zh-CN/joint.ts'
import { DeskPage } from '../DeskPage.tsx'

type Tab = TaskTab | 'whistles'
const TABS: readonly Tab[] = [...TASK_TABS, 'whistles']
const SHOWS = ['open', 'ended'] as const
type Show = (typeof SHOWS)[number]
const FIGURE_DAYS = 30

/** What several units do together: my unit's tasks, those on matters we lead, of the area, to be ruled on, and calls. */
export function Joint() {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const counts = useQuery('joint.count_tabs', {})
  const tabs = counts.data ?? []
  const tab = TABS.find((one) => one === search.tab) ?? firstOf(tabs)
  const show = SHOWS.find((one) => one === search.show) ?? 'open'
  const go = (next: { tab: Tab; show: Show }) => void navigate({ to: '/joint', search: next })
  return (
    <DeskPage title={JOINT_PAGE.title} lead={JOINT_PAGE.lead} isWide>
      {counts.error ? <Notice tone="over">{reasonText(counts.error)}</Notice> : null}
      {counts.isPending ? <Skeleton lines={6} /> : null}
      {tab ? (
        <>
          <Tabs<Tab>
            label={JOINT_PAGE.tabs}
            tabs={tabs.map(({ tab: value, count: { n, is_more } }) => ({
              value,
              word: TASK_TAB[value],
              count: is_more ? `${n.toLocaleString('zh-CN')}+` : n,
            }))}
            value={tab}
            onChange={(next) => go({ tab: next, show: 'open' })}
          />
          {tab === 'to_rule' ? null : (
            <Chips<Show>
              label={JOINT_PAGE.filter}
              options={SHOWS.map((value) => ({ value, word: JOINT_PAGE[value] }))}
              value={show}
              onChange={(next) => go({ tab, show: next ?? show })}
            />
          )}
          {tab === 'whistles' ? (
            <Whistles key={show} isOpen={show === 'open'} />
          ) : (
            <Tasks key={`${tab} ${show}`} tab={tab} isOpen={show === 'open'} />
          )}
        </>
      ) : null}
    </DeskPage>
  )
}

// Where there is work, the page opens there.
function firstOf(tabs: readonly { tab: Tab; count: { n: number } }[]): Tab | undefined {
  return (tabs.find(({ count }) => count.n > 0) ?? tabs[0])?.tab
}

function Tasks({ tab, isOpen }: { tab: TaskTab; isOpen: boolean }) {
  const input = { tab, is_open: isOpen }
  const list = usePages(['joint.list_tasks', input], (cursor, signal) =>
    call('joint.list_tasks', { ...input, ...cursor }, { signal }),
  )
  return (
    <Listed list={list} empty={isOpen ? tab : 'ended'}>
      <TaskList
        items={list.items ?? []}
        link={({ id }, words) => (
          <Link to="/matters/$id" params={{ id }}>
            {words}
          </Link>
        )}
      />
    </Listed>
  )
}

function Whistles({ isOpen }: { isOpen: boolean }) {
  const input = { is_open: isOpen }
  const list = usePages(['joint.list_whistles', input], (cursor, signal) =>
    call('joint.list_whistles', { ...input, ...cursor }, { signal }),
  )
  return (
    <>
      <Listed list={list} empty={isOpen ? 'whistles' : 'ended'}>
        <ul className="l-joint-rows">
          {list.items?.map((whistle) => (
            <li key={whistle.id}>
              <p>
                <Link to="/matters/$id" params={{ id: whistle.matter.id }}>
                  {whistle.matter.summary}
                </Link>{' '}
                <span className="l-quiet l-small">{whistle.matter.number}</span>
              </p>
              <WhistleCard whistle={whistle} />
            </li>
          ))}
        </ul>
      </Listed>
      <WhistleFigures from={addDays(today(), 1 - FIGURE_DAYS)} to={today()} />
    </>
  )
}

function Listed({
  list,
  empty,
  children,
}: {
  list: Pick<
    ReturnType<typeof usePages>,
    'items' | 'error' | 'hasMore' | 'isReadingMore' | 'more'
  > & {
    first: { count: Count } | undefined
  }
  empty: Tab | 'ended'
  children: ReactNode
}) {
  if (list.error) return <Notice tone="over">{reasonText(list.error)}</Notice>
  if (!list.items) return <Skeleton lines={6} />
  if (list.items.length === 0) {
    return (
      <Empty title={JOINT_PAGE[`empty_${empty}`]}>
        {empty === 'ended' ? null : JOINT_PAGE[`empty_${empty}_hint`]}
      </Empty>
    )
  }
  const count = list.first?.count
  return (
    <>
      {children}
      <p className="l-quiet l-small">
        {count
          ? fill(count.is_more ? JOINT_PAGE.count_more : JOINT_PAGE.count, { n: count.n })
          : null}
      </p>
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
