import type { Group } from '@linli/contract/group-shapes'
import { useQuery } from '../../lib/queries.ts'
import { fill } from '../../lib/words.ts'
import { List, ListRow } from '../../ui/ListRow.tsx'
import { Section } from '../../ui/Page.tsx'
import { Skeleton } from '../../ui/States.tsx'
import { COMPOSE, DUTY_ROLE, MEMBER_KIND } from '../../words/zh-CN/groups.ts'
import { nameOf } from './author-word.ts'
import type { Called } from './compose-draft.ts'

/** Whom a message calls: duties first, each with who is on it today, then people. */
export function CallChooser({
  group,
  onChoose,
}: {
  group: Group
  onChoose: (called: Called) => void
}) {
  const members = useQuery('groups.list_members', { group_id: group.id, limit: 200 })
  return (
    <>
      <p className="l-quiet">{COMPOSE.call_hint}</p>
      {group.duties.length > 0 ? (
        <Section title={COMPOSE.duties}>
          <List label={COMPOSE.duties}>
            {group.duties.map(({ role, people }) => (
              <li key={role}>
                <button type="button" onClick={() => onChoose({ word: DUTY_ROLE[role], role })}>
                  <ListRow
                    title={DUTY_ROLE[role]}
                    where={
                      people.length > 0
                        ? fill(COMPOSE.on_duty, {
                            names: people.map(({ name }) => name).join('、'),
                          })
                        : COMPOSE.nobody
                    }
                  />
                </button>
              </li>
            ))}
          </List>
        </Section>
      ) : null}
      <Section title={COMPOSE.people}>
        {members.data ? (
          <List label={COMPOSE.people}>
            {members.data.items
              .filter(({ id }) => id !== group.me.person_id)
              .map((member) => (
                <li key={member.id}>
                  <button
                    type="button"
                    onClick={() => onChoose({ word: nameOf(member), person_id: member.id })}
                  >
                    <ListRow
                      title={nameOf(member)}
                      where={[MEMBER_KIND[member.kind], member.unit_name]
                        .filter(Boolean)
                        .join(' · ')}
                    />
                  </button>
                </li>
              ))}
          </List>
        ) : (
          <Skeleton lines={6} />
        )}
      </Section>
    </>
  )
}
