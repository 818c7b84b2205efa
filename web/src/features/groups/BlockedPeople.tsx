import { useCommand, useQuery } from '../../lib/queries.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { List, ListRow } from '../../ui/ListRow.tsx'
import { Section } from '../../ui/Page.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { BLOCKED } from '../../words/zh-CN/group-leaving.ts'
import { MEMBER_KIND } from '../../words/zh-CN/groups.ts'
import { nameOf } from './author-word.ts'

/** Whose words I do not see in this group, each with the way to see them again; absent while there is nobody. */
export function BlockedPeople({ group_id }: { group_id: string }) {
  const found = useQuery('groups.list_blocked', { group_id })
  const unblock = useCommand('groups.block_person', { onDone: () => say(BLOCKED.done) })
  if (found.error) return <Notice tone="over">{reasonText(found.error)}</Notice>
  if (!found.data?.length) return null
  return (
    <Section title={BLOCKED.title}>
      <p className="l-quiet l-small">{BLOCKED.lead}</p>
      {unblock.error ? <Notice tone="over">{reasonText(unblock.error)}</Notice> : null}
      <List label={BLOCKED.title}>
        {found.data.map((person) => (
          <li key={person.id} className="l-list-line">
            <ListRow title={nameOf(person)} where={MEMBER_KIND[person.kind]} />
            <span className="l-row">
              <Button
                aria-label={fill(BLOCKED.end_about, { name: nameOf(person) })}
                busyWord={
                  unblock.isPending && unblock.variables.person_id === person.id && BLOCKED.end
                }
                onClick={() => unblock.mutate({ person_id: person.id, is_blocked: false })}
              >
                {BLOCKED.end}
              </Button>
            </span>
          </li>
        ))}
      </List>
    </Section>
  )
}
