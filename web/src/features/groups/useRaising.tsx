import type { Message } from '@linli/contract/group-shapes'
import { useState } from 'react'
import { useQuery } from '../../lib/queries.ts'
import { useMe } from '../../lib/session.ts'
import { Button } from '../../ui/Button.tsx'
import { RAISE } from '../../words/zh-CN/group-registry.ts'
import { isRaisable } from './is-raisable.ts'
import { RaiseMatter } from './RaiseMatter.tsx'

/** Hands a talk the act by which a message becomes a matter, and the form that it opens. Residents raise what they said
 * themselves. */
export function useRaising(groupId: string) {
  const [message, setMessage] = useState<Message>()
  const meId = useMe().data?.person?.id
  const isResident = useMe().data?.kind === 'resident'
  const mayRaise = (one: Message) => isRaisable(one) && (!isResident || one.author?.id === meId)
  return {
    moreActs: (one: Message, close: () => void) =>
      mayRaise(one) ? (
        <Button
          look="main"
          isWide
          onClick={() => {
            close()
            setMessage(one)
          }}
        >
          {RAISE.act}
        </Button>
      ) : null,
    sheet: message ? (
      <Raising
        key={message.id}
        groupId={groupId}
        message={message}
        mayRaise={mayRaise}
        onClose={() => setMessage(undefined)}
      />
    ) : null,
  }
}

// What was said around it may go along.
function Raising({
  groupId,
  message,
  mayRaise,
  onClose,
}: {
  groupId: string
  message: Message
  mayRaise: (message: Message) => boolean
  onClose: () => void
}) {
  const around = useQuery('groups.list_messages', {
    group_id: groupId,
    around_seq: message.seq,
    limit: 12,
  })
  const others = (around.data?.items ?? []).filter((one) => one.id !== message.id && mayRaise(one))
  return <RaiseMatter groupId={groupId} messages={[message]} others={others} onClose={onClose} />
}
