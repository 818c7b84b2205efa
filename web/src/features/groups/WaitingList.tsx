import type { WaitingMember } from '@linli/contract/group-members'
import { useCommand, useQuery } from '../../lib/queries.ts'
import { sayMoment } from '../../lib/time.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Badge, Empty, Notice, Skeleton } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { WAITING } from '../../words/zh-CN/group-registry.ts'
import './registry.css'

/** Who waits to be let in, in one group or in all that this person keeps. */
export function WaitingList({ groupId }: { groupId?: string }) {
  const found = useQuery('groups.list_waiting', groupId ? { group_id: groupId } : {})
  if (found.error) return <Notice tone="over">{reasonText(found.error)}</Notice>
  if (!found.data) return <Skeleton lines={4} />
  if (found.data.length === 0)
    return (
      <Empty title={WAITING.empty}>
        <p>{WAITING.empty_hint}</p>
      </Empty>
    )
  return (
    <div className="l-stack">
      <p className="l-quiet">{WAITING.lead}</p>
      <ul className="g-people">
        {found.data.map((one) => (
          <Waiting key={`${one.group.id} ${one.person_id}`} one={one} />
        ))}
      </ul>
    </div>
  )
}

function Waiting({ one }: { one: WaitingMember }) {
  const input = { group_id: one.group.id, person_id: one.person_id }
  const approve = useCommand('groups.approve', {
    onDone: () => say(fill(WAITING.approved, { name: one.alias })),
  })
  const decline = useCommand('groups.decline', {
    onDone: () => say(fill(WAITING.declined, { name: one.alias })),
  })
  const problem = approve.error ?? decline.error
  return (
    <li>
      <span>
        <strong>{one.alias}</strong> {one.building?.name ?? WAITING.no_building}
        <br />
        <span className="l-quiet l-small">
          {one.group.name} · {fill(WAITING.asked, { when: sayMoment(one.asked_at) })}
        </span>
        {one.was_removed ? <Badge tone="soon">{WAITING.was_removed}</Badge> : null}
        {problem ? <Notice tone="over">{reasonText(problem)}</Notice> : null}
      </span>
      <span className="l-row">
        <Button look="main" onClick={() => approve.mutate(input)}>
          {WAITING.approve}
        </Button>
        <Button onClick={() => decline.mutate(input)}>{WAITING.decline}</Button>
      </span>
    </li>
  )
}
