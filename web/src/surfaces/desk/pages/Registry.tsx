import type { Role } from '@linli/contract/identity'
import { Link, Outlet } from '@tanstack/react-router'
import { useMe } from '../../../lib/session.ts'
import { REGISTRY } from '../../../words/zh-CN/group-registry.ts'
import { DeskPage } from '../DeskPage.tsx'

const PARTS: readonly {
  to: '/registry' | '/registry/gaps' | '/registry/waiting' | '/registry/hints' | '/registry/words'
  word: string
  isFor: readonly Role[]
}[] = [
  { to: '/registry', word: REGISTRY.groups, isFor: ['grid_worker', 'centre_staff', 'leader'] },
  { to: '/registry/gaps', word: REGISTRY.gaps, isFor: ['grid_worker', 'centre_staff', 'leader'] },
  { to: '/registry/waiting', word: REGISTRY.waiting, isFor: ['grid_worker', 'centre_staff'] },
  { to: '/registry/hints', word: REGISTRY.hints, isFor: ['grid_worker', 'centre_staff'] },
  { to: '/registry/words', word: REGISTRY.words, isFor: ['centre_staff', 'security_admin'] },
]

/** The registry of groups and what asks for a person in it. */
export function Registry() {
  const roles = useMe().data?.roles ?? []
  const parts = PARTS.filter(({ isFor }) => isFor.some((role) => roles.includes(role)))
  return (
    <DeskPage title={REGISTRY.title} lead={REGISTRY.lead} isWide>
      <nav className="l-tabs" aria-label={REGISTRY.tabs}>
        {parts.map(({ to, word }) => (
          <Link
            key={to}
            to={to}
            className="l-tab d-tab-link"
            activeOptions={{ exact: to === '/registry', includeSearch: false }}
          >
            {word}
          </Link>
        ))}
      </nav>
      <Outlet />
    </DeskPage>
  )
}
