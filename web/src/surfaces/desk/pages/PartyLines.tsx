import { Link } from '@tanstack/react-router'
import { PartyTree } from '../../../features/org/PartyTree.tsx'
import { PARTY } from '../../../words/zh-CN/org-desk.ts'

/** The Party line from the community down to the household. */
export function PartyLines() {
  return (
    <>
      <p className="l-quiet">{PARTY.lead}</p>
      <PartyTree
        link={({ id }) => (
          <Link to="/organisation/units/$id" params={{ id }} className="l-small">
            {PARTY.open}
          </Link>
        )}
      />
    </>
  )
}
