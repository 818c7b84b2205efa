import { OUTCOME_COUNTS, type OutcomeCount } from '@linli/contract/codes/outcomes'
import type { OutcomeLine } from '@linli/contract/outcomes'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { call } from '../../../lib/client.ts'
import { Moment } from '../../../lib/Moment.tsx'
import { sayDay } from '../../../lib/time.ts'
import { usePages } from '../../../lib/usePages.ts'
import { fill, reasonText } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { List, ListRow } from '../../../ui/ListRow.tsx'
import { Badge, Empty, Notice, Skeleton } from '../../../ui/States.tsx'
import { DESK } from '../../../words/zh-CN/desk.ts'
import { DISPUTE_TYPE } from '../../../words/zh-CN/dispute-types.ts'
import { DISPUTE_STATE } from '../../../words/zh-CN/mediation.ts'
import { DISPUTE_SOURCE, OUTCOME_COUNT, OUTCOMES } from '../../../words/zh-CN/outcomes.ts'
import { DeskPage } from '../DeskPage.tsx'
import { type OutcomeSearch, readOutcomeSearch } from '../outcome-search.ts'

/** The rows behind one number, as many as it says. */
export function OutcomeList() {
  const { name }: { name?: string } = useParams({ strict: false })
  const search = readOutcomeSearch(useSearch({ strict: false }))
  const count = OUTCOME_COUNTS.find((one) => one === name)
  return (
    <DeskPage
      title={count ? OUTCOME_COUNT[count] : OUTCOMES.none}
      lead={fill(OUTCOMES.list_lead, {
        from: sayDay(search.from),
        to: sayDay(search.to),
        as_of: sayDay(search.as_of),
      })}
      back={
        <Link to="/outcomes" search={{ ...search }}>
          {OUTCOMES.back}
        </Link>
      }
    >
      {count ? <Rows name={count} search={search} /> : <Empty title={OUTCOMES.none} />}
    </DeskPage>
  )
}

function Rows({ name, search: { by: _, ...span } }: { name: OutcomeCount; search: OutcomeSearch }) {
  const input = { ...span, name, limit: 50 }
  const list = usePages(['outcomes.list_counted', input], (cursor, signal) =>
    call('outcomes.list_counted', { ...input, ...cursor }, { signal }),
  )
  if (list.error) return <Notice tone="over">{reasonText(list.error)}</Notice>
  if (!list.items) return <Skeleton lines={8} />
  if (list.items.length === 0) return <Empty title={OUTCOMES.none} />
  return (
    <>
      <List>
        {list.items.map((line) => (
          <li key={line.key}>
            <Line line={line} />
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

function Line({ line }: { line: OutcomeLine }) {
  return (
    <ListRow
      title={line.title}
      state={<Badge tone="quiet">{DISPUTE_STATE[line.state]}</Badge>}
      where={[line.committee.name, line.studio?.name].filter(Boolean).join(' · ')}
      foot={[line.number, DISPUTE_TYPE[line.type], DISPUTE_SOURCE[line.source]].join(' · ')}
      aside={line.due_on ? dueWords(line) : <Moment at={line.accepted_at} style="when" />}
    />
  )
}

function dueWords({ due_on, performed_on }: OutcomeLine): string {
  const due = fill(OUTCOMES.due_on, { day: sayDay(due_on ?? '') })
  const done = performed_on
    ? fill(OUTCOMES.performed_on, { day: sayDay(performed_on) })
    : OUTCOMES.not_performed
  return `${due}，${done}`
}
