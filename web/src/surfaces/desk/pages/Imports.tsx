import { Link } from '@tanstack/react-router'
import { ImportTable } from '../../../features/imports/ImportTable.tsx'
import { call } from '../../../lib/client.ts'
import { usePages } from '../../../lib/usePages.ts'
import { reasonText } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Empty, Notice, Skeleton } from '../../../ui/States.tsx'
import { DESK } from '../../../words/zh-CN/desk.ts'
import { IMPORTS } from '../../../words/zh-CN/imports.ts'
import { DeskPage } from '../DeskPage.tsx'

/** What was imported, and the way to import more. */
export function Imports() {
  const list = usePages(['imports.list', {}], (cursor, signal) =>
    call('imports.list', cursor, { signal }),
  )
  return (
    <DeskPage
      title={IMPORTS.title}
      lead={IMPORTS.lead}
      isWide
      acts={
        <Link to="/imports/new" className="l-button l-button-main">
          {IMPORTS.new}
        </Link>
      }
    >
      {list.error ? <Notice tone="over">{reasonText(list.error)}</Notice> : null}
      {!list.items && !list.error ? <Skeleton lines={6} /> : null}
      {list.items?.length === 0 ? <Empty title={IMPORTS.empty}>{IMPORTS.empty_hint}</Empty> : null}
      {list.items && list.items.length > 0 ? (
        <ImportTable
          items={list.items}
          link={(id, words) => (
            <Link to="/imports/$id" params={{ id }}>
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
    </DeskPage>
  )
}
