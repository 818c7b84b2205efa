import { articleName, articleSlug, citationText } from '@linli/contract/codes/article-name'
import type { Citation as Cited } from '@linli/contract/law-shapes'
import { Link } from '@tanstack/react-router'

/** An article as a mediator cites it; it opens the text of its day. */
export function Citation({ cited, isShort = false }: { cited: Cited; isShort?: boolean }) {
  return (
    <Link
      className="law-citation"
      to="/law/$code/$article"
      params={{ code: cited.code, article: articleSlug(cited.number, cited.sub) }}
      search={{ on: cited.on }}
      aria-label={citationText(cited)}
    >
      {isShort ? articleName(cited.number, cited.sub) : citationText(cited)}
    </Link>
  )
}

/** Several of them; a law that is cited more than once is named once. */
export function Citations({ all }: { all: readonly Cited[] }) {
  const of = Map.groupBy(all, ({ code }) => code)
  return (
    <span className="law-citations">
      {[...of.values()].map((group) => (
        <span key={group[0]?.code}>
          {group.map((cited, at) => (
            <span key={articleSlug(cited.number, cited.sub)}>
              {at > 0 ? '、' : ''}
              <Citation cited={cited} isShort={at > 0} />
            </span>
          ))}
        </span>
      ))}
    </span>
  )
}
