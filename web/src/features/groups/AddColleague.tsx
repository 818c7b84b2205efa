import { useCommand, useQuery } from '../../lib/queries.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Empty, Notice, Skeleton } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { RECORD } from '../../words/zh-CN/group-registry.ts'
import { MEMBER_KIND } from '../../words/zh-CN/groups.ts'
import './registry.css'

/** Colleagues whose post lets them be taken into the group, each with the verb. */
export function AddColleague({ groupId }: { groupId: string }) {
  const found = useQuery('groups.list_candidates', { group_id: groupId })
  const add = useCommand('groups.add_member')
  if (found.error) return <Notice tone="over">{reasonText(found.error)}</Notice>
  if (!found.data) return <Skeleton lines={4} />
  if (found.data.length === 0) return <Empty title={RECORD.nobody_to_add} />
  return (
    <div className="l-stack">
      <p className="l-quiet">{RECORD.add_lead}</p>
      {add.error ? <Notice tone="over">{reasonText(add.error)}</Notice> : null}
      <ul className="g-people">
        {found.data.map(({ id, name, kind, unit, is_in }) => (
          <li key={id}>
            <span>
              <strong>{name}</strong> {MEMBER_KIND[kind]}{' '}
              <span className="l-quiet">{unit.name}</span>
            </span>
            {is_in ? (
              <span className="l-quiet">{RECORD.is_in}</span>
            ) : (
              <Button
                onClick={() =>
                  add.mutate(
                    { group_id: groupId, person_id: id },
                    { onSuccess: () => say(fill(RECORD.added, { name })) },
                  )
                }
              >
                {RECORD.add}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
