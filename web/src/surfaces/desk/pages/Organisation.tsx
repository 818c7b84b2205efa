import { Link, Outlet } from '@tanstack/react-router'
import { ORG } from '../../../words/zh-CN/org-desk.ts'
import { DeskPage } from '../DeskPage.tsx'

const PARTS = [
  { to: '/organisation', word: ORG.areas, isExact: true },
  { to: '/organisation/units', word: ORG.units, isExact: false },
  { to: '/organisation/party', word: ORG.party, isExact: false },
  { to: '/organisation/people', word: ORG.people, isExact: false },
] as const

/** Areas, units, Party lines and people: who looks after what. */
export function Organisation() {
  return (
    <DeskPage title={ORG.title} isWide>
      <nav className="l-tabs" aria-label={ORG.title}>
        {PARTS.map(({ to, word, isExact }) => (
          <Link
            key={to}
            to={to}
            className="l-tab d-tab-link"
            activeOptions={{ exact: isExact, includeSearch: false }}
          >
            {word}
          </Link>
        ))}
      </nav>
      <Outlet />
    </DeskPage>
  )
}
