import type { Group, Message } from '@linli/contract/group-shapes'
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { useDraft } from '../../lib/drafts.ts'
import { useQuery } from '../../lib/queries.ts'
import { useMe } from '../../lib/session.ts'
import { sayMoment } from '../../lib/time.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Empty, Notice, Skeleton } from '../../ui/States.tsx'
import { APP } from '../../words/zh-CN/app.ts'
import { TALK } from '../../words/zh-CN/groups.ts'
import { NotInGroup } from './ComeBack.tsx'
import { Compose } from './Compose.tsx'
import { answerTo, EMPTY_TALK, type TalkDraft } from './compose-draft.ts'
import { MessageActs } from './MessageActs.tsx'
import { NoticeBand } from './NoticeBand.tsx'
import { TalkRows } from './TalkRows.tsx'
import { useReading } from './useReading.ts'
import { useSending } from './useSending.ts'
import { useTalk } from './useTalk.ts'
import { useTalkScroll } from './useTalkScroll.ts'
import { useThread } from './useThread.tsx'
import { WaitingRow } from './WaitingRow.tsx'
import './talk.css'

export interface TalkProps {
  group_id: string
  /** The message that the address leads to. */
  at?: number | undefined
  onJump: (seq: number) => void
  onAcknowledged: (id: string) => void
  /** Acts of other pages on a message, below those of the talk. */
  moreActs?: ((message: Message, close: () => void) => ReactNode) | undefined
  /** What a card leads to. */
  card?: ((message: Message) => ReactNode) | undefined
}

/** The talk of a group: what is pinned, what was said with the newest at the bottom, and where one writes. */
export function Talk(props: TalkProps) {
  const group = useQuery('groups.get', { id: props.group_id })
  const meId = useMe().data?.person?.id
  if (group.error?.code === 'not_found') return <NotInGroup group_id={props.group_id} />
  if (group.error && !group.data)
    return (
      <Notice
        tone="over"
        slot={<Button onClick={() => void group.refetch()}>{APP.try_again}</Button>}
      >
        {reasonText(group.error)}
      </Notice>
    )
  if (!group.data || !meId) return <Skeleton lines={8} />
  return <Open key={props.group_id} {...props} group={group.data} meId={meId} />
}

type OpenProps = TalkProps & { group: Group; meId: string }

