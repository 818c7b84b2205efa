import type { Batch, Selection as Rows } from '@linli/contract/batches'
import { BATCH_ACTIONS, type BatchAction } from '@linli/contract/codes/batches'
import type { Count } from '@linli/contract/fields'
import { useState } from 'react'
import { fill } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { BATCH_ACT, SELECTION } from '../../words/zh-CN/batches.ts'
import type { Selection } from '../matters/useSelection.ts'
import { BatchForm } from './BatchForm.tsx'
import './batches.css'

/** What may be done with all rows that are picked: absent while none is. `all` says everything that the list shows. */
export function BatchBar({
  selection,
  all,
  count,
  onLooked,
}: {
  selection: Selection
  all: Rows
  count: Count
  onLooked: (batch: Batch) => void
}) {
  const [action, setAction] = useState<BatchAction>()
  const n = selection.ids.size
  if (n === 0 && !selection.isAll) return null
  const rows: Rows = selection.isAll ? all : { ids: [...selection.ids] }
  return (
    <section className="d-batch" aria-label={SELECTION.bar} data-batch>
      <div className="d-batch-head">
        <strong>
          {selection.isAll
            ? fill(count.is_more ? SELECTION.all_chosen_more : SELECTION.all_chosen, {
                n: said(count.n),
              })
            : fill(SELECTION.chosen, { n: said(n) })}
        </strong>
        {selection.isAll || (!count.is_more && n >= count.n) ? null : (
          <Button look="quiet" onClick={selection.takeAll}>
            {fill(count.is_more ? SELECTION.all_more : SELECTION.all, { n: said(count.n) })}
          </Button>
        )}
        <Button look="quiet" onClick={selection.clear}>
          {SELECTION.clear}
        </Button>
      </div>
      {action ? (
        <BatchForm
          key={action}
          action={action}
          rows={rows}
          onLooked={onLooked}
          onDrop={() => setAction(undefined)}
        />
      ) : (
        <div className="l-row">
          {BATCH_ACTIONS.map((one) => (
            <Button key={one} onClick={() => setAction(one)}>
              {BATCH_ACT[one]}…
            </Button>
          ))}
        </div>
      )}
    </section>
  )
}

const said = (n: number) => n.toLocaleString('zh-CN')
