import type { Matter } from '@linli/contract/matters'
import { useQuery } from '../../lib/queries.ts'
import { fill } from '../../lib/words.ts'
import { Section } from '../../ui/Page.tsx'
import { WORK } from '../../words/zh-CN/joint.ts'
import { TaskTable } from './TaskTable.tsx'
import { WhistleCard } from './WhistleCard.tsx'

/** Who works on a matter together: lead, co-handlers, calls; absent where one unit does it alone. */
export function WorkSection({ matter }: { matter: Pick<Matter, 'id'> }) {
  const work = useQuery('joint.get_work', { id: matter.id })
  if (!work.data || work.data.tasks.length + work.data.whistles.length === 0) return null
  const { lead, tasks, whistles } = work.data
  return (
    <Section
      title={WORK.title}
      aside={
        <span className="l-quiet">
          {lead ? fill(WORK.lead, { name: lead.name }) : WORK.no_lead}
        </span>
      }
    >
      {tasks.length > 0 ? <TaskTable tasks={tasks} /> : null}
      {whistles.map((whistle) => (
        <WhistleCard key={whistle.id} whistle={whistle} />
      ))}
    </Section>
  )
}
