import type { GroupMatter } from '@linli/contract/group-matters'
import { useState } from 'react'
import { useCommand, useQuery } from '../../lib/queries.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Notice, Skeleton } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { CARD } from '../../words/zh-CN/group-registry.ts'
import type { ActForms } from '../matters/ActDock.tsx'
import { MatterActs } from '../matters/MatterActs.tsx'
import { MatterView } from '../matters/MatterView.tsx'

/** What a colleague may do with a matter without leaving the group: take it for their firm, and every act of its own page. */
export function CardActs({
  groupId,
  card,
  personId,
  forms = {},
}: {
  groupId: string
  card: GroupMatter
  personId: string
  forms?: ActForms
}) {
  const [isOpen, setOpen] = useState(false)
  const take = useCommand('groups.take_matter', {
    invalidates: ['groups.', 'matters.'],
    onDone: (taken) => say(fill(CARD.taken, { unit: taken.unit?.name ?? '' })),
  })
  if (!card.may_take && card.can.length === 0) return null
  return (
    <div className="g-matter-acts">
      {take.error ? <Notice tone="over">{reasonText(take.error)}</Notice> : null}
      {card.may_take ? (
        <Button
          look="main"
          busyWord={take.isPending && CARD.taking}
          onClick={() => take.mutate({ group_id: groupId, matter_id: card.matter_id })}
        >
          {CARD.take}
        </Button>
      ) : null}
      {card.can.length > 0 ? <Button onClick={() => setOpen(true)}>{CARD.act}</Button> : null}
      {isOpen ? (
        <Sheet title={card.category_name} isOpen onClose={() => setOpen(false)}>
          <Whole id={card.matter_id} personId={personId} forms={forms} />
        </Sheet>
      ) : null}
    </div>
  )
}

function Whole({ id, personId, forms }: { id: string; personId: string; forms: ActForms }) {
  const matter = useQuery('matters.get', { id })
  if (matter.error) return <Notice tone="over">{reasonText(matter.error)}</Notice>
  if (!matter.data) return <Skeleton lines={6} />
  return (
    <div className="l-stack">
      <MatterActs matter={matter.data} personId={personId} forms={forms} />
      <MatterView matter={matter.data} />
    </div>
  )
}
