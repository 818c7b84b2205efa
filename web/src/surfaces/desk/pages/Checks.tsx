import { CHECK_LISTS } from '@linli/contract/codes/quality'
import { Link, useSearch } from '@tanstack/react-router'
import { CheckRow } from '../../../features/quality/CheckRow.tsx'
import { call } from '../../../lib/client.ts'
import { usePages } from '../../../lib/usePages.ts'
import { reasonText } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { List } from '../../../ui/ListRow.tsx'
import { Empty, Notice, Skeleton } from '../../../ui/States.tsx'
import { DESK } from '../../../words/zh-CN/desk.ts'
import { CHECKS } from '../../../words/zh-CN/quality.ts'
import { DeskPage } from '../DeskPage.tsx'
import { QualityTabs } from '../QualityTabs.tsx'

/** Spot checks to look at, to answer, and found. */
export function Checks() {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const which = CHECK_LISTS.find((one) => one === search.which) ?? 'found'
  const input = { which, limit: 30 }
  const list = usePages(['quality.list_checks', input], (cursor, signal) =>
    call('quality.list_checks', { ...input, ...cursor }, { signal }),
  )
  return (
    <DeskPage title={CHECKS.title} lead={CHECKS[`lead_${which}`]}>
      <QualityTabs value={which} />
      {list.error ? <Notice tone="over">{reasonText(list.error)}</Notice> : null}
      {!list.items && !list.error ? <Skeleton lines={8} /> : null}
      {list.items?.length === 0 ? (
        <Empty title={CHECKS[`empty_${which}`]}>{CHECKS[`empty_${which}_hint`]}</Empty>
      ) : null}
      {list.items && list.items.length > 0 ? (
        <List label={CHECKS.title}>
          {list.items.map((check) => (
            <li key={check.id}>
              <Link to="/quality/checks/$id" params={{ id: check.id }}>
                <CheckRow check={check} />
              </Link>
            </li>
          ))}
        </List>
      ) : null}
      {list.hasMore ? (
        <div>
          <Button onClick={list.more} busyWord={list.isReadingMore && DESK.reading_more}>
            {DESK.more}
          </Button>
        </div>
      ) : null}
    </DeskPage>
  )
}
