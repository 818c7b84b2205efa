import type { Group, Message } from '@linli/contract/group-shapes'
import { type ReactNode, useState } from 'react'
import { useCommand } from '../../lib/queries.ts'
import { reasonText } from '../../lib/words.ts'
import { List } from '../../ui/ListRow.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { MESSAGE_ACT } from '../../words/zh-CN/groups.ts'
import { lineOf, nameOf } from './author-word.ts'
import { type ReasonAct, ReasonForm } from './ReasonForm.tsx'
import { WithheldWords } from './WithheldWords.tsx'

/** What may be done with a message: first what everybody may, then what keepers may. `more` adds acts of other pages. */
export function MessageActs({
  message,
  group,
  meId,
  onQuote,
  onClose,
  more,
}: {
  message: Message | undefined
  group: Group
  meId: string
  onQuote: (message: Message) => void
  onClose: () => void
  more?: ((message: Message, close: () => void) => ReactNode) | undefined
}) {
  const [asks, setAsks] = useState<ReasonAct>()
  const close = () => {
    setAsks(undefined)
    onClose()
  }
  return (
    <Sheet
      title={asks ? MESSAGE_ACT[`${asks}_title`] : MESSAGE_ACT.title}
      isOpen={message !== undefined}
      onClose={close}
    >
      {message ? (
        <div className="l-stack">
          <blockquote className="g-about">
            <span className="g-name">{nameOf(message.author)}</span> {lineOf(message)}
          </blockquote>
          {asks ? (
            <ReasonForm act={asks} message={message} onDone={close} />
          ) : (
            <>
              <Acts {...{ message, group, meId, onQuote, close, onAsk: setAsks }} />
              {more?.(message, close)}
            </>
          )}
        </div>
      ) : null}
    </Sheet>
  )
}

function Acts({
  message,
  group,
  meId,
  onQuote,
  close,
  onAsk,
}: {
  message: Message
  group: Group
  meId: string
  onQuote: (message: Message) => void
  close: () => void
  onAsk: (act: ReasonAct) => void
}) {
  const run = useActs(message, close)
  const isMine = message.author?.id === meId
  const keeps = group.can.includes('moderate')
  const author = message.author
  const isBlocked = author !== null && group.blocked_ids.includes(author.id)
  const isOther = author !== null && !isMine
  const acts: [boolean, string, () => void][] = [
    [group.can.includes('send') && !message.is_withheld, MESSAGE_ACT.quote, () => onQuote(message)],
    [
      message.text !== null,
      MESSAGE_ACT.copy,
      () => void run.copy(message.text ?? '', MESSAGE_ACT.copied),
    ],
    [true, MESSAGE_ACT.link, () => void run.copy(linkTo(message), MESSAGE_ACT.linked)],
    [isMine && !message.is_withheld, MESSAGE_ACT.take_back, run.takeBack],
    [group.can.includes('pin') && !message.is_withheld, MESSAGE_ACT.pin, run.pin],
    [keeps && isOther && !message.is_withheld, MESSAGE_ACT.withhold, () => onAsk('withhold')],
    [keeps && message.is_withheld, MESSAGE_ACT.restore, () => onAsk('restore')],
    [keeps && isOther, MESSAGE_ACT.silence, () => onAsk('silence')],
    [isOther && !message.is_withheld, MESSAGE_ACT.complain, () => onAsk('complain')],
    [isOther, isBlocked ? MESSAGE_ACT.unblock : MESSAGE_ACT.block, () => run.block(!isBlocked)],
  ]
  return (
    <>
      {run.error ? <Notice tone="over">{reasonText(run.error)}</Notice> : null}
      {keeps && message.is_withheld ? <WithheldWords id={message.id} /> : null}
      <List label={MESSAGE_ACT.title}>
        {acts
          .filter(([may]) => may)
          .map(([, word, act]) => (
            <li key={word}>
              <button type="button" onClick={act}>
                {word}
              </button>
            </li>
          ))}
      </List>
    </>
  )
}

function useActs(message: Message, close: () => void) {
  const done = (word: string) => () => {
    say(word)
    close()
  }
  const withhold = useCommand('groups.withhold_message', { onDone: done(MESSAGE_ACT.taken_back) })
  const pin = useCommand('groups.pin_message', { onDone: done(MESSAGE_ACT.pinned) })
  const block = useCommand('groups.block_person', {
    onDone: (_done, { is_blocked }) =>
      done(is_blocked ? MESSAGE_ACT.blocked : MESSAGE_ACT.unblocked)(),
  })
  return {
    error: withhold.error ?? pin.error ?? block.error,
    takeBack: () => withhold.mutate({ id: message.id, reason: MESSAGE_ACT.take_back_reason }),
    pin: () => pin.mutate({ id: message.id }),
    block: (is_blocked: boolean) => {
      if (message.author) block.mutate({ person_id: message.author.id, is_blocked })
    },
    copy: async (text: string, word: string) => {
      await navigator.clipboard.writeText(text).catch(() => undefined)
      done(word)()
    },
  }
}

/** The address of a message, of the surface on which it is read. */
function linkTo(message: Message) {
  const [base] = location.href.split('#')
  return `${base}#${message.seq}`
}
