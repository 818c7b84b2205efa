import type { Membership } from '@linli/contract/group-members'
import { useCommand, useQuery } from '../../lib/queries.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { List, ListRow } from '../../ui/ListRow.tsx'
import { Section } from '../../ui/Page.tsx'
import { Empty, Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { COME_BACK } from '../../words/zh-CN/group-leaving.ts'
import { TALK } from '../../words/zh-CN/groups.ts'

/** What stands where a group was that one is not in: who left may ask to come back; who was put out reads whom to ask. */
export function NotInGroup({ group_id }: { group_id: string }) {
  const found = useQuery('groups.list_left', {})
  const mine = found.data?.find(({ group }) => group.id === group_id)
  if (!mine) return <Empty title={TALK.gone}>{TALK.gone_hint}</Empty>
  const { name } = mine.group
  return (
    <Empty title={fill(mine.status === 'left' ? COME_BACK.left_of : COME_BACK.asked_of, { name })}>
      {mine.status === 'left' ? <p>{COME_BACK.how}</p> : null}
      <Ask mine={mine} />
    </Empty>
  )
}

/** The groups that somebody left or waits for, below those they are in; absent while there are none. */
export function LeftGroups() {
  const found = useQuery('groups.list_left', {})
  if (!found.data?.length) return null
  return (
    <Section title={COME_BACK.title}>
      <List label={COME_BACK.title}>
        {found.data.map((mine) => (
          <li key={mine.group.id} className="l-list-line">
            <ListRow
              title={mine.group.name}
              where={mine.status === 'left' ? COME_BACK.left : COME_BACK.asked}
            />
            <Ask mine={mine} />
          </li>
        ))}
      </List>
    </Section>
  )
}

function Ask({ mine: { group, status } }: { mine: Membership }) {
  const ask = useCommand('groups.rejoin', {
    onDone: () => say(fill(COME_BACK.done, { name: group.name })),
  })
  if (status !== 'left') return null
  return (
    <span className="l-row">
      <Button
        busyWord={ask.isPending && COME_BACK.asking}
        onClick={() => ask.mutate({ group_id: group.id })}
      >
        {COME_BACK.ask}
      </Button>
      {ask.error ? <Notice tone="over">{reasonText(ask.error)}</Notice> : null}
    </span>
  )
}
