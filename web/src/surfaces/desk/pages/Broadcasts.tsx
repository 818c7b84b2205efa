import { BROADCAST_TABS, type BroadcastTab } from '@linli/contract/codes/broadcast'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { BroadcastCard } from '../../../features/broadcast/BroadcastCard.tsx'
import { BroadcastForm } from '../../../features/broadcast/BroadcastForm.tsx'
import { call } from '../../../lib/client.ts'
import { usePages } from '../../../lib/usePages.ts'
import { reasonText } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Paper } from '../../../ui/Page.tsx'
import { Empty, Notice, Skeleton } from '../../../ui/States.tsx'
import { Tabs } from '../../../ui/Tabs.tsx'
import { BROADCAST, BROADCAST_TAB } from '../../../words/zh-CN/broadcast.ts'
import { DESK } from '../../../words/zh-CN/desk.ts'
import { DeskPage } from '../DeskPage.tsx'

/** Messages to many groups, by what they wait for. */
export function Broadcasts() {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const tab = BROADCAST_TABS.find((one) => one === search.tab) ?? 'to_release'
  const list = usePages(['broadcast.list', { tab }], (cursor, signal) =>
    call('broadcast.list', { tab, ...cursor }, { signal }),
  )
  return (
    <DeskPage
      title={BROADCAST.title}
      lead={BROADCAST.lead}
      acts={
        <Link to="/broadcasts/new" className="l-button l-button-main">
          {BROADCAST.write}
        </Link>
      }
    >
      <Tabs<BroadcastTab>
        label={BROADCAST.tabs}
        tabs={BROADCAST_TABS.map((value) => ({
          value,
          word: BROADCAST_TAB[value],
          count: value === tab ? list.first?.count.n : undefined,
        }))}
        value={tab}
        onChange={(next) =>
          void navigate({ to: '/broadcasts', search: { tab: next }, replace: true })
        }
      />
      {list.error ? <Notice tone="over">{reasonText(list.error)}</Notice> : null}
      {list.items ? null : <Skeleton lines={6} />}
      {list.items?.length === 0 ? (
        <Empty title={BROADCAST.empty}>{BROADCAST.empty_hint}</Empty>
      ) : null}
      <div className="l-stack">
        {list.items?.map((line) => (
          <Paper key={line.id}>
            <BroadcastCard
              line={line}
              title={
                <Link to="/broadcasts/$id" params={{ id: line.id }}>
                  {line.title}
                </Link>
              }
            />
          </Paper>
        ))}
      </div>
      {list.hasMore ? (
        <div>
          <Button onClick={list.more} busyWord={list.isReadingMore && DESK.reading_more}>
            {DESK.more}
          </Button>
        </div>
      ) : null}
    </DeskPage>
  )
}

/** Composing one. */
export function NewBroadcast() {
  const navigate = useNavigate()
  return (
    <DeskPage title={BROADCAST.write} back={<Link to="/broadcasts">{BROADCAST.back}</Link>} isWide>
      <BroadcastForm
        onAsked={({ id }) =>
          void navigate({ to: '/broadcasts/$id', params: { id }, replace: true })
        }
      />
    </DeskPage>
  )
}
