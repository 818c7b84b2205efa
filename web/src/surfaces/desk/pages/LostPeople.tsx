import { LOST_TABS, type LostTab } from '@linli/contract/codes/lost_person'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { LostRow } from '../../../features/lost_person/LostRow.tsx'
import { OpenCaseForm } from '../../../features/lost_person/OpenCaseForm.tsx'
import { whoWords } from '../../../features/lost_person/who-words.ts'
import { call } from '../../../lib/client.ts'
import { usePages } from '../../../lib/usePages.ts'
import { reasonText } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Paper } from '../../../ui/Page.tsx'
import { Empty, Notice, Skeleton } from '../../../ui/States.tsx'
import { Tabs } from '../../../ui/Tabs.tsx'
import { DESK } from '../../../words/zh-CN/desk.ts'
import { LOST, LOST_TAB } from '../../../words/zh-CN/lost_person.ts'
import { DeskPage } from '../DeskPage.tsx'

/** People who are sought, and people whose family is. */
export function LostPeople() {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const tab = LOST_TABS.find((one) => one === search.tab) ?? 'open'
  const list = usePages(['lost_person.list', { tab }], (cursor, signal) =>
    call('lost_person.list', { tab, ...cursor }, { signal }),
  )
  return (
    <DeskPage
      title={LOST.title}
      lead={LOST.lead}
      acts={
        <Link to="/lost/new" className="l-button l-button-main">
          {LOST.open}
        </Link>
      }
    >
      <Tabs<LostTab>
        label={LOST.tabs}
        tabs={LOST_TABS.map((value) => ({
          value,
          word: LOST_TAB[value],
          count: value === tab ? list.first?.count.n : undefined,
        }))}
        value={tab}
        onChange={(next) => void navigate({ to: '/lost', search: { tab: next }, replace: true })}
      />
      {list.error ? <Notice tone="over">{reasonText(list.error)}</Notice> : null}
      {list.items ? null : <Skeleton lines={6} />}
      {list.items?.length === 0 ? (
        tab === 'ended' ? (
          <Empty title={LOST.empty_ended}>{LOST.empty_ended_hint}</Empty>
        ) : (
          <Empty title={LOST.empty}>{LOST.empty_hint}</Empty>
        )
      ) : null}
      <div className="l-stack">
        {list.items?.map((line) => (
          <Paper key={line.id}>
            <LostRow
              line={line}
              title={
                <Link to="/lost/$id" params={{ id: line.id }}>
                  {whoWords(line)}
                </Link>
              }
            />
          </Paper>
        ))}
      </div>
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

/** A family calls, or somebody stands at the window. */
export function NewLostPerson() {
  const navigate = useNavigate()
  return (
    <DeskPage title={LOST.open} back={<Link to="/lost">{LOST.back}</Link>}>
      <OpenCaseForm
        onOpened={({ id }) => void navigate({ to: '/lost/$id', params: { id }, replace: true })}
      />
    </DeskPage>
  )
}
