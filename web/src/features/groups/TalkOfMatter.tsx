import type { ReactNode } from 'react'
import { Moment } from '../../lib/Moment.tsx'
import { useQuery } from '../../lib/queries.ts'
import { fill } from '../../lib/words.ts'
import { Section } from '../../ui/Page.tsx'
import { TALK_OF_MATTER } from '../../words/zh-CN/group-registry.ts'
import { FileList } from '../documents/FileList.tsx'
import './matter-card.css'

/** Where a matter came from: what was selected in the group, and for members the way there. */
export function TalkOfMatter({
  matterId,
  source,
  link,
}: {
  matterId: string
  source: string
  /** The way into the group, as the surface has it. */
  link: (groupId: string, words: string) => ReactNode
}) {
  const talk = useQuery(
    'groups.get_talk',
    { matter_id: matterId },
    { isEnabled: source === 'group' },
  )
  if (!talk.data) return null
  const { group, raised_by_name, quotes, is_member, told_closed_at } = talk.data
  return (
    <Section
      title={TALK_OF_MATTER.title}
      aside={is_member ? link(group.id, TALK_OF_MATTER.to_talk) : null}
    >
      <p className="l-quiet l-small">
        {fill(TALK_OF_MATTER.lead, {
          group: group.name,
          name: raised_by_name ?? TALK_OF_MATTER.someone,
        })}
        {' · '}
        {told_closed_at ? TALK_OF_MATTER.told : TALK_OF_MATTER.not_told}
      </p>
      <ul className="g-quotes">
        {quotes.map(({ id, at, author_name, text, files }) => (
          <li key={id}>
            <p>{text ?? (files.length > 0 ? '' : TALK_OF_MATTER.withheld)}</p>
            <FileList files={files} alt={TALK_OF_MATTER.title} />
            <p className="l-quiet l-small">
              {author_name || TALK_OF_MATTER.someone} · <Moment at={at} />
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
