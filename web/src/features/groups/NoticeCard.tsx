import type { Group, Message } from '@linli/contract/group-shapes'
import { useQueryClient } from '@tanstack/react-query'
import { Moment } from '../../lib/Moment.tsx'
import { queryKey, useCommand } from '../../lib/queries.ts'
import { sayDeadline } from '../../lib/time.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Badge, Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { NOTICE } from '../../words/zh-CN/groups.ts'

/** A notice in the talk or at its top: what it says, until when it is to be known, and 「我知道了」. */
export function NoticeCard({
  message,
  group,
  isMine,
  isInTalk = false,
  onAcknowledged,
}: {
  message: Message
  group: Group
  isMine: boolean
  /** Among what was said: the time stands above it, and one's name is asked for at the top of the page. */
  isInTalk?: boolean
  onAcknowledged: (id: string) => void
}) {
  const client = useQueryClient()
  const acknowledge = useCommand('groups.acknowledge', {
    invalidates: ['groups.list_mine', 'groups.list_acknowledgements'],
    onDone: (after) => {
      client.setQueryData(queryKey('groups.get', { id: after.id }), after)
      say(NOTICE.known)
    },
  })
  const waits = group.to_acknowledge.some(({ id }) => id === message.id)
  const seesNames = isMine || group.can.includes('moderate')
  return (
    <div className="g-notice">
      <p className="g-notice-head">
        <Badge tone={waits ? 'todo' : 'quiet'}>{NOTICE.word}</Badge>
        {message.acknowledge_by && waits ? (
          <span className="l-small l-quiet">
            {fill(NOTICE.until, { when: sayDeadline(message.acknowledge_by) })}
          </span>
        ) : null}
        {waits || isInTalk ? null : (
          <span className="l-small l-quiet">
            <Moment at={message.at} />
          </span>
        )}
      </p>
      <p className="g-text">{message.text}</p>
      {acknowledge.error ? <Notice tone="over">{reasonText(acknowledge.error)}</Notice> : null}
      <div className="l-row">
        {waits && !isInTalk ? (
          <Button
            look="main"
            busyWord={acknowledge.isPending && NOTICE.knowing}
            onClick={() => acknowledge.mutate({ id: message.id })}
          >
            {NOTICE.know}
          </Button>
        ) : null}
        {message.acknowledge_by && seesNames ? (
          <Button onClick={() => onAcknowledged(message.id)}>{NOTICE.who}</Button>
        ) : null}
      </div>
    </div>
  )
}
