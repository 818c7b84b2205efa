import { articleName, articleSlug } from '@linli/contract/codes/article-name'
import type { Article, LawText } from '@linli/contract/law'
import { Link, useLocation } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useQuery } from '../../lib/queries.ts'
import { sayDay } from '../../lib/time.ts'
import { useSettled } from '../../lib/useSettled.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Field } from '../../ui/Field.tsx'
import { Notice, Skeleton } from '../../ui/States.tsx'
import { LAW } from '../../words/zh-CN/law.ts'
import { OnDay, useOnDay } from './OnDay.tsx'
import { SearchResults } from './SearchResults.tsx'
import { useSearchKey } from './useSearchKey.ts'
import { VersionFacts, VersionList } from './VersionFacts.tsx'
import './law.css'

/** A whole law as of a day: contents, text with an anchor for each article, and its other versions. */
export function LawReader({ code, passed }: { code: string; passed?: string | undefined }) {
  const { on, isToday } = useOnDay()
  const [text, setText] = useState('')
  const words = useSettled(text.trim(), 120)
  const input = { code, on, ...(passed ? { passed } : {}) }
  const found = useQuery('law.get', input, { staleMs: 3_600_000, keepsPrevious: true })
  useSearchKey()
  const sought = useAnchor(found.data !== undefined && words === '')
  const day = isToday ? undefined : on
  return (
    <div className="law-reader">
      <div className="law-ask l-screen-only">
        <Field
          label={LAW.in_law}
          type="search"
          maxLength={60}
          data-law-search
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <OnDay />
      </div>
      {found.error ? <Notice tone="over">{reasonText(found.error)}</Notice> : null}
      {!found.data && !found.error ? <Skeleton lines={14} word={LAW.loading} /> : null}
      {words !== '' ? <SearchResults text={words} on={on} day={day} code={code} /> : null}
      {found.data && words === '' ? <Text law={found.data} day={day} sought={sought} /> : null}
    </div>
  )
}

// The text comes after the page, so the browser has found nothing behind the # yet.
function useAnchor(isRead: boolean): string {
  const hash = useLocation({ select: (location) => location.hash })
  useEffect(() => {
    if (isRead && hash !== '') document.getElementById(hash)?.scrollIntoView()
  }, [isRead, hash])
  return hash
}

function Text({ law, day, sought }: { law: LawText; day: string | undefined; sought: string }) {
  const headed = law.articles.filter(({ opens }) => opens.length > 0)
  return (
    <>
      <VersionFacts version={law.version} />
      <VersionList versions={law.versions} current={law.version} />
      <div className="law-columns">
        {headed.length > 1 ? <Contents articles={headed} /> : <span />}
        <article className="law-text">
          <h2 className="law-text-title">{law.version.title}</h2>
          {law.history.length > 0 ? <p className="law-history">{law.history.join('；')}</p> : null}
          {law.preamble.map((line) => (
            <p key={line}>{line}</p>
          ))}
          {law.articles.map((article) => (
            <OneArticle
              key={articleSlug(article.number, article.sub)}
              {...{ article, day, sought, code: law.version.code }}
            />
          ))}
          <p className="l-quiet l-small">{fill(LAW.source, { source: law.version.source })}</p>
        </article>
      </div>
    </>
  )
}

function Contents({ articles }: { articles: readonly Article[] }) {
  return (
    <nav className="law-contents l-screen-only" aria-label={LAW.contents}>
      <details open={window.innerWidth > 900}>
        <summary>{LAW.contents}</summary>
        <ul>
          {articles.flatMap((article) =>
            article.opens.map(({ level, words }) => (
              <li key={`${articleSlug(article.number, article.sub)}.${level}`} data-level={level}>
                <a href={`#a${articleSlug(article.number, article.sub)}`}>{words}</a>
              </li>
            )),
          )}
        </ul>
      </details>
    </nav>
  )
}

function OneArticle({
  article,
  code,
  day,
  sought,
}: {
  article: Article
  code: string
  day: string | undefined
  sought: string
}) {
  const slug = articleSlug(article.number, article.sub)
  return (
    <section
      id={`a${slug}`}
      className="law-article"
      data-sought={sought === `a${slug}` ? true : undefined}
    >
      {article.opens.map(({ level, words }) => (
        <h3 key={level} data-level={level}>
          {words}
        </h3>
      ))}
      {article.text.split('\n').map((line, at) => (
        <p key={line}>
          {at === 0 ? (
            <Link
              className="law-article-name"
              to="/law/$code/$article"
              params={{ code, article: slug }}
              search={day ? { on: day } : {}}
            >
              {articleName(article.number, article.sub)}
            </Link>
          ) : null}
          {line}
        </p>
      ))}
    </section>
  )
}

/** Said where a day is looked at on which another text held. */
export function NotNow({ on }: { on: string }) {
  return <Notice tone="soon">{fill(LAW.not_now, { day: sayDay(on) })}</Notice>
}
