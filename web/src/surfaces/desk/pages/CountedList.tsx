import { COUNTS, type CountName } from '@linli/contract/codes/quality'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { STATUS_TONE } from '../../../features/matters/status-tone.ts'
import { call } from '../../../lib/client.ts'
import { useQuery } from '../../../lib/queries.ts'
import { sayDay } from '../../../lib/time.ts'
import { usePages } from '../../../lib/usePages.ts'
import { fill, reasonText } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { List, ListRow } from '../../../ui/ListRow.tsx'
import { Badge, Empty, Notice, Skeleton } from '../../../ui/States.tsx'
import { DESK } from '../../../words/zh-CN/desk.ts'
import { STATUS } from '../../../words/zh-CN/matters.ts'
import { COUNT, COUNTED_PAGE } from '../../../words/zh-CN/quality.ts'
import { DeskPage } from '../DeskPage.tsx'
import { readSpan } from '../span-search.ts'

/** The matters behind one number of a figure. */
export function CountedList() {
  const { name }: { name?: string } = useParams({ strict: false })
  const search: Record<string, unknown> = useSearch({ strict: false })
  const span = readSpan(search)
  const count = COUNTS.find((one) => one === name)
  const area = useQuery('org.get_area', { id: span.area ?? '' }, { isEnabled: Boolean(span.area) })
  const isRest = search.rest === 1
  return (
    <DeskPage
      title={count ? COUNT[count] : COUNTED_PAGE.empty}
      lead={[
        fill(COUNTED_PAGE.lead, {
          area: area.data?.name ?? '',
          from: sayDay(span.from),
          to: sayDay(span.to),
        }),
        isRest ? COUNTED_PAGE.without : '',
      ].join('')}
      back={
        <Link to="/quality" search={{ ...span }}>
          {COUNTED_PAGE.back}
        </Link>
      }
    >
      {count && span.area ? (
        <Rows
          input={{
            name: count,
            area_id: span.area,
            from: span.from,
            to: span.to,
            without_excluded: isRest,
            limit: 50,
          }}
        />
      ) : (
        <Empty title={COUNTED_PAGE.empty} />
      )}
    </DeskPage>
  )
}

function Rows({
  input,
}: {
  input: {
    name: CountName
    area_id: string
    from: string
    to: string
    without_excluded: boolean
    limit: number
  }
}) {
  const list = usePages(['quality.list_counted', input], (cursor, signal) =>
    call('quality.list_counted', { ...input, ...cursor }, { signal }),
  )
  if (list.error) return <Notice tone="over">{reasonText(list.error)}</Notice>
  if (!list.items) return <Skeleton lines={8} />
  if (list.items.length === 0) return <Empty title={COUNTED_PAGE.empty} />
  return (
    <>
      <List>
        {list.items.map(({ key, number, matter }) => (
          <li key={key}>
            {matter ? (
              <Link to="/matters/$id" params={{ id: matter.id }}>
                <ListRow
                  title={matter.summary}
                  state={<Badge tone={STATUS_TONE[matter.status]}>{STATUS[matter.status]}</Badge>}
                  where={matter.area_name}
                  foot={[number, matter.category.name, matter.unit?.name]
                    .filter(Boolean)
                    .join(' · ')}
                />
              </Link>
            ) : (
              <ListRow title={number} where={COUNTED_PAGE.gone} />
            )}
          </li>
        ))}
      </List>
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
