import { ASSESSMENT_STATUSES, type AssessmentStatus } from '@linli/contract/codes/assessments'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import {
  AssessmentRows,
  ComingRows,
  DutyRows,
  type RowLink,
} from '../../../features/assessments/AssessmentRows.tsx'
import { call } from '../../../lib/client.ts'
import { useQuery } from '../../../lib/queries.ts'
import { useMe } from '../../../lib/session.ts'
import { usePages } from '../../../lib/usePages.ts'
import { reasonText } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Section } from '../../../ui/Page.tsx'
import { Empty, Notice, Skeleton } from '../../../ui/States.tsx'
import { Tabs } from '../../../ui/Tabs.tsx'
import { ASSESSMENT_STATUS, ASSESSMENTS } from '../../../words/zh-CN/assessments.ts'
import { DESK } from '../../../words/zh-CN/desk.ts'
import { RISK } from '../../../words/zh-CN/risk.ts'
import { DeskPage } from '../DeskPage.tsx'

type Show = AssessmentStatus | 'duties'

/** Joint assessments by what they wait for, the duties to report that are open, and the days of the next meetings. */
export function Assessments() {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const me = useMe()
  const counts = useQuery('assessments.count', {})
  const reports = me.data?.roles.some((role) => role === 'centre_staff' || role === 'unit_staff')
  const shows: Show[] = [...ASSESSMENT_STATUSES, ...(reports ? (['duties'] as const) : [])]
  const show = shows.find((one) => one === search.show) ?? 'planned'
  return (
    <DeskPage title={ASSESSMENTS.title} lead={ASSESSMENTS.lead} isWide>
      <Tabs<Show>
        label={ASSESSMENTS.tabs}
        tabs={shows.map((value) => ({
          value,
          word: value === 'duties' ? ASSESSMENTS.duties : ASSESSMENT_STATUS[value],
          count: value === 'duties' ? counts.data?.open_duties : counts.data?.by_status[value],
        }))}
        value={show}
        onChange={(next) =>
          void navigate({ to: '/assessments', search: { show: next }, replace: true })
        }
      />
      <div className="d-columns">
        {show === 'duties' ? <DutyList /> : <StatusList key={show} status={show} />}
        <Section title={ASSESSMENTS.calendar}>
          <Calendar />
        </Section>
      </div>
    </DeskPage>
  )
}

const toAssessment: RowLink = (id, row) => (
  <Link to="/assessments/$id" params={{ id }}>
    {row}
  </Link>
)

const toMatter: RowLink = (id, row) => (
  <Link to="/matters/$id" params={{ id }}>
    {row}
  </Link>
)

function StatusList({ status }: { status: AssessmentStatus }) {
  const list = usePages(['assessments.list', { status }], (cursor, signal) =>
    call('assessments.list', { status, ...cursor }, { signal }),
  )
  return (
    <Listed list={list} empty={ASSESSMENTS.empty[status]} hint={ASSESSMENTS.empty_hint}>
      <AssessmentRows items={list.items ?? []} link={toAssessment} />
    </Listed>
  )
}

function DutyList() {
  const list = usePages(['assessments.list_duties', {}], (cursor, signal) =>
    call('assessments.list_duties', cursor, { signal }),
  )
  return (
    <Listed list={list} empty={RISK.duties_empty} hint={RISK.duties_empty_hint}>
      <DutyRows items={list.items ?? []} link={toMatter} />
    </Listed>
  )
}

function Listed({
  list,
  empty,
  hint,
  children,
}: {
  list: Pick<
    ReturnType<typeof usePages<unknown, { items: unknown[]; next_cursor: string | null }>>,
    'items' | 'error' | 'hasMore' | 'isReadingMore' | 'more'
  >
  empty: string
  hint: string
  children: ReactNode
}) {
  if (list.error) return <Notice tone="over">{reasonText(list.error)}</Notice>
  if (!list.items) return <Skeleton lines={6} />
  if (list.items.length === 0) return <Empty title={empty}>{hint}</Empty>
  return (
    <div className="l-stack">
      {children}
      {list.hasMore ? (
        <div>
          <Button onClick={list.more} busyWord={list.isReadingMore && DESK.reading_more}>
            {DESK.more}
          </Button>
        </div>
      ) : null}
    </div>
  )
}

function Calendar() {
  const coming = useQuery('assessments.list_coming', {})
  if (coming.error) return <Notice tone="over">{reasonText(coming.error)}</Notice>
  if (!coming.data) return <Skeleton lines={3} />
  if (coming.data.length === 0)
    return <Empty title={ASSESSMENTS.calendar_empty}>{ASSESSMENTS.calendar_empty_hint}</Empty>
  return <ComingRows items={coming.data} link={toAssessment} />
}
