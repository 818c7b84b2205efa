import type { Group, Message } from '@linli/contract/group-shapes'
import { type ReactNode, useState } from 'react'
import { dayAndTime } from '../../lib/time.ts'
import { fill } from '../../lib/words.ts'
import { PhotoStrip } from '../../ui/Photos.tsx'
import { Badge } from '../../ui/States.tsx'
import { MEMBER_KIND, TALK, THREAD } from '../../words/zh-CN/groups.ts'
import { lineOf, nameOf } from './author-word.ts'
import { NoticeCard } from './NoticeCard.tsx'

/** What a row of the talk asks of the page around it. */
export interface RowActs {
  onMore: (message: Message) => void
  onJump: (seq: number) => void
  onAcknowledged: (id: string) => void
  /** Opens what was said about the matter of a message. */
  onThread: (matter_id: string) => void
  /** What a card leads to, below its words. */
  card?: ((message: Message) => ReactNode) | undefined
}

/** One message: who, as what, when, and what; one's own at the right. */
export function MessageRow({
  message,
  group,
  isMine,
  isNext,
  acts,
}: {
  message: Message
  group: Group
  isMine: boolean
  /** It follows another one of the same person within minutes, so that the name need not stand again. */
  isNext: boolean
  acts: RowActs
}) {
  const name = nameOf(message.author)
  if (!message.author)
    return <Said message={message} card={acts.card?.(message)} onThread={acts.onThread} />
  return (
    <>
      {isNext && !isMine ? null : <Who message={message} isMine={isMine} me={group.me.person_id} />}
      <div className="g-row-body">
        <Words message={message} group={group} isMine={isMine} acts={acts} />
        <button
          type="button"
          className="g-more"
          onClick={() => acts.onMore(message)}
          aria-label={fill(TALK.more_about, { name })}
          title={TALK.more}
        >
          <span aria-hidden="true">⋯</span>
        </button>
      </div>
    </>
  )
}

function Who({ message, isMine, me }: { message: Message; isMine: boolean; me: string }) {
  const { author, at, mentioned_ids } = message
  return (
    <p className="g-who">
      {isMine || !author ? null : (
        <>
          {author.kind === 'resident' ? null : (
            <span className="g-kind">{MEMBER_KIND[author.kind]}</span>
          )}
          <span className="g-name">{nameOf(author)}</span>
          {author.unit_name ? <span>{author.unit_name}</span> : null}
        </>
      )}
      <time dateTime={at}>{dayAndTime(at).time}</time>
      {!isMine && mentioned_ids.includes(me) ? <Badge tone="soon">{TALK.called_you}</Badge> : null}
    </p>
  )
}

function Words({
  message,
  group,
  isMine,
  acts,
}: {
  message: Message
  group: Group
  isMine: boolean
  acts: RowActs
}) {
  const [isShown, setShown] = useState(false)
  if (message.is_withheld) return <p className="g-gone">{TALK.withheld}</p>
  if (message.author && group.blocked_ids.includes(message.author.id) && !isShown)
    return (
      <p className="g-gone">
        {TALK.blocked}{' '}
        <button type="button" className="g-word" onClick={() => setShown(true)}>
          {TALK.show_blocked}
        </button>
      </p>
    )
  if (message.kind === 'notice')
    return (
      <NoticeCard
        message={message}
        group={group}
        isMine={isMine}
        isInTalk
        onAcknowledged={acts.onAcknowledged}
      />
    )
  return (
    <div className="g-bubble">
      <Quote message={message} onJump={acts.onJump} />
      {message.text ? <p className="g-text">{message.text}</p> : null}
      <Files message={message} />
      <InThread message={message} onThread={acts.onThread} />
    </div>
  )
}

function Quote({ message, onJump }: { message: Message; onJump: (seq: number) => void }) {
  const { quote } = message
  if (!quote) return null
  return (
    <button type="button" className="g-quote" onClick={() => onJump(quote.seq)}>
      <span className="g-name">{quote.author_name ?? TALK.product}</span>
      <span>{lineOf(quote)}</span>
    </button>
  )
}

/** Photos and a recording of a message. */
export function Files({ message }: { message: Pick<Message, 'files' | 'author'> }) {
  const alt = fill(TALK.photo_alt, { name: nameOf(message.author) })
  const photos = message.files.filter(({ kind }) => kind === 'photo')
  const voices = message.files.filter(({ kind }) => kind === 'voice')
  return (
    <>
      <PhotoStrip photos={photos.map((file) => ({ ...file, alt }))} />
      {voices.map((file) => (
        // biome-ignore lint/a11y/useMediaCaption: what was said is not written anywhere
        <audio key={file.id} className="g-voice" controls preload="none" src={file.url} />
      ))}
    </>
  )
}

function InThread({
  message: { matter_id },
  onThread,
}: {
  message: Message
  onThread: (matter_id: string) => void
}) {
  if (!matter_id) return null
  return (
    <button type="button" className="g-word" onClick={() => onThread(matter_id)}>
      {THREAD.open}
    </button>
  )
}

/** What the product itself says, such as the number of a matter. */
function Said({
  message,
  card,
  onThread,
}: {
  message: Message
  card: ReactNode
  onThread: (matter_id: string) => void
}) {
  // A message to many groups stands there as its card, which holds its words.
  if (message.kind === 'broadcast' && card)
    return (
      <div className="g-said g-told">
        {card}
        <time dateTime={message.at}>{dayAndTime(message.at).time}</time>
      </div>
    )
  return (
    <div className="g-said">
      <p>
        {message.text} <time dateTime={message.at}>{dayAndTime(message.at).time}</time>
      </p>
      {card}
      <InThread message={message} onThread={onThread} />
    </div>
  )
}
