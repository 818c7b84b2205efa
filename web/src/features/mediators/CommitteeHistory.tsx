import { call } from '../../lib/client.ts'
import { Moment } from '../../lib/Moment.tsx'
import { usePages } from '../../lib/usePages.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice, Skeleton } from '../../ui/States.tsx'
import { DESK } from '../../words/zh-CN/desk.ts'
import { COMMITTEE } from '../../words/zh-CN/forces.ts'
import { COMMITTEE_ACT, ENTRY_FIELD } from '../../words/zh-CN/mediators.ts'
import './mediators.css'

/** What was entered and changed of a committee, the newest first. */
export function CommitteeHistory({ committeeId }: { committeeId: string }) {
  const input = { id: committeeId, limit: 20 }
  const list = usePages(['mediators.list_history', input], (cursor, signal) =>
    call('mediators.list_history', { ...input, ...cursor }, { signal }),
  )
  if (list.error) return <Notice tone="over">{reasonText(list.error)}</Notice>
  if (!list.items) return <Skeleton lines={4} />
  return (
    <>
      <ol className="m-history">
        {list.items.map((step) => (
          <li key={step.id}>
            <strong>{COMMITTEE_ACT[step.act]}</strong> {step.about}{' '}
            <span className="l-quiet l-small">
              {step.by.name} · <Moment at={step.at} style="when" />
            </span>
            <ul className="l-quiet l-small">
              {step.changes.map(({ field, before, after }) => (
                <li key={field}>
                  {fill(before === null ? COMMITTEE.entered : COMMITTEE.changed, {
                    field: ENTRY_FIELD[field] ?? field,
                    before: before ?? '',
                    after: after ?? DESK.none,
                  })}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      {list.hasMore ? (
        <Button onClick={list.more} busyWord={list.isReadingMore && DESK.reading_more}>
          {DESK.more}
        </Button>
      ) : null}
    </>
  )
}
