import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { PlanHeadForm } from '../../../features/reorganisations/PlanHeadForm.tsx'
import { PlanTable } from '../../../features/reorganisations/PlanTable.tsx'
import { call } from '../../../lib/client.ts'
import { useCommand } from '../../../lib/queries.ts'
import { usePages } from '../../../lib/usePages.ts'
import { reasonText } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Empty, Notice, Skeleton } from '../../../ui/States.tsx'
import { DESK } from '../../../words/zh-CN/desk.ts'
import { PLANS } from '../../../words/zh-CN/reorganisations.ts'

/** The plans by which the organisation was or will be changed, and the way to begin one. */
export function Reorganisations() {
  const [isNew, setNew] = useState(false)
  const navigate = useNavigate()
  const list = usePages(['reorganisations.list', {}], (cursor, signal) =>
    call('reorganisations.list', cursor, { signal }),
  )
  const draft = useCommand('reorganisations.draft', {
    onDone: ({ id }) => void navigate({ to: '/organisation/reorganisations/$id', params: { id } }),
  })
  return (
    <>
      <p className="l-quiet">{PLANS.lead}</p>
      {isNew ? (
        <PlanHeadForm
          word={PLANS.start}
          isBusy={draft.isPending}
          problem={draft.error}
          onSave={(head) => draft.mutate(head)}
          onCancel={() => setNew(false)}
        />
      ) : (
        <div className="l-row">
          {list.first?.may_draft ? (
            <Button look="main" onClick={() => setNew(true)}>
              {PLANS.new}
            </Button>
          ) : null}
          <Link to="/organisation/reorganisations/figures" className="l-button l-button-plain">
            {PLANS.figures}
          </Link>
        </div>
      )}
      {list.error ? <Notice tone="over">{reasonText(list.error)}</Notice> : null}
      {!list.items && !list.error ? <Skeleton lines={4} /> : null}
      {list.items?.length === 0 ? <Empty title={PLANS.empty}>{PLANS.empty_hint}</Empty> : null}
      {list.items && list.items.length > 0 ? (
        <PlanTable
          items={list.items}
          link={(id, words) => (
            <Link to="/organisation/reorganisations/$id" params={{ id }}>
              {words}
            </Link>
          )}
        />
      ) : null}
      {list.hasMore ? (
        <div>
          <Button onClick={list.more} busyWord={list.isReadingMore && DESK.reading_more}>
            {DESK.more}
          </Button>
        </div>
      ) : null}
    </>
  )
}
