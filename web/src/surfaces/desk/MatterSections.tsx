import type { Matter } from '@linli/contract/matters'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { AssessmentsOfMatter } from '../../features/assessments/OfMatter.tsx'
import { RiskSection } from '../../features/assessments/RiskSection.tsx'
import { MemoryHint } from '../../features/assignments/Rulings.tsx'
import { WhyHere } from '../../features/assignments/WhyHere.tsx'
import { TalkOfMatter } from '../../features/groups/TalkOfMatter.tsx'
import { WorkSection } from '../../features/joint/WorkSection.tsx'
import { JoinedPeople } from '../../features/matters/JoinedPeople.tsx'
import { RouteChoices } from '../../features/matters/RouteChoices.tsx'
import { SupervisionOfMatter } from '../../features/supervision/OfMatter.tsx'
import { Notice } from '../../ui/States.tsx'
import { JOINED } from '../../words/zh-CN/alike.ts'
import { ROUTES_PAGE } from '../../words/zh-CN/routes.ts'
import { SUPERVISION } from '../../words/zh-CN/supervision.ts'
import './routing.css'

/** What stands between the facts of a matter and its timeline, that of other modules too: each a section that is absent
 * while empty. */
export function MatterSections({ matter }: { matter: Matter }) {
  return (
    <>
      <TalkOfMatter
        matterId={matter.id}
        source={matter.source}
        link={(id, words) => (
          <Link to="/groups/$id" params={{ id }}>
            {words}
          </Link>
        )}
      />
      <WorkSection matter={matter} />
      <MergedInto matter={matter} />
      <SupervisionOfMatter
        matter={matter}
        printLink={(id) => (
          <Link to="/orders/$id" params={{ id }} className="l-button l-button-quiet">
            {SUPERVISION.print}
          </Link>
        )}
      />
      <RiskSection matter={matter} />
      <AssessmentsOfMatter
        matter={matter}
        link={(id, row) => (
          <Link to="/assessments/$id" params={{ id }}>
            {row}
          </Link>
        )}
      />
      <JoinedPeople matter={matter} link={toMatter} />
      <RouteChoices
        matter={matter}
        slip={
          <>
            <Link
              to="/disputes/new"
              search={{ matter: matter.id }}
              className="l-button l-button-quiet"
            >
              {ROUTES_PAGE.to_mediation}
            </Link>
            <Link
              to="/route-slips/$id"
              params={{ id: matter.id }}
              className="l-button l-button-quiet"
            >
              {ROUTES_PAGE.print}
            </Link>
          </>
        }
      />
      <MemoryHint matter={matter} />
      <WhyHere matter={matter} />
    </>
  )
}

function MergedInto({ matter: { merged_into } }: { matter: Matter }) {
  if (!merged_into) return null
  return (
    <Notice tone="soon">
      {JOINED.merged_into}
      {toMatter(merged_into.id, merged_into.number)}
    </Notice>
  )
}

const toMatter = (id: string, words: ReactNode) => (
  <Link to="/matters/$id" params={{ id }}>
    {words}
  </Link>
)
