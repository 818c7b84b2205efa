import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { CopiedList } from '../../../features/assignments/CopiedList.tsx'
import { RulingList } from '../../../features/assignments/Rulings.tsx'
import { WrongTable } from '../../../features/assignments/WrongTable.tsx'
import { useMe } from '../../../lib/session.ts'
import { COPIED, MEMORY, WRONG } from '../../../words/zh-CN/assignments.ts'
import { DeskPage } from '../DeskPage.tsx'
import '../routing.css'

/** How often work first went to the wrong unit. */
export function WrongAssignments() {
  const link = useMatterLink()
  return (
    <>
      <p className="l-quiet">{WRONG.lead}</p>
      <WrongTable link={link} />
    </>
  )
}

/** What was ruled about whose work it is. */
export function RulingsPage() {
  const link = useMatterLink()
  return (
    <>
      <p className="l-quiet">{MEMORY.page_lead}</p>
      <RulingList link={link} />
    </>
  )
}

/** What my units only get to know. */
export function CopiedMatters() {
  return (
    <DeskPage title={COPIED.title} lead={COPIED.lead}>
      <CopiedList />
    </DeskPage>
  )
}

/** A matter's number leads to it for those who look at matters; an editor of rules reads the number alone. */
function useMatterLink() {
  const roles = useMe().data?.roles ?? []
  const mayOpen = roles.some((role) => role === 'centre_staff' || role === 'leader')
  return (id: string, words: ReactNode) =>
    mayOpen ? (
      <Link to="/matters/$id" params={{ id }}>
        {words}
      </Link>
    ) : (
      words
    )
}
