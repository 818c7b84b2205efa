import type { Role } from '@linli/contract/identity'
import { Link, Outlet } from '@tanstack/react-router'
import { useMe } from '../../../lib/session.ts'
import { ORG } from '../../../words/zh-CN/org-desk.ts'
import { DeskPage } from '../DeskPage.tsx'

const PARTS = [
  { to: '/organisation', word: ORG.areas, isExact: true },
  { to: '/organisation/units', word: ORG.units, isExact: false },
  { to: '/organisation/party', word: ORG.party, isExact: false },
  { to: '/organisation/people', word: ORG.people, isExact: false },
] as const

const REORGANISATIONS = {
  to: '/organisation/reorganisations',
  word: ORG.reorganisations,
  isExact: false,
} as const

const READERS: readonly Role[] = ['system_admin', 'leader', 'centre_staff']

/** Areas, units, Party lines and people: who looks after what, and the plans by which that changes. */
export function Organisation() {
  const roles = useMe().data?.roles ?? []
  const reads = roles.some((role) => READERS.includes(role))
  const parts = reads ? [...PARTS, REORGANISATIONS] : PARTS
  return (
    <DeskPage title={ORG.title} isWide>
      <nav className="l-tabs" aria-label={ORG.title}>
        {parts.map(({ to, word, isExact }) => (
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
