import type { Queue } from '@linli/contract/codes/matters'
import type { Role } from '@linli/contract/identity'
import type { MatterLine } from '@linli/contract/matters'
import { Link, Outlet, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { BatchBar } from '../../../features/batches/BatchBar.tsx'
import { MatterQueue, useQueue } from '../../../features/matters/MatterQueue.tsx'
import { PhoneLookUp } from '../../../features/matters/PhoneLookUp.tsx'
import {
  changeSearch,
  type QueueSearch,
  queueFilter,
  readQueueSearch,
} from '../../../features/matters/queue-search.ts'
import { useRowKeys } from '../../../features/matters/useRowKeys.ts'
import { useSelection } from '../../../features/matters/useSelection.ts'
import { ReplyAid } from '../../../features/workbench/ReplyAid.tsx'
import { keepPrivate, keptPrivate } from '../../../lib/private-state.ts'
import { useQuery } from '../../../lib/queries.ts'
import { useMe } from '../../../lib/session.ts'
import { useMedia } from '../../../lib/useMedia.ts'
import { useSettled } from '../../../lib/useSettled.ts'
import { reasonText } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Section } from '../../../ui/Page.tsx'
import { Empty, Notice, Skeleton } from '../../../ui/States.tsx'
import { LOOK_UP, QUEUES_PAGE } from '../../../words/zh-CN/queue.ts'
import { DeskPage } from '../DeskPage.tsx'
import { QueueHead } from '../QueueHead.tsx'
import './queues.css'

/** Those who do acts, and may therefore do them on many at once. */
const PICKS: readonly Role[] = ['grid_worker', 'unit_staff', 'centre_staff']

const BROAD_FIRST: readonly Queue[] = ['jurisdiction', 'unit', 'mine']

/** The queue in the middle, the open matter at its right. */
export function Queues() {
  const counts = useQuery('matters.count_queues', {})
  const search = readQueueSearch(useSearch({ strict: false }))
  const queues = counts.data?.map(({ queue }) => queue) ?? []
  const queue =
    queues.find((one) => one === search.queue) ?? BROAD_FIRST.find((one) => queues.includes(one))
  if (counts.error) {
    return (
      <DeskPage title={QUEUES_PAGE.title}>
        <Notice tone="over">{reasonText(counts.error)}</Notice>
      </DeskPage>
    )
  }
  if (!counts.data) {
    return (
      <DeskPage title={QUEUES_PAGE.title}>
        <Skeleton lines={10} />
      </DeskPage>
    )
  }
  if (!queue) {
    return (
      <DeskPage title={QUEUES_PAGE.title}>
        <Empty title={QUEUES_PAGE.no_queue}>{QUEUES_PAGE.no_queue_hint}</Empty>
        <Outlet />
      </DeskPage>
    )
  }
  return <TwoPanes queue={queue} search={search} />
}

function TwoPanes({ queue, search }: { queue: Queue; search: QueueSearch }) {
  const { id: openId }: { id?: string } = useParams({ strict: false })
  const navigate = useNavigate()
  const isWide = useMedia('(min-width: 1180px)')
  const isMiddle = useMedia('(min-width: 861px)')
  const [text, setText] = useWords(openId)
  const words = useSettled(text.trim(), 300)
  const [isByPhone, setByPhone] = useState(false)
  const pane = useOpenRow(openId)
  const show = (next: QueueSearch) =>
    void navigate({
      to: openId ? '/matters/$id' : '/matters',
      ...(openId ? { params: { id: openId } } : {}),
      search: next,
      replace: true,
    })
  const list = useQueue(queue, search, words)
  const shown = queueFilter(queue, search, words)
  const selection = useSelection(list.items ?? [], JSON.stringify(shown))
  const mayPick = useMe().data?.roles.some((role) => PICKS.includes(role)) === true
  useRowKeys({
    onClose: () => (openId ? void navigate({ to: '/matters', search }) : selection.clear()),
    onPick: (id, isRange) => mayPick && selection.toggle(id, isRange),
  })
  const link = (matter: MatterLine, line: ReactNode) => (
    <Link
      to="/matters/$id"
      params={{ id: matter.id }}
      search={search}
      data-row={matter.id}
      activeOptions={{ includeSearch: false }}
    >
      {line}
    </Link>
  )
  const isCompact = openId !== undefined || !isWide
  const isHidden = openId !== undefined && !isMiddle
  return (
    <div className={`d-panes ${openId ? 'd-panes-two' : ''}`}>
      <h1 className="l-visually-hidden">{QUEUES_PAGE.title}</h1>
      <section
        className="d-pane d-pane-queue"
        hidden={isHidden}
        ref={pane}
        aria-label={QUEUES_PAGE.label}
      >
        <QueueHead
          {...{ queue, search, text, words, isByPhone, isCompact }}
          onText={setText}
          onPhone={() => setByPhone(!isByPhone)}
          onSearch={(change) => show(changeSearch(search, change))}
          onView={(view) => {
            setText('')
            show(view)
          }}
        />
        {isByPhone ? (
          <ByPhone link={link} onClose={() => setByPhone(false)} />
        ) : (
          <MatterQueue
            {...{ queue, search, openId, link }}
            text={words}
            isCompact={isCompact}
            selection={mayPick ? selection : undefined}
          />
        )}
        {list.first && !isByPhone ? (
          <ReplyAid matter={null}>
            <BatchBar
              selection={selection}
              all={{ filter: shown }}
              count={list.first.count}
              onLooked={({ id }) => void navigate({ to: '/workbench/batches/$id', params: { id } })}
            />
          </ReplyAid>
        ) : null}
      </section>
      {openId ? (
        <section className="d-pane d-pane-matter" key={openId} aria-label={QUEUES_PAGE.open_matter}>
          <Outlet />
        </section>
      ) : null}
    </div>
  )
}

function ByPhone({
  link,
  onClose,
}: {
  link: (matter: MatterLine, line: ReactNode) => ReactNode
  onClose: () => void
}) {
  const [phone, setPhone] = useState(() => keptPrivate().phone ?? '')
  const change = (next: string) => {
    setPhone(next)
    keepPrivate({ phone: next })
  }
  return (
    <Section
      title={LOOK_UP.title}
      aside={
        <Button look="quiet" onClick={onClose}>
          {LOOK_UP.close}
        </Button>
      }
    >
      <PhoneLookUp phone={phone} onPhone={change} link={link} />
    </Section>
  )
}

/** The words searched for: in the history entry, and carried into the entry of each matter that is opened. */
function useWords(openId: string | undefined) {
  const [text, setText] = useState(() => keptPrivate().words ?? '')
  useEffect(() => keepPrivate({ words: text }), [text, openId])
  return [text, setText] as const
}

/** Keeps the open row in sight when the table becomes a list. */
function useOpenRow(openId: string | undefined) {
  const pane = useRef<HTMLElement>(null)
  useEffect(() => {
    if (openId) pane.current?.querySelector('.d-queue-open')?.scrollIntoView({ block: 'nearest' })
  }, [openId])
  return pane
}
