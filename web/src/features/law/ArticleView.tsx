import { articleName, articleSlug, citationText } from '@linli/contract/codes/article-name'
import type { ArticleText } from '@linli/contract/law'
import { Link } from '@tanstack/react-router'
import { copyText } from '../../lib/copy-text.ts'
import { useQuery } from '../../lib/queries.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice, Skeleton } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { LAW } from '../../words/zh-CN/law.ts'
import { NotNow } from './LawReader.tsx'
import { OnDay, useOnDay } from './OnDay.tsx'
import { Standing } from './Standing.tsx'
import { sayExactDay } from './say-exact-day.ts'
import { VersionFacts } from './VersionFacts.tsx'
import './law.css'

/** One article as of a day, what it says in other versions, and the way to its neighbours. */
export function ArticleView({ code, number, sub }: { code: string; number: number; sub: number }) {
  const { on, isToday } = useOnDay()
  const found = useQuery(
    'law.get_article',
    { code, number, sub, on },
    { staleMs: 3_600_000, keepsPrevious: true },
  )
  const day = isToday ? undefined : on
  return (
    <div className="law-one">
      <div className="law-ask l-screen-only">
        <OnDay />
      </div>
      {found.error ? <Notice tone="over">{reasonText(found.error)}</Notice> : null}
      {!found.data && !found.error ? <Skeleton lines={6} word={LAW.loading} /> : null}
      {found.data && !found.error ? <One found={found.data} on={on} day={day} /> : null}
    </div>
  )
}

function One({ found, on, day }: { found: ArticleText; on: string; day: string | undefined }) {
  const { version, article, path } = found
  const slug = articleSlug(article.number, article.sub)
  const search = day ? { on: day } : {}
  return (
    <>
      {version.standing === 'in_force' ? null : <NotNow on={on} />}
      <article className="law-text law-text-one">
        <p className="law-hit-path">
          {version.title}
          {path ? ` / ${path}` : ''}
        </p>
        <h2 className="law-text-title">{articleName(article.number, article.sub)}</h2>
        {article.text.split('\n').map((line) => (
          <p key={line}>{line}</p>
        ))}
      </article>
      <VersionFacts version={version} />
      <CopyActs found={found} on={on} />
      <Others found={found} />
      <nav className="l-row l-screen-only">
        {[
          [found.previous, LAW.previous],
          [found.next, LAW.next],
        ].map(([to, word]) =>
          to && typeof to === 'object' && typeof word === 'string' ? (
            <Link
              key={word}
              className="l-button l-button-plain"
              to="/law/$code/$article"
              params={{ code: version.code, article: articleSlug(to.number, to.sub) }}
              search={search}
            >
              {word} {articleName(to.number, to.sub)}
            </Link>
          ) : null,
        )}
        <Link
          className="l-button l-button-plain"
          to="/law/$code"
          params={{ code: version.code }}
          search={search}
          hash={`a${slug}`}
        >
          {LAW.whole_law}
        </Link>
      </nav>
    </>
  )
}

function CopyActs({ found, on }: { found: ArticleText; on: string }) {
  const copy = async (text: string, said: string) => {
    if (await copyText(text)) say(said)
  }
  const cited = citationText(found.citation)
  const link = () => {
    const url = new URL(location.href)
    url.search = `?on=${on}`
    url.hash = ''
    return url.href
  }
  return (
    <div className="l-row l-screen-only">
      <Button look="main" onClick={() => void copy(cited, fill(LAW.copied, { text: cited }))}>
        {LAW.copy}
      </Button>
      <Button onClick={() => void copy(link(), fill(LAW.link_copied, { day: sayExactDay(on) }))}>
        {LAW.link}
      </Button>
    </div>
  )
}

function Others({ found }: { found: ArticleText }) {
  if (found.others.length === 0) return null
  return (
    <section className="law-others">
      <h3>{LAW.versions}</h3>
      {found.others.map(({ version, text, is_same }) => (
        <details key={version.passed}>
          <summary>
            <Standing of={version.standing} />
            <span>{fill(LAW.holds, { from: sayExactDay(version.from) })}</span>
            <span className="l-quiet">
              {text === null ? LAW.absent : is_same ? LAW.same : LAW.differs}
            </span>
          </summary>
          {(text ?? '').split('\n').map((line) => (
            <p key={line}>{line}</p>
          ))}
        </details>
      ))}
    </section>
  )
}
