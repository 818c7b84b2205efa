import type { Matter } from '@linli/contract/matters'
import { Link } from '@tanstack/react-router'
import { AssessmentsOfMatter } from '../../features/assessments/OfMatter.tsx'
import { RiskSection } from '../../features/assessments/RiskSection.tsx'
import { WorkSection } from '../../features/joint/WorkSection.tsx'

/** What other modules know of a matter, between its facts and its timeline: each a section that is absent while empty. */
export function MatterSections({ matter }: { matter: Matter }) {
  return (
    <>
      <WorkSection matter={matter} />
      <RiskSection matter={matter} />
      <AssessmentsOfMatter
        matter={matter}
        link={(id, row) => (
          <Link to="/assessments/$id" params={{ id }}>
            {row}
          </Link>
        )}
      />
    </>
  )
}
