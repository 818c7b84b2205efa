import type { Matter } from '@linli/contract/matters'
import { useQuery } from '../../lib/queries.ts'
import { Section } from '../../ui/Page.tsx'
import { ASSESSMENTS } from '../../words/zh-CN/assessments.ts'
import { AssessmentRows, type RowLink } from './AssessmentRows.tsx'

/** The assessments of a matter on its page; absent where there are none. */
export function AssessmentsOfMatter({ matter, link }: { matter: Matter; link: RowLink }) {
  const found = useQuery('assessments.list_of_matter', { matter_id: matter.id })
  if (!found.data || found.data.length === 0) return null
  return (
    <Section title={ASSESSMENTS.of_matter}>
      <AssessmentRows items={found.data} link={link} />
    </Section>
  )
}
