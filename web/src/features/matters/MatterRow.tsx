import type { MatterLine } from '@linli/contract/matters'
import { Due, Moment } from '../../lib/Moment.tsx'
import { ListRow } from '../../ui/ListRow.tsx'
import { Badge } from '../../ui/States.tsx'
import { STATUS, URGENCY } from '../../words/zh-CN/matters.ts'
import { placeLine } from './place-line.ts'
import { STATUS_TONE } from './status-tone.ts'

/** A row of a queue for staff: what, where, who has it now, and by when. */
export function MatterRow({ matter }: { matter: MatterLine }) {
  const place = placeLine(matter.area_name, matter.address)
  const holder = matter.assignee?.name ?? matter.unit?.name
  return (
    <ListRow
      title={matter.summary}
      state={<Badge tone={STATUS_TONE[matter.status]}>{STATUS[matter.status]}</Badge>}
      where={[matter.category.name, place].filter(Boolean).join(' · ')}
      foot={
        <>
          {matter.urgency === 'ordinary' ? null : <strong>{URGENCY[matter.urgency]} · </strong>}
          <Moment at={matter.reported_at} style="when" />
          {holder ? ` · ${holder}` : null}
        </>
      }
      aside={matter.clock ? <Due at={matter.clock.due_at} warnsAt={matter.clock.warns_at} /> : null}
    />
  )
}
