import type { Matter } from '@linli/contract/matters'
import { Link } from '@tanstack/react-router'
import { AssessmentsOfMatter } from '../../features/assessments/OfMatter.tsx'
import { RiskSection } from '../../features/assessments/RiskSection.tsx'
import { MemoryHint } from '../../features/assignments/Rulings.tsx'
import { WhyHere } from '../../features/assignments/WhyHere.tsx'
import './routing.css'

/** What other modules know of a matter, between its facts and its timeline: each a section that is absent while empty. */
export function MatterSections({ matter }: { matter: Matter }) {
  return (
    <>
      <RiskSection matter={matter} />
      <AssessmentsOfMatter
        matter={matter}
        link={(id, row) => (
          <Link to="/assessments/$id" params={{ id }}>
            {row}
          </Link>
        )}
      />
      <MemoryHint matter={matter} />
      <WhyHere matter={matter} />
    </>
  )
}
