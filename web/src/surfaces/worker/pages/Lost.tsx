import { LOST_TABS, type LostTab } from '@linli/contract/codes/lost_person'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import {
  AcknowledgeNotice,
  DutySection,
  MatchSection,
} from '../../../features/lost_person/CaseBeside.tsx'
import {
  CardLink,
  EndSection,
  PoliceSection,
  RingSection,
  StepsSection,
  WhoSection,
} from '../../../features/lost_person/CaseSections.tsx'
import { CorrectButton } from '../../../features/lost_person/CorrectForm.tsx'
import { LOST_TONE, LostRow, Marks } from '../../../features/lost_person/LostRow.tsx'
import { OpenCaseForm } from '../../../features/lost_person/OpenCaseForm.tsx'
import { SightingSection } from '../../../features/lost_person/SightingSection.tsx'
import { whoWords } from '../../../features/lost_person/who-words.ts'
import { call } from '../../../lib/client.ts'
import { useQuery } from '../../../lib/queries.ts'
import { useBack } from '../../../lib/useBack.ts'
import { usePages } from '../../../lib/usePages.ts'
import { reasonText } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Page, Paper } from '../../../ui/Page.tsx'
import { Badge, Empty, Notice, Skeleton } from '../../../ui/States.tsx'
import { Tabs } from '../../../ui/Tabs.tsx'
import { DESK } from '../../../words/zh-CN/desk.ts'
import { LOST, LOST_TAB, STATUS } from '../../../words/zh-CN/lost_person.ts'

/** People who are sought here, and the way to open a case. */
export function Lost() {
  const back = useBack()
  const [tab, setTab] = useState<LostTab>('open')
  const list = usePages(['lost_person.list', { tab }], (cursor, signal) =>
    call('lost_person.list', { tab, ...cursor }, { signal }),
  )
  return (
    <Page
      title={LOST.title}
      back={back}
      act={
        <Link to="/lost/new" className="l-button l-button-main l-button-wide">
          {LOST.open}
        </Link>
      }
    >
      <Tabs<LostTab>
        label={LOST.tabs}
        tabs={LOST_TABS.map((value) => ({ value, word: LOST_TAB[value] }))}
        value={tab}
        onChange={setTab}
      />
      {list.error ? <Notice tone="over">{reasonText(list.error)}</Notice> : null}
      {list.items ? null : <Skeleton lines={6} />}
      {list.items?.length === 0 ? <Empty title={LOST.empty}>{LOST.empty_hint}</Empty> : null}
      {list.items?.map((line) => (
        <Paper key={line.id}>
          <Link to="/lost/$id" params={{ id: line.id }} className="l-plain-link">
            <LostRow line={line} />
          </Link>
        </Paper>
      ))}
      {list.hasMore ? (
        <Button onClick={list.more} busyWord={list.isReadingMore && DESK.reading_more}>
          {DESK.more}
        </Button>
      ) : null}
    </Page>
  )
}

/** One press on the first page, and at ten at night it is written down in a minute. */
export function NewLost() {
  const back = useBack('/lost')
  const navigate = useNavigate()
  return (
    <Page title={LOST.open} back={back}>
      <OpenCaseForm
        onOpened={({ id }) => void navigate({ to: '/lost/$id', params: { id }, replace: true })}
      />
    </Page>
  )
}

/** A case on the phone: what is next first, then what is known. */
export function LostPage() {
  const back = useBack('/lost')
  const { id = '' }: { id?: string } = useParams({ strict: false })
  const query = useQuery('lost_person.get', { id }, { everyMs: 60_000 })
  const found = query.data
  return (
    <Page title={found ? whoWords(found) : LOST.title} back={back}>
      {query.error ? <Notice tone="over">{reasonText(query.error)}</Notice> : null}
      {query.isPending ? <Skeleton lines={8} /> : null}
      {found ? (
        <>
          <AcknowledgeNotice id={id} />
          <div className="l-row">
            <Badge tone={LOST_TONE[found.state]}>{STATUS[found.state]}</Badge>
            <Marks line={found} />
          </div>
          <PoliceSection found={found} />
          <EndSection found={found} />
          <WhoSection found={found} />
          <CorrectButton found={found} />
          <CardLink found={found} />
          <RingSection found={found} />
          <SightingSection found={found} />
          <DutySection found={found} />
          <MatchSection found={found} />
          <StepsSection found={found} />
        </>
      ) : null}
    </Page>
  )
}
