import type { Author } from '@linli/contract/group-shapes'
import { Moment } from '../../lib/Moment.tsx'
import { useQuery } from '../../lib/queries.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { List, ListRow } from '../../ui/ListRow.tsx'
import { Section } from '../../ui/Page.tsx'
import { Empty, Notice, Skeleton } from '../../ui/States.tsx'
import { MEMBER_KIND, NOTICE } from '../../words/zh-CN/groups.ts'
import { nameOf } from './author-word.ts'

/** Who has said that they know of a notice and who has not, by name; those who are missing first, because they are called on. */
export function Acknowledged({ id }: { id: string }) {
  const found = useQuery('groups.list_acknowledgements', { id })
  if (found.error) return <Notice tone="over">{reasonText(found.error)}</Notice>
  if (!found.data) return <Skeleton lines={6} />
  const { message, known, missing } = found.data
  return (
    <div className="l-stack">
      <blockquote className="g-about">{message.text}</blockquote>
      <Section title={fill(NOTICE.missing_n, { n: missing.length })}>
        {missing.length > 0 ? (
          <>
            <p className="l-quiet">{NOTICE.missing_hint}</p>
            <List label={fill(NOTICE.missing_n, { n: missing.length })}>
              {missing.map((person) => (
                <li key={person.id} className="l-list-line">
                  <Person person={person} />
                </li>
              ))}
            </List>
          </>
        ) : (
          <Empty title={NOTICE.all_known} />
        )}
      </Section>
      <Section title={fill(NOTICE.known_n, { n: known.length })}>
        {known.length > 0 ? (
          <List label={fill(NOTICE.known_n, { n: known.length })}>
            {known.map((person) => (
              <li key={person.id} className="l-list-line">
                <Person person={person} />
                <span className="l-small l-quiet">
                  <Moment at={person.at} />
                </span>
              </li>
            ))}
          </List>
        ) : (
          <Empty title={NOTICE.none_known} />
        )}
      </Section>
    </div>
  )
}

function Person({ person }: { person: Author }) {
  return (
    <ListRow
      title={nameOf(person)}
      where={[MEMBER_KIND[person.kind], person.unit_name].filter(Boolean).join(' · ')}
    />
  )
}
