import type { RemovedMember } from '@linli/contract/group-members'
import { call } from '../../lib/client.ts'
import { useCommand } from '../../lib/queries.ts'
import { sayMoment } from '../../lib/time.ts'
import { usePages } from '../../lib/usePages.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { List, ListRow } from '../../ui/ListRow.tsx'
import { Section } from '../../ui/Page.tsx'
import { Badge, Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { REMOVE } from '../../words/zh-CN/group-leaving.ts'
import { WAITING } from '../../words/zh-CN/group-registry.ts'
import { nameOf } from './author-word.ts'

/** Who was put out of a group, by whom and why, and the way back for each; absent while there is nobody. */
export function RemovedMembers({ group_id }: { group_id: string }) {
  const input = { group_id, limit: 20 }
  const found = usePages(['groups.list_removed', input], (cursor, signal) =>
    call('groups.list_removed', { ...input, ...cursor }, { signal }),
  )
  if (found.error) return <Notice tone="over">{reasonText(found.error)}</Notice>
  if (!found.items?.length) return null
  return (
    <Section title={REMOVE.removed}>
      <p className="l-quiet l-small">{REMOVE.removed_lead}</p>
      <List label={REMOVE.removed}>
        {found.items.map((one) => (
          <li key={one.id} className="l-list-line">
            <ListRow
              title={nameOf(one.person)}
              state={one.status === 'asked' ? <Badge tone="todo">{REMOVE.wants_back}</Badge> : null}
              where={fill(REMOVE.why, {
                by: one.by.name,
                when: sayMoment(one.at),
                reason: one.reason,
              })}
            />
            <WayBack group_id={group_id} one={one} />
          </li>
        ))}
      </List>
      {found.hasMore ? <Button onClick={found.more}>{REMOVE.more}</Button> : null}
    </Section>
  )
}

/** Residents ask again by the printed code and are let in here; colleagues are taken in by their post. */
function WayBack({ group_id, one }: { group_id: string; one: RemovedMember }) {
  const name = nameOf(one.person)
  const onDone = () => say(fill(REMOVE.came_back, { name }))
  const approve = useCommand('groups.approve', { onDone })
  const decline = useCommand('groups.decline', {
    onDone: () => say(fill(WAITING.declined, { name })),
  })
  const add = useCommand('groups.add_member', { onDone })
  const input = { group_id, person_id: one.person.id }
  const problem = approve.error ?? decline.error ?? add.error
  const isBusy = approve.isPending || decline.isPending || add.isPending
  return (
    <>
      {one.status === 'asked' ? (
        <span className="l-row">
          <Button look="main" disabled={isBusy} onClick={() => approve.mutate(input)}>
            {WAITING.approve}
          </Button>
          <Button disabled={isBusy} onClick={() => decline.mutate(input)}>
            {WAITING.decline}
          </Button>
        </span>
      ) : one.person.kind === 'resident' ? (
        <span className="l-quiet l-small">{REMOVE.resident_back}</span>
      ) : (
        <span className="l-row">
          <Button disabled={isBusy} onClick={() => add.mutate(input)}>
            {REMOVE.colleague_back}
          </Button>
        </span>
      )}
      {problem ? <Notice tone="over">{reasonText(problem)}</Notice> : null}
    </>
  )
}
