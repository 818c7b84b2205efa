import { useCommand, useQuery } from '../../lib/queries.ts'
import { reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice, Skeleton } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { ARRIVAL } from '../../words/zh-CN/arrivals.ts'

/** A keeper who comes out of a group of WeChat that nobody has tied says which group of ours it is. */
export function TieOutside({ token }: { token: string }) {
  const registry = useQuery('groups.list_registry', { limit: 50 })
  const tie = useCommand('groups.tie_outside', { onDone: () => say(ARRIVAL.tied_group) })
  if (registry.error) return <Notice tone="over">{reasonText(registry.error)}</Notice>
  if (!registry.data) return <Skeleton lines={4} />
  return (
    <div className="l-stack">
      <h2>{ARRIVAL.which_group}</h2>
      <p className="l-quiet">{ARRIVAL.which_group_lead}</p>
      {tie.error ? <Notice tone="over">{reasonText(tie.error)}</Notice> : null}
      <ul className="l-list">
        {registry.data.items.map((group) => (
          <li key={group.id} className="l-list-line">
            <span>{group.name}</span>
            <Button
              busyWord={tie.isPending && tie.variables.group_id === group.id && ARRIVAL.this_group}
              aria-label={`${group.name}：${ARRIVAL.this_group}`}
              onClick={() => tie.mutate({ group_id: group.id, token })}
            >
              {ARRIVAL.this_group}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
