import type { Group, Message } from '@linli/contract/group-shapes'
import { Fragment, type ReactNode } from 'react'
import { dayAndTime, sayDay } from '../../lib/time.ts'
import { TALK } from '../../words/zh-CN/groups.ts'
import { CardsContext } from './card-blocks.ts'
import { MessageRow, type RowActs } from './MessageRow.tsx'
import { useMatterCards } from './useMatterCards.ts'

// Closer together than this, one person's messages stand under one name.
const TOGETHER_MS = 5 * 60_000

/** The messages of a talk under the days on which they were said, with a line where the unread ones begin. */
export function TalkRows({
  items,
  group,
  meId,
  unreadAfter,
  marked,
  acts,
}: {
  items: readonly Message[]
  group: Group
  meId: string
  /** The number up to which this person had read when the talk was opened. */
  unreadAfter: number | undefined
  /** A message that a link leads to. */
  marked: number | undefined
  acts: RowActs
}) {
  const cards = useMatterCards(group.id, items)
  return (
    <CardsContext value={cards}>
      <ol className="g-rows">
        {items.map((message, at) => {
          const before = items[at - 1]
          const isNewDay = !before || dayOf(before) !== dayOf(message)
          const isUnreadLine = before !== undefined && before.seq === unreadAfter
          const isMine = message.author?.id === meId
          const isNext = !isNewDay && !isUnreadLine && isTogether(before, message)
          return (
            <Fragment key={message.id}>
              {isNewDay ? <Line>{sayDay(dayOf(message))}</Line> : null}
              {isUnreadLine ? <Line isUnread>{TALK.unread_line}</Line> : null}
              <li
                id={`m-${message.seq}`}
                className={`g-row ${isMine ? 'g-row-mine' : ''} ${isNext ? 'g-row-next' : ''} ${
                  marked === message.seq ? 'g-row-marked' : ''
                }`}
              >
                <MessageRow {...{ message, group, isMine, isNext, acts }} />
              </li>
            </Fragment>
          )
        })}
      </ol>
    </CardsContext>
  )
}

function Line({ children, isUnread = false }: { children: ReactNode; isUnread?: boolean }) {
  return <li className={`g-between ${isUnread ? 'g-between-unread' : ''}`}>{children}</li>
}

const dayOf = (message: Message) => dayAndTime(message.at).day

function isTogether(before: Message, message: Message) {
  return (
    before.author !== null &&
    before.author.id === message.author?.id &&
    Date.parse(message.at) - Date.parse(before.at) < TOGETHER_MS
  )
}
