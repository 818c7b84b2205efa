import type { BatchRow } from '@linli/contract/batches'
import type { BatchRowState } from '@linli/contract/codes/batches'
import type { MatterLine } from '@linli/contract/matters'
import type { ReactNode } from 'react'
import { call } from '../../lib/client.ts'
import { Moment } from '../../lib/Moment.tsx'
import { usePages } from '../../lib/usePages.ts'
import { reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice, Skeleton } from '../../ui/States.tsx'
import { ACTED } from '../../words/zh-CN/acts.ts'
import { BATCH_PAGE } from '../../words/zh-CN/batches.ts'
import { DESK } from '../../words/zh-CN/desk.ts'

/** The link of the surface to a matter, around its words. */
export type MatterLink = (matter: MatterLine, words: ReactNode) => ReactNode

/** Which rows of a batch these are: number and words of each, and who was faster where somebody was. */
export function BatchRows({
  id,
  state,
  reason,
  link,
}: {
  id: string
  state: BatchRowState
  reason?: string | undefined
  link: MatterLink
}) {
  const input = { id, state, limit: 50, ...(reason === undefined ? {} : { reason }) }
  const rows = usePages(['batches.list_rows', input], (cursor, signal) =>
    call('batches.list_rows', { ...input, ...cursor }, { signal }),
  )
  if (rows.error) return <Notice tone="over">{reasonText(rows.error)}</Notice>
  if (!rows.items) return <Skeleton lines={3} />
  return (
    <>
      <ul className="d-batch-rows">
        {rows.items.map((row) => (
          <li key={row.matter_id}>
            <Row row={row} link={link} />
          </li>
        ))}
      </ul>
      {rows.hasMore ? (
        <Button look="quiet" onClick={rows.more} busyWord={rows.isReadingMore && DESK.reading_more}>
          {BATCH_PAGE.more}
        </Button>
      ) : null}
    </>
  )
}

function Row({ row: { matter, last }, link }: { row: BatchRow; link: MatterLink }) {
  if (!matter) return <span className="l-quiet">{BATCH_PAGE.hidden_row}</span>
  return (
    <>
      <span className="d-batch-number">{matter.number}</span>
      {link(matter, matter.summary)}
      {last ? (
        <span className="d-batch-last l-quiet l-small">
          {last.by ?? BATCH_PAGE.nobody} <Moment at={last.at} /> {ACTED[last.action]}
        </span>
      ) : null}
    </>
  )
}
