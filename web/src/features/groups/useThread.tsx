import type { Message } from '@linli/contract/group-shapes'
import { type ReactNode, useState } from 'react'
import { useQuery } from '../../lib/queries.ts'
import { usePushed } from '../../lib/stream.ts'
import { dayAndTime, sayMoment } from '../../lib/time.ts'
import { reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Notice, Skeleton } from '../../ui/States.tsx'
import { THREAD } from '../../words/zh-CN/groups.ts'
import { lineOf, nameOf } from './author-word.ts'
import { Files } from './MessageRow.tsx'
import { isMessage } from './talk-merge.ts'

/** What was said about one matter, on a sheet over the talk, and the way to say something about it. */
export function useThread(
  group_id: string,
  onSay: ((matter: { id: string; text: string }) => void) | undefined,
): { open: (matter_id: string) => void; sheet: ReactNode } {
  const [matter_id, setMatter] = useState<string>()
  const close = () => setMatter(undefined)
  const sheet = (
    <Sheet title={THREAD.title} isOpen={matter_id !== undefined} onClose={close}>
      {matter_id ? (
        <Thread
          group_id={group_id}
          matter_id={matter_id}
          onSay={
            onSay &&
            ((text) => {
              onSay({ id: matter_id, text })
              close()
            })
          }
        />
      ) : null}
    </Sheet>
  )
  return { open: setMatter, sheet }
}

function Thread({
  group_id,
  matter_id,
  onSay,
}: {
  group_id: string
  matter_id: string
  onSay: ((text: string) => void) | undefined
}) {
  const thread = useQuery('groups.list_thread', { group_id, matter_id, limit: 100 })
  usePushed('message', (data) => {
    if (isMessage(data) && data.matter_id === matter_id) void thread.refetch()
  })
  if (thread.error) return <Notice tone="over">{reasonText(thread.error)}</Notice>
  if (!thread.data) return <Skeleton lines={4} />
  const { items, has_earlier } = thread.data
  const card = items.find(({ kind, author }) => kind === 'matter' && !author)
  return (
    <div className="l-stack">
      {has_earlier ? <p className="l-quiet">{THREAD.earlier}</p> : null}
      <ol className="l-stack g-thread">
        {items.map((message) => (
          <li key={message.id}>
            <Line message={message} />
          </li>
        ))}
      </ol>
      {onSay ? (
        <Button look="main" isWide onClick={() => onSay(card?.text ?? THREAD.this_matter)}>
          {THREAD.say}
        </Button>
      ) : null}
    </div>
  )
}

function Line({ message }: { message: Message }) {
  return (
    <>
      <p className="l-quiet l-small">
        {nameOf(message.author)}{' '}
        <time dateTime={message.at} title={dayAndTime(message.at).time}>
          {sayMoment(message.at)}
        </time>
      </p>
      <p>{lineOf(message)}</p>
      {message.is_withheld ? null : <Files message={message} />}
    </>
  )
}
