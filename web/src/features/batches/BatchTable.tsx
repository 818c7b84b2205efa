import type { BatchLine } from '@linli/contract/batches'
import type { ReactNode } from 'react'
import { call } from '../../lib/client.ts'
import { Moment } from '../../lib/Moment.tsx'
import { usePages } from '../../lib/usePages.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Badge, Empty, Notice, Skeleton, type Tone } from '../../ui/States.tsx'
import { TableBox } from '../../ui/TableBox.tsx'
import { BATCH_PAGE, BATCH_STATE, BATCHES } from '../../words/zh-CN/batches.ts'
import { DESK } from '../../words/zh-CN/desk.ts'
import { verbOf } from './batch-words.ts'

const TONE: Record<BatchLine['state'], Tone> = {
  prepared: 'todo',
  running: 'doing',
  done: 'done',
  cancelled: 'soon',
  undoing: 'doing',
  undone: 'quiet',
}

/** What was done to many at once, the newest first. */
export function BatchTable({ link }: { link: (batch: BatchLine, words: ReactNode) => ReactNode }) {
  const batches = usePages(['batches.list', { limit: 20 }], (cursor, signal) =>
    call('batches.list', { limit: 20, ...cursor }, { signal }),
  )
  if (batches.error) return <Notice tone="over">{reasonText(batches.error)}</Notice>
  if (!batches.items) return <Skeleton lines={5} />
  if (batches.items.length === 0) return <Empty title={BATCHES.empty}>{BATCHES.empty_hint}</Empty>
  return (
    <>
      <TableBox label={BATCHES.title}>
        <table className="d-table d-rows">
          <caption className="l-visually-hidden">{BATCHES.title}</caption>
          <thead>
            <tr>
              <th scope="col">{BATCHES.act}</th>
              <th scope="col">{BATCHES.count}</th>
              <th scope="col">{BATCHES.who}</th>
              <th scope="col">{BATCHES.when}</th>
              <th scope="col">{BATCHES.state}</th>
            </tr>
          </thead>
          <tbody>
            {batches.items.map((batch) => (
              <tr key={batch.id}>
                <th scope="row">
                  {link(batch, verbOf(batch.act))}
                  {batch.target ? (
                    <p className="l-quiet l-small">{fill(BATCH_PAGE.target, batch)}</p>
                  ) : null}
                </th>
                <td className="d-tight" data-label={BATCHES.count}>
                  {moved(batch).toLocaleString('zh-CN')}
                </td>
                <td>{batch.made_by.name}</td>
                <td className="d-tight">
                  <Moment at={batch.made_at} />
                </td>
                <td className="d-tight">
                  <Badge tone={TONE[batch.state]}>{BATCH_STATE[batch.state]}</Badge>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
      {batches.hasMore ? (
        <div>
          <Button onClick={batches.more} busyWord={batches.isReadingMore && DESK.reading_more}>
            {DESK.more}
          </Button>
        </div>
      ) : null}
    </>
  )
}

function moved({ counts }: BatchLine) {
  return (counts.done ?? 0) + (counts.undone ?? 0) + (counts.kept ?? 0)
}
