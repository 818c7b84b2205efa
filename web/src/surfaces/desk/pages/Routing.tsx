import { Link, Outlet } from '@tanstack/react-router'
import { ROUTING } from '../../../words/zh-CN/routing.ts'
import { DeskPage } from '../DeskPage.tsx'
import '../routing.css'

const PARTS = [
  { to: '/routing', word: ROUTING.tab_rules, isExact: true },
  { to: '/routing/wrong', word: ROUTING.tab_wrong, isExact: false },
  { to: '/routing/rulings', word: ROUTING.tab_rulings, isExact: false },
] as const

/** Who gets which matter: the rules, how well they did, and what was ruled. */
export function Routing() {
  return (
    <DeskPage title={ROUTING.title} lead={ROUTING.lead} isWide>
      <nav className="l-tabs" aria-label={ROUTING.title}>
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
