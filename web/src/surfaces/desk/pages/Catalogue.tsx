import { Link, Outlet, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { CategoryNav, entriesOf, entriesOfLines } from '../../../features/catalogue/CategoryNav.tsx'
import { useQuery } from '../../../lib/queries.ts'
import { useMe } from '../../../lib/session.ts'
import { reasonText } from '../../../lib/words.ts'
import { Empty, Notice, Skeleton } from '../../../ui/States.tsx'
import { CATALOGUE_DESK } from '../../../words/zh-CN/catalogue-desk.ts'
import { DeskPage } from '../DeskPage.tsx'
import { useReadsDrafts } from '../useReadsDrafts.ts'

/** The catalogue: categories at the left, the one chosen at the right. */
export function Catalogue() {
  const { code }: { code?: string } = useParams({ strict: false })
  const me = useMe()
  const readsDrafts = useReadsDrafts()
  const editions = useQuery('catalogue.list', {}, { isEnabled: readsDrafts })
  const lines = useQuery('catalogue.list_published', {}, { isEnabled: !readsDrafts })
  const entries = readsDrafts
    ? editions.data && entriesOf(editions.data)
    : lines.data && entriesOfLines(lines.data)
  const problem = editions.error ?? lines.error
  const link = (to: string, words: ReactNode) => (
    <Link to="/catalogue/$code" params={{ code: to }} activeOptions={{ includeSearch: false }}>
      {words}
    </Link>
  )
  return (
    <DeskPage
      title={CATALOGUE_DESK.title}
      lead={CATALOGUE_DESK.lead}
      isWide
      acts={
        me.data?.roles.includes('catalogue_editor') ? (
          <Link to="/editions/new" className="l-button l-button-main">
            {CATALOGUE_DESK.new}
          </Link>
        ) : null
      }
    >
      {problem ? <Notice tone="over">{reasonText(problem)}</Notice> : null}
      <div className={`d-catalogue ${code ? 'd-catalogue-open' : ''}`}>
        <nav className="d-catalogue-nav" aria-label={CATALOGUE_DESK.title}>
          {entries ? <CategoryNav entries={entries} link={link} /> : <Skeleton lines={12} />}
        </nav>
        <div className="d-catalogue-one">
          {code ? (
            <Outlet />
          ) : (
            <Empty title={CATALOGUE_DESK.pick}>{CATALOGUE_DESK.pick_hint}</Empty>
          )}
        </div>
      </div>
    </DeskPage>
  )
}
