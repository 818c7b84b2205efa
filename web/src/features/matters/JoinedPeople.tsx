import type { Appeal, Matter, MergedMatter } from '@linli/contract/matters'
import { type ReactNode, useState } from 'react'
import { Moment } from '../../lib/Moment.tsx'
import { useQuery } from '../../lib/queries.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Section } from '../../ui/Page.tsx'
import { Notice } from '../../ui/States.tsx'
import { JOINED } from '../../words/zh-CN/alike.ts'
import { SOURCE } from '../../words/zh-CN/matters.ts'
import { joinedWords } from './joined-words.ts'
import { placeLine } from './place-line.ts'
import './alike-list.css'

/** Who else is answered with a matter: what was merged into it, and appeals; masked. Absent where there is nobody. */
export function JoinedPeople({
  matter,
  link,
}: {
  matter: Matter
  link: (id: string, words: ReactNode) => ReactNode
}) {
  const words = joinedWords(matter)
  const [isOpen, setOpen] = useState(false)
  const joined = useQuery('matters.list_joined', { id: matter.id }, { isEnabled: words.length > 0 })
  if (words.length === 0) return null
  const { merged = [], appeals = [] } = joined.data ?? {}
  return (
    <Section
      title={JOINED.title}
      aside={
        <Button look="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? JOINED.hide : JOINED.show}
        </Button>
      }
    >
      <p>{words.join(' · ')}</p>
      {joined.error ? <Notice tone="over">{reasonText(joined.error)}</Notice> : null}
      {isOpen ? (
        <>
          <Part word={fill(JOINED.merged, { n: merged.length })} items={merged}>
            {(one) => <MergedLine matter={one} link={link} />}
          </Part>
          <Part word={fill(JOINED.appeals, { n: appeals.length })} items={appeals}>
            {(one) => <AppealLine appeal={one} />}
          </Part>
          {Math.max(merged.length, appeals.length) >= MOST_LISTED ? (
            <p className="l-quiet l-small">{JOINED.more}</p>
          ) : null}
        </>
      ) : null}
    </Section>
  )
}

// The server lists so many of each.
const MOST_LISTED = 200

function Part<T extends { id: string }>({
  word,
  items,
  children,
}: {
  word: string
  items: readonly T[]
  children: (one: T) => ReactNode
}) {
  if (items.length === 0) return null
  return (
    <>
      <h4>{word}</h4>
      <ul className="l-list d-alike d-alike-scroll" aria-label={word}>
        {items.map((one) => (
          <li key={one.id}>{children(one)}</li>
        ))}
      </ul>
    </>
  )
}

function MergedLine({
  matter,
  link,
}: {
  matter: MergedMatter
  link: (id: string, words: ReactNode) => ReactNode
}) {
  const { reporter, rating } = matter
  return (
    <>
      <div className="d-alike-line">
        {link(matter.id, matter.summary)}
        <span className="l-quiet l-small">{matter.number}</span>
      </div>
      <p className="l-quiet l-small">
        {[
          [reporter.name, reporter.phone].filter(Boolean).join(' ') || JOINED.unknown,
          placeLine(matter.area_name, matter.address),
          SOURCE[matter.source],
        ].join(' · ')}{' '}
        · <Moment at={matter.reported_at} style="when" />
        {rating === null ? null : ` · ${fill(JOINED.rated, { n: rating })}`}
      </p>
    </>
  )
}

function AppealLine({ appeal }: { appeal: Appeal }) {
  const { name, phone, words, taken_by, rating } = appeal
  return (
    <>
      <div className="d-alike-line">
        <span>{[name, phone].filter(Boolean).join(' ') || JOINED.unknown}</span>
        <span className="l-quiet l-small">{JOINED[appeal.kind]}</span>
      </div>
      {words ? <p className="d-said">{words}</p> : null}
      <p className="l-quiet l-small">
        {SOURCE[appeal.source]} · <Moment at={appeal.at} style="when" />
        {taken_by ? ` · ${fill(JOINED.taken_by, { name: taken_by.name })}` : null}
        {rating === null ? null : ` · ${fill(JOINED.rated, { n: rating })}`}
      </p>
    </>
  )
}
