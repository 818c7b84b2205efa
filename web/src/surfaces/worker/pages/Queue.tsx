import type { Queue as QueueCode } from '@linli/contract/codes/matters'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { PostsDoor } from '../../../features/channels/PostsDoor.tsx'
import { useGroupList } from '../../../features/groups/useGroupList.ts'
import { QueueList } from '../../../features/matters/QueueList.tsx'
import { SHOWS, type Show, showCount } from '../../../features/matters/queue-show.ts'
import { keepPrivate, keptPrivate } from '../../../lib/private-state.ts'
import { useQuery } from '../../../lib/queries.ts'
import { useOutbox } from '../../../lib/useOutbox.ts'
import { useSettled } from '../../../lib/useSettled.ts'
import { fill } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Chips } from '../../../ui/Choice.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Badge, Notice } from '../../../ui/States.tsx'
import { Tabs } from '../../../ui/Tabs.tsx'
import { GROUP_LIST } from '../../../words/zh-CN/groups.ts'
import { JOINT_PHONE } from '../../../words/zh-CN/joint.ts'
import { LOST } from '../../../words/zh-CN/lost_person.ts'
import { QUEUE } from '../../../words/zh-CN/matters.ts'
import { WORKER } from '../../../words/zh-CN/worker.ts'
import { useGridPost } from '../useGridPost.ts'
import { usePersonId } from '../usePersonId.ts'

/** The worker's first page: what is in my hands and in my grid, and the two ways to add to it. */
export function Queue() {
  const navigate = useNavigate()
  const search: Record<string, unknown> = useSearch({ strict: false })
  const show = SHOWS.find((one) => one === search.show) ?? 'open'
  const [text, setText] = useState(() => keptPrivate().words ?? '')
  const words = useSettled(text.trim(), 300)
  const counts = useQuery('matters.count_queues', {})
  const isOfGrid = useGridPost() !== undefined
  // The server names the queues that this person has; a unit's staff have no grid.
  const queues = counts.data?.map((one) => one.queue) ?? ['mine' as const]
  const queue = queues.find((one) => one === search.queue) ?? 'mine'
  const countOf = (code: QueueCode) =>
    showCount(
      counts.data?.find((one) => one.queue === code),
      show,
    )
  const go = (next: { queue: QueueCode; show: Show }) =>
    void navigate({ to: '/', search: next, replace: true })
  return (
    <Page
      title={WORKER.name}
      start={
        <Link to="/grid" className="l-button l-button-quiet">
          {WORKER.grid}
        </Link>
      }
      slot={
        <Link to="/me" className="l-button l-button-quiet">
          {WORKER.me}
        </Link>
      }
      act={
        <div className="l-acts">
          <Link to="/report" className="l-button l-button-plain">
            {WORKER.report}
          </Link>
          <Link to="/quick" className="l-button l-button-main">
            {WORKER.quick}
          </Link>
        </div>
      }
    >
      <OutboxNotice />
      <LostDoor />
      <JointDoor />
      <GroupDoor />
      <PostsDoor link={<SeePosts />} />
      <div className="l-stack">
        <Tabs
          label={WORKER.queue_label}
          tabs={queues.map((value) => ({
            value,
            word: value === 'jurisdiction' && isOfGrid ? WORKER.grid : QUEUE[value],
            count: words ? undefined : countOf(value),
          }))}
          value={queue}
          onChange={(next) => go({ queue: next, show })}
        />
        <Chips<Show>
          label={WORKER.filter}
          options={SHOWS.map((value) => ({ value, word: WORKER[value] }))}
          value={show}
          onChange={(next) => go({ queue, show: next ?? show })}
        />
        {show === 'open' && !words ? null : (
          <Field
            label={WORKER.search}
            type="search"
            maxLength={50}
            value={text}
            onChange={(event) => {
              setText(event.target.value)
              keepPrivate({ words: event.target.value })
            }}
          />
        )}
      </div>
      <QueueList
        key={`${queue} ${show} ${words}`}
        queue={queue}
        show={show}
        text={words}
        row={(id, line) => (
          <Link to="/matters/$id" params={{ id }}>
            {line}
          </Link>
        )}
      />
    </Page>
  )
}

/** Somebody is sought: whoever was called is told so first; the way in stands there for everybody. */
function LostDoor() {
  const calls = useQuery('lost_person.list_calls', {})
  const [first] = calls.data ?? []
  if (!first)
    return (
      <Link to="/lost" className="l-button l-button-plain l-button-wide">
        {LOST.title}
      </Link>
    )
  return (
    <Notice
      tone="soon"
      slot={
        <Link to="/lost/$id" params={{ id: first.id }} className="l-button l-button-main">
          {LOST.see}
        </Link>
      }
    >
      <p>
        <strong>{LOST.called_you}</strong>
      </p>
      <p>{first.place}</p>
    </Notice>
  )
}

function SeePosts() {
  return (
    <Link to="/posts" className="l-button l-button-quiet">
      {WORKER.see}
    </Link>
  )
}

/** Work on matters of others, and calls of a street: a door that is there only while there is some. */
function JointDoor() {
  const counts = useQuery('joint.count_tabs', {})
  const countOf = (tab: 'ours' | 'whistles') =>
    counts.data?.find((one) => one.tab === tab)?.count.n ?? 0
  const [tasks, calls] = [countOf('ours'), countOf('whistles')]
  if (tasks + calls === 0) return null
  return (
    <Notice
      tone="soon"
      slot={
        <Link to="/tasks" className="l-button l-button-quiet">
          {WORKER.see}
        </Link>
      }
    >
      {tasks > 0 ? <p>{fill(JOINT_PHONE.door, { n: tasks })}</p> : null}
      {calls > 0 ? <p>{fill(JOINT_PHONE.call_door, { n: calls })}</p> : null}
    </Notice>
  )
}

/** The groups, with whether somebody calls or something waits; there while this person is in one. */
function GroupDoor() {
  const list = useGroupList()
  if (!list.data || list.data.length === 0) return null
  const called = list.data.filter(({ is_called }) => is_called).length
  const unread = list.data.filter(({ last_seq, read_seq }) => last_seq > read_seq).length
  return (
    <Link to="/groups" className="l-button l-button-plain l-button-wide">
      {GROUP_LIST.title}
      {called > 0 ? <Badge tone="soon">{GROUP_LIST.called}</Badge> : null}
      {unread > 0 ? (
        <span className="l-quiet">{fill(GROUP_LIST.with_news, { n: unread })}</span>
      ) : null}
    </Link>
  )
}

function OutboxNotice() {
  const { waiting, refused, sendNow } = useOutbox(usePersonId())
  if (waiting.length + refused.length === 0) return null
  return (
    <Notice tone={refused.length > 0 ? 'over' : 'soon'}>
      {waiting.length > 0 ? (
        <p>
          <strong>{fill(WORKER.waiting, { n: waiting.length })}</strong>
          <span className="l-small"> {WORKER.waiting_hint}</span>
        </p>
      ) : null}
      {refused.length > 0 ? (
        <p>
          <strong>{fill(WORKER.refused, { n: refused.length })}</strong>
        </p>
      ) : null}
      <div className="l-row">
        {waiting.length > 0 ? (
          <Button onClick={() => void sendNow()}>{WORKER.send_now}</Button>
        ) : null}
        <Link to="/outbox" className="l-button l-button-quiet">
          {WORKER.see}
        </Link>
      </div>
    </Notice>
  )
}
