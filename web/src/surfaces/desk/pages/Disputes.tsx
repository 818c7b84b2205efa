import { DISPUTE_TABS, type DisputeTab } from '@linli/contract/codes/mediation'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { DisputeRow } from '../../../features/mediation/DisputeRow.tsx'
import { call } from '../../../lib/client.ts'
import { useQuery } from '../../../lib/queries.ts'
import { useMe } from '../../../lib/session.ts'
import { usePages } from '../../../lib/usePages.ts'
import { reasonText } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { List } from '../../../ui/ListRow.tsx'
import { Empty, Notice, Skeleton } from '../../../ui/States.tsx'
import { Tabs } from '../../../ui/Tabs.tsx'
import { DESK } from '../../../words/zh-CN/desk.ts'
import { TAB } from '../../../words/zh-CN/mediation.ts'
import { DISPUTES } from '../../../words/zh-CN/mediation-page.ts'
import { DeskPage } from '../DeskPage.tsx'

/** The queues of a committee's table. */
export function Disputes() {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const me = useMe()
  const counts = useQuery('mediation.count_tabs', {})
  const isMediator = me.data?.roles.includes('mediator') ?? false
  const tab = DISPUTE_TABS.find((one) => one === search.tab) ?? (isMediator ? 'mine' : 'running')
  const [typed, setTyped] = useState('')
  const [wanted, setWanted] = useState('')
  return (
    <DeskPage
      title={DISPUTES.title}
      lead={DISPUTES.lead}
      acts={
        <>
          <Link to="/mediators" className="l-button l-button-plain">
            {DISPUTES.forces}
          </Link>
          <Link to="/outcomes" className="l-button l-button-plain">
            {DISPUTES.outcomes}
          </Link>
          {isMediator ? (
            <Link to="/disputes/due" className="l-button l-button-plain">
              {DISPUTES.due}
            </Link>
          ) : null}
          <Link to="/disputes/calendar" className="l-button l-button-plain">
            {DISPUTES.calendar}
          </Link>
          <Link to="/disputes/new" className="l-button l-button-main">
            {DISPUTES.new}
          </Link>
        </>
      }
      isWide
    >
      <form
        className="l-row"
        onSubmit={(event) => {
          event.preventDefault()
          setWanted(typed.trim())
        }}
      >
        <Field
          label={DISPUTES.search}
          hint={DISPUTES.search_hint}
          value={typed}
          maxLength={50}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button type="submit">{DESK.search}</Button>
      </form>
      <Tabs<DisputeTab>
        label={DISPUTES.queues}
        tabs={DISPUTE_TABS.map((value) => ({
          value,
          word: TAB[value],
          count: counts.data ? countWord(counts.data[value]) : undefined,
        }))}
        value={tab}
        onChange={(next) =>
          void navigate({ to: '/disputes', search: { tab: next }, replace: true })
        }
      />
      <Lines key={`${tab} ${wanted}`} tab={tab} search={wanted} />
    </DeskPage>
  )
}

function countWord({ n, is_more }: { n: number; is_more: boolean }) {
  return is_more ? `${n}+` : n
}

function Lines({ tab, search }: { tab: DisputeTab; search: string }) {
  const input = { tab, ...(search ? { search } : {}) }
  const list = usePages(['mediation.list', input], (cursor, signal) =>
    call('mediation.list', { ...input, ...cursor }, { signal }),
  )
  if (list.error) return <Notice tone="over">{reasonText(list.error)}</Notice>
  if (!list.items) return <Skeleton lines={8} />
  if (list.items.length === 0) return <Empty title={DISPUTES.empty}>{DISPUTES.empty_hint}</Empty>
  return (
    <>
      <List label={TAB[tab]}>
        {list.items.map((line) => (
          <li key={line.id}>
            <Link to="/disputes/$id" params={{ id: line.id }}>
              <DisputeRow line={line} />
            </Link>
          </li>
        ))}
      </List>
      {list.hasMore ? (
        <Button onClick={list.more} busyWord={list.isReadingMore && DESK.reading_more}>
          {DISPUTES.more}
        </Button>
      ) : null}
    </>
  )
}
