import { articleName, articleSlug } from '@linli/contract/codes/article-name'
import type { ArticleHit } from '@linli/contract/law'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { call } from '../../lib/client.ts'
import { usePages } from '../../lib/usePages.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Empty, Notice, Skeleton } from '../../ui/States.tsx'
import { LAW } from '../../words/zh-CN/law.ts'
import { LawLink } from './LawLink.tsx'
import { markWords, snippetOf } from './mark-words.ts'

const PAGE = 20

/** What was found: laws by name above, articles below in the order of their force. */
export function SearchResults({
  text,
  on,
  day,
  code,
}: {
  text: string
  on: string
  day: string | undefined
  code?: string
}) {
  const input = { text, on, limit: PAGE, ...(code ? { code } : {}) }
  const found = usePages(
    ['law.search', input],
    async (cursor, signal) => {
      const { articles, ...rest } = await call('law.search', { ...input, ...cursor }, { signal })
      return { ...rest, items: articles }
    },
    { keepsPrevious: true },
  )
  if (found.error) return <Notice tone="over">{reasonText(found.error)}</Notice>
  const { first, items } = found
  if (!first || !items) return <Skeleton lines={8} word={LAW.loading} />
  if (items.length === 0 && first.laws.length === 0)
    return <Empty title={fill(LAW.found_none, { text })}>{LAW.found_none_hint}</Empty>
  return (
    <div className="l-stack" aria-busy={found.isPrevious}>
      {first.laws.length > 0 && !code ? (
        <ul className="law-laws law-laws-found">
          {first.laws.map((law) => (
            <li key={law.code}>
              <LawLink law={law} day={day} />
            </li>
          ))}
        </ul>
      ) : null}
      {items.length > 0 ? (
        <p className="l-quiet" role="status">
          {fill(first.count.is_more ? LAW.found_more : LAW.found, { text, n: first.count.n })}
        </p>
      ) : null}
      <ul className="law-hits">
        {items.map((hit) => (
          <Hit
            key={`${hit.law.code}.${hit.number}.${hit.sub}`}
            hit={hit}
            words={first.words}
            day={day}
          />
        ))}
      </ul>
      {found.hasMore ? (
        <Button onClick={found.more} busyWord={found.isReadingMore && LAW.loading}>
          {fill(LAW.more, { n: PAGE })}
        </Button>
      ) : null}
    </div>
  )
}

function Hit({
  hit,
  words,
  day,
}: {
  hit: ArticleHit
  words: readonly string[]
  day: string | undefined
}) {
  return (
    <li>
      <Link
        to="/law/$code/$article"
        params={{ code: hit.law.code, article: articleSlug(hit.number, hit.sub) }}
        search={day ? { on: day } : {}}
      >
        <span className="law-hit-name">
          {hit.law.short} <strong>{articleName(hit.number, hit.sub)}</strong>
        </span>
        <span className="law-hit-text">{marked(snippetOf(hit.text, words), words)}</span>
        {hit.path ? <span className="law-hit-path">{hit.path}</span> : null}
      </Link>
    </li>
  )
}

/** A text with the words that were looked for set off. */
export function marked(text: string, words: readonly string[]): ReactNode {
  return markWords(text, words).map(({ part, isWord, at }) =>
    isWord ? <mark key={at}>{part}</mark> : <span key={at}>{part}</span>,
  )
}
