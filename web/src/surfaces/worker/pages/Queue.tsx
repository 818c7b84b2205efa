import type { Queue as QueueCode } from '@linli/contract/codes/matters'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { QueueList } from '../../../features/matters/QueueList.tsx'
import { SHOWS, type Show, showCount } from '../../../features/matters/queue-show.ts'
import { keepPrivate, keptPrivate } from '../../../lib/private-state.ts'
import { useQuery } from '../../../lib/queries.ts'
import { useOutbox } from '../../../lib/useOutbox.ts'
import { useSettled } from '../../../lib/useSettled.ts'
import { fill } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Notice } from '../../../ui/States.tsx'
import { Tabs } from '../../../ui/Tabs.tsx'
import { WORKER } from '../../../words/zh-CN/worker.ts'
import { usePersonId } from '../usePersonId.ts'

const QUEUES: readonly QueueCode[] = ['mine', 'jurisdiction']

/** The worker's first page: what is in my hands and in my grid, and the two ways to add to it. */
export function Queue() {
  const navigate = useNavigate()
  const search: Record<string, unknown> = useSearch({ strict: false })
  const queue = QUEUES.find((one) => one === search.queue) ?? 'mine'
  const show = SHOWS.find((one) => one === search.show) ?? 'open'
  const [text, setText] = useState(() => keptPrivate().words ?? '')
  const words = useSettled(text.trim(), 300)
  const counts = useQuery('matters.count_queues', {})
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
      <div className="l-stack">
        <Tabs
          label={WORKER.queue_label}
          tabs={QUEUES.map((value) => ({
            value,
            word: value === 'mine' ? WORKER.mine : WORKER.jurisdiction,
            count: words ? undefined : countOf(value),
          }))}
          value={queue}
          onChange={(next) => go({ queue: next, show })}
        />
        <div className="l-row">
          {SHOWS.map((value) => (
            <button
              key={value}
              type="button"
              className="l-chip"
              aria-pressed={value === show}
              onClick={() => go({ queue, show: value })}
            >
              {WORKER[value]}
            </button>
          ))}
        </div>
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

function OutboxNotice() {
  const { waiting, refused, sendNow } = useOutbox(usePersonId())
  if (waiting.length + refused.length === 0) return null
  return (
    <Notice
      tone={refused.length > 0 ? 'over' : 'soon'}
      slot={
        <span className="l-row">
          {waiting.length > 0 ? (
            <Button onClick={() => void sendNow()}>{WORKER.send_now}</Button>
          ) : null}
          <Link to="/outbox">{WORKER.see}</Link>
        </span>
      }
    >
      {waiting.length > 0 ? (
        <p>
          <strong>{fill(WORKER.waiting, { n: waiting.length })}</strong>
        </p>
      ) : null}
      {refused.length > 0 ? (
        <p>
          <strong>{fill(WORKER.refused, { n: refused.length })}</strong>
        </p>
      ) : (
        <p className="l-small">{WORKER.waiting_hint}</p>
      )}
    </Notice>
  )
}
