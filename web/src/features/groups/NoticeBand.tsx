import type { Group } from '@linli/contract/group-shapes'
import { useState } from 'react'
import { useCommand } from '../../lib/queries.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { NOTICE } from '../../words/zh-CN/groups.ts'
import { lineOf, nameOf } from './author-word.ts'
import { NoticeCard } from './NoticeCard.tsx'

/** What stands above the talk: the first notice that waits for this person's name, else what is pinned in one line. */
export function NoticeBand({
  group,
  meId,
  onJump,
  onAcknowledged,
}: {
  group: Group
  meId: string
  onJump: (seq: number) => void
  onAcknowledged: (id: string) => void
}) {
  const [isOpen, setOpen] = useState(false)
  const [waiting] = group.to_acknowledge
  const [pin] = group.pins
  if (!waiting && !pin) return null
  const rest = group.pins.length - (waiting ? 0 : 1)
  return (
    <section className="g-band" aria-label={NOTICE.pinned}>
      {waiting ? (
        <NoticeCard
          message={waiting}
          group={group}
          isMine={false}
          onAcknowledged={onAcknowledged}
        />
      ) : pin ? (
        <button type="button" className="g-band-pin" onClick={() => setOpen(true)}>
          <span className="g-kind">{NOTICE.pinned}</span>
          <span className="g-band-words">{lineOf(pin)}</span>
          {rest > 0 ? <span className="l-quiet">{fill(NOTICE.pins, { n: rest + 1 })}</span> : null}
        </button>
      ) : null}
      <Sheet title={NOTICE.pinned} isOpen={isOpen} onClose={() => setOpen(false)}>
        <Pins
          group={group}
          meId={meId}
          onJump={(seq) => {
            setOpen(false)
            onJump(seq)
          }}
          onAcknowledged={onAcknowledged}
        />
      </Sheet>
    </section>
  )
}

function Pins({
  group,
  meId,
  onJump,
  onAcknowledged,
}: {
  group: Group
  meId: string
  onJump: (seq: number) => void
  onAcknowledged: (id: string) => void
}) {
  const unpin = useCommand('groups.unpin_message', { onDone: () => say(NOTICE.unpinned) })
  return (
    <ul className="l-stack">
      {unpin.error ? <Notice tone="over">{reasonText(unpin.error)}</Notice> : null}
      {group.pins.map((pin) => (
        <li key={pin.id} className="l-paper">
          {pin.kind === 'notice' ? (
            <NoticeCard
              message={pin}
              group={group}
              isMine={pin.author?.id === meId}
              onAcknowledged={onAcknowledged}
            />
          ) : (
            <p className="g-text">{lineOf(pin)}</p>
          )}
          <div className="l-row l-row-apart">
            <button type="button" className="g-word" onClick={() => onJump(pin.seq)}>
              {nameOf(pin.author)}
            </button>
            {group.can.includes('pin') ? (
              <Button onClick={() => unpin.mutate({ id: pin.id })}>{NOTICE.unpin}</Button>
            ) : null}
          </div>
        </li>
      ))}
    </ul>
  )
}
