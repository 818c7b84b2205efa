import type { ReactNode } from 'react'
import { useCommand, useQuery } from '../../lib/queries.ts'
import { sayMoment } from '../../lib/time.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Empty, Notice, Skeleton } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { INVITE } from '../../words/zh-CN/group-registry.ts'
import './registry.css'

/** The codes of a group that can still be used, each to print or to end. */
export function InvitationList({
  groupId,
  printLink,
}: {
  groupId: string
  printLink: (id: string, words: string) => ReactNode
}) {
  const found = useQuery('groups.list_invitations', { group_id: groupId })
  const invite = useCommand('groups.invite')
  const end = useCommand('groups.end_invitation', { onDone: () => say(INVITE.ended) })
  const problem = found.error ?? invite.error ?? end.error
  const live = (found.data ?? []).filter(({ is_over }) => !is_over)
  return (
    <div className="l-stack">
      {problem ? <Notice tone="over">{reasonText(problem)}</Notice> : null}
      {found.isPending ? <Skeleton lines={2} /> : null}
      {found.data && live.length === 0 ? (
        <Empty title={INVITE.none}>
          <p>{INVITE.none_hint}</p>
        </Empty>
      ) : null}
      <ul className="g-people">
        {live.map(({ id, ends_at }) => (
          <li key={id}>
            <span>{fill(INVITE.until, { when: sayMoment(ends_at) })}</span>
            <span className="l-row">
              {printLink(id, INVITE.print)}
              <Button look="stop" onClick={() => end.mutate({ id })}>
                {INVITE.end}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      <div>
        <Button
          look="main"
          busyWord={invite.isPending && INVITE.making}
          onClick={() => invite.mutate({ group_id: groupId })}
        >
          {INVITE.make}
        </Button>
      </div>
    </div>
  )
}
