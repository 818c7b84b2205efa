import type { OutputOf } from '../../lib/api.ts'
import { Due, Moment } from '../../lib/Moment.tsx'
import { ListRow } from '../../ui/ListRow.tsx'
import { Badge } from '../../ui/States.tsx'
import { STATUS_FOR_REPORTER } from '../../words/zh-CN/matters.ts'
import { STATUS_TONE } from './status-tone.ts'

type Reported = OutputOf<'matters.list_reported'>['items'][number]

/** One of my matters: what, where, who has it, and by when. */
export function TrackedRow({ matter }: { matter: Reported }) {
  const place = matter.address ?? matter.area_name
  return (
    <ListRow
      title={matter.description}
      state={<Badge tone={STATUS_TONE[matter.status]}>{STATUS_FOR_REPORTER[matter.status]}</Badge>}
      where={[matter.category_name, place].filter(Boolean).join(' · ')}
      foot={
        <>
          <Moment at={matter.reported_at} style="when" />
          {matter.with_unit ? ` · ${matter.with_unit.name}` : null}
        </>
      }
      aside={matter.clock ? <Due at={matter.clock.due_at} /> : null}
    />
  )
}
