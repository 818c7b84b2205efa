import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { TriageOpen } from '../../../features/matters/TriageOpen.tsx'
import { TriageRow } from '../../../features/matters/TriageRow.tsx'
import { call } from '../../../lib/client.ts'
import { usePages } from '../../../lib/usePages.ts'
import { fill, reasonText } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Empty, Notice, Skeleton } from '../../../ui/States.tsx'
import { TRIAGE } from '../../../words/zh-CN/triage.ts'
import { DeskPage } from '../DeskPage.tsx'
import './triage.css'

/** What nobody has been given yet, by deadline: one is worked on, the others are a line each. */
export function Triage() {
  const board = usePages(['matters.list_to_triage', {}], (cursor, signal) =>
    call('matters.list_to_triage', { limit: 50, ...cursor }, { signal }),
  )
  const items = board.items ?? []
  const [openId, setOpenId] = useState<string>()
  const at = Math.max(
    0,
    items.findIndex(({ id }) => id === openId),
  )
  const open = items[at]
  const step = (by: 1 | -1) => setOpenId(items[at + by]?.id ?? open?.id)
  const count = board.first?.count.n
  return (
    <DeskPage
      title={TRIAGE.title}
      lead={TRIAGE.lead}
      isWide
      acts={count ? <strong>{fill(TRIAGE.count, { n: count })}</strong> : null}
    >
      {board.error ? <Notice tone="over">{reasonText(board.error)}</Notice> : null}
      {!board.items && !board.error ? <Skeleton lines={8} /> : null}
      {board.items && !open ? <Empty title={TRIAGE.empty}>{TRIAGE.empty_hint}</Empty> : null}
      {open ? (
        <ul className="l-list d-triage" aria-label={TRIAGE.list}>
          {items.map((line) => (
            <li key={line.id} aria-current={line === open}>
              {line === open ? (
                <TriageOpen
                  line={line}
                  isTurn={openId !== undefined}
                  onStep={step}
                  onGone={() => setOpenId((items[at + 1] ?? items[at - 1])?.id)}
                  link={toMatter}
                />
              ) : (
                <TriageRow line={line} onTake={() => setOpenId(line.id)} />
              )}
            </li>
          ))}
        </ul>
      ) : null}
      {board.hasMore ? (
        <div>
          <Button busyWord={board.isReadingMore && TRIAGE.more} onClick={board.more}>
            {TRIAGE.more}
          </Button>
        </div>
      ) : null}
    </DeskPage>
  )
}

const toMatter = (id: string, words: ReactNode) => (
  <Link to="/matters/$id" params={{ id }} target="_blank">
    {words ?? TRIAGE.open}
  </Link>
)