function Open({ group, meId, at, onJump, onAcknowledged, moreActs, card }: OpenProps) {
  const { talk, error, more, again } = useTalk(group.id, at)
  const draft = useDraft<TalkDraft>(`talk.${group.id}`, EMPTY_TALK)
  const sending = useSending(group.id, meId)
  const [chosen, setChosen] = useState<Message>()
  const [unread] = useState(group.last_seq - group.me.read_seq)
  const [unreadAfter] = useState(unread > 0 ? group.me.read_seq : undefined)
  const box = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const thread = useThread(
    group.id,
    group.can.includes('send')
      ? (matter) => {
          draft.change({ matter })
          field.current?.focus()
        }
      : undefined,
  )
  const load = useCallback((where: 'earlier' | 'later') => void more(where), [more])
  const { isAtEnd, onScroll, toEnd } = useTalkScroll(box, talk, { at, more: load })
  const last = talk?.items.at(-1)?.seq ?? 0
  useReading(group.id, last, { isSeen: isAtEnd && !talk?.has_later })
  // One's own words are at the end, wherever one has read before.
  useEffect(() => {
    if (sending.mine.length > 0) toEnd()
  }, [sending.mine.length, toEnd])
  const jump = (seq: number) => {
    const row = document.getElementById(`m-${seq}`)
    if (row) row.scrollIntoView({ block: 'center' })
    onJump(seq)
  }
  const newest = async () => {
    if (talk?.has_later) await more('newest')
    toEnd()
  }
  return (
    <div className="g-talk">
      <NoticeBand group={group} meId={meId} onJump={jump} onAcknowledged={onAcknowledged} />
      {unreadAfter !== undefined && at === undefined ? (
        <ToUnread n={unread} onPress={() => jump(unreadAfter + 1)} />
      ) : null}
      <div className="g-box" ref={box} onScroll={onScroll}>
        <div className="g-inside">
          <Head {...{ talk, error, again }} isEmpty={sending.mine.length === 0} />
          {talk ? (
            <TalkRows
              items={talk.items}
              group={group}
              meId={meId}
              unreadAfter={unreadAfter}
              marked={at}
              acts={{
                onMore: setChosen,
                onJump: jump,
                onAcknowledged,
                onThread: thread.open,
                card,
              }}
            />
          ) : null}
          <ol className="g-rows">
            {sending.mine.map((command) => (
              <WaitingRow
                key={command.request_id}
                command={command}
                onAgain={() => void sending.again(command)}
                onDrop={() => void sending.drop(command)}
              />
            ))}
          </ol>
        </div>
      </div>
      {isAtEnd ? null : (
        <ToNewest n={(talk?.last_seq ?? last) - last} onPress={() => void newest()} />
      )}
      <Foot
        group={group}
        compose={
          <Compose
            group={group}
            draft={draft.value}
            change={draft.change}
            field={field}
            onSend={(said) => {
              void sending.send(said, fill(TALK.to_group, { name: group.name }))
              if (said.files[0]?.kind !== 'voice') void draft.clear()
            }}
          />
        }
      />
      {thread.sheet}
      <MessageActs
        message={chosen}
        group={group}
        meId={meId}
        onQuote={(message) => {
          draft.change(answerTo(message))
          setChosen(undefined)
          field.current?.focus()
        }}
        onClose={() => setChosen(undefined)}
        more={moreActs}
      />
    </div>
  )
}

/** What stands above the rows, or in their place while there are none. */
function Head({
  talk,
  error,
  again,
  isEmpty,
}: Pick<ReturnType<typeof useTalk>, 'talk' | 'error' | 'again'> & { isEmpty: boolean }) {
  if (!talk) {
    if (!error) return <Skeleton lines={8} />
    return (
      <Notice tone="over" slot={<Button onClick={again}>{APP.try_again}</Button>}>
        {reasonText(error)}
      </Notice>
    )
  }
  if (talk.items.length === 0 && isEmpty) return <Empty title={TALK.empty}>{TALK.empty_hint}</Empty>
  return talk.has_earlier ? <p className="g-between">{TALK.earlier}</p> : null
}

// So many fit on a phone; of more, the first is out of sight.
const IN_SIGHT = 8

/** Where more is unread than is in sight, the way to its beginning. */
function ToUnread({ n, onPress }: { n: number; onPress: () => void }) {
  if (n <= IN_SIGHT) return null
  return (
    <button type="button" className="g-to-unread" onClick={onPress}>
      {fill(TALK.to_unread, { n })}
      <span aria-hidden="true"> ↑</span>
    </button>
  )
}

function ToNewest({ n, onPress }: { n: number; onPress: () => void }) {
  return (
    <div className="g-to-newest">
      <Button onClick={onPress}>
        {n > 0 ? fill(TALK.new_below, { n }) : TALK.to_newest}
        <span aria-hidden="true">↓</span>
      </Button>
    </div>
  )
}

function Foot({ group, compose }: { group: Group; compose: ReactNode }) {
  const { silenced_until, stands_in_for } = group.me
  if (group.can.includes('send'))
    return (
      <>
        {stands_in_for ? (
          <p className="g-foot">{fill(TALK.stands_in, { name: stands_in_for })}</p>
        ) : null}
        {compose}
      </>
    )
  return (
    <p className="g-foot">
      {silenced_until ? fill(TALK.silenced, { when: sayMoment(silenced_until) }) : TALK.closed}
    </p>
  )
}
