import { Link, Outlet } from '@tanstack/react-router'
import { ExportRegistry } from '../../../features/mediators/ExportRegistry.tsx'
import { FORCES } from '../../../words/zh-CN/forces.ts'
import { DeskPage } from '../DeskPage.tsx'

const PARTS = [
  { to: '/mediators', word: FORCES.committees },
  { to: '/mediators/people', word: FORCES.people },
  { to: '/mediators/studios', word: FORCES.studios },
  { to: '/mediators/helpers', word: FORCES.helpers },
] as const

/** The forces of mediation: committees, mediators, studios, and whom one may invite. */
export function Forces() {
  return (
    <DeskPage title={FORCES.title} lead={FORCES.lead} acts={<ExportRegistry />} isWide>
      <nav className="l-tabs" aria-label={FORCES.tabs}>
        {PARTS.map(({ to, word }) => (
          <Link
            key={to}
            to={to}
            className="l-tab d-tab-link"
            activeOptions={{ exact: to === '/mediators', includeSearch: false }}
          >
            {word}
          </Link>
        ))}
      </nav>
      <Outlet />
    </DeskPage>
  )
}
