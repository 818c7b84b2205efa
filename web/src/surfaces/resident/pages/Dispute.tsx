import type { Dispute as DisputeShape } from '@linli/contract/mediation-shapes'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { MyAgreements } from '../../../features/agreements/AgreementsOfDispute.tsx'
import { MyRoom } from '../../../features/caucus/MyRoom.tsx'
import { TypeSwitch } from '../../../features/identity/TypeSwitch.tsx'
import { ChooseMediator } from '../../../features/mediation/ChooseMediator.tsx'
import { DisputeActs } from '../../../features/mediation/DisputeActs.tsx'
import { DisputeHistory } from '../../../features/mediation/DisputeHistory.tsx'
import {
  ClockLine,
  DisputeEnd,
  DisputeFacts,
  DisputeTable,
} from '../../../features/mediation/DisputeOverview.tsx'
import { DisputeParties, MyWords } from '../../../features/mediation/DisputeParties.tsx'
import { DisputeSessions } from '../../../features/mediation/DisputeSessions.tsx'
import { toneOf } from '../../../features/mediation/dispute-words.ts'
import { ReadRights } from '../../../features/mediation/ReadRights.tsx'
import { useQuery } from '../../../lib/queries.ts'
import { useMe } from '../../../lib/session.ts'
import { useBack } from '../../../lib/useBack.ts'
import { reasonText } from '../../../lib/words.ts'
import { Page } from '../../../ui/Page.tsx'
import { Badge, Notice, Skeleton } from '../../../ui/States.tsx'
import { Tabs } from '../../../ui/Tabs.tsx'
import { CAUCUS } from '../../../words/zh-CN/caucus.ts'
import { DISPUTE_STATE } from '../../../words/zh-CN/mediation.ts'
import { DISPUTE, DISPUTES, MY_DISPUTE } from '../../../words/zh-CN/mediation-page.ts'
import { SignIn } from './SignIn.tsx'

/** The parts of a party's page; what the side keeps for itself, and what was agreed, among them. */
const TABS: readonly {
  value: string
  word: string
  show: (dispute: DisputeShape) => ReactNode
}[] = [
  {
    value: 'progress',
    word: MY_DISPUTE.progress,
    show: (dispute) => <Progress dispute={dispute} />,
  },
  { value: 'room', word: CAUCUS.my_room, show: ({ id }) => <MyRoom id={id} /> },
  {
    value: 'agreement',
    word: DISPUTE.agreement,
    show: ({ id }) => <MyAgreements disputeId={id} />,
  },
  {
    value: 'history',
    word: DISPUTE.history,
    show: (dispute) => <DisputeHistory dispute={dispute} />,
  },
]

/** A party's own dispute: where it stands, when one meets, what is asked, and the way to stop. */
export function Dispute() {
  const me = useMe()
  const back = useBack()
  const { id = '' } = useParams({ strict: false })
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const isResident = me.data?.kind === 'resident'
  const found = useQuery('mediation.get', { id }, { isEnabled: isResident })
  if (me.data && !isResident) return <SignIn />
  const tab = TABS.find(({ value }) => value === search.part) ?? TABS[0]
  return (
    <Page title={MY_DISPUTE.title} back={back} slot={<TypeSwitch />}>
      {found.error ? <Notice tone="over">{reasonText(found.error)}</Notice> : null}
      {found.data || found.error ? null : <Skeleton lines={8} />}
      {found.data ? (
        <>
          <Head dispute={found.data} />
          <Tabs
            label={DISPUTE.tabs}
            tabs={TABS.map(({ value, word }) => ({ value, word }))}
            value={tab?.value ?? 'progress'}
            onChange={(part) =>
              void navigate({
                to: '/disputes/$id',
                params: { id },
                search: { part },
                replace: true,
              })
            }
          />
          {tab?.show(found.data)}
        </>
      ) : null}
    </Page>
  )
}

function Head({ dispute }: { dispute: DisputeShape }) {
  return (
    <div className="l-stack">
      <h2>{dispute.title}</h2>
      <p className="l-row">
        <Badge tone={toneOf(dispute.state)}>{DISPUTE_STATE[dispute.state]}</Badge>
        <span className="l-quiet">{dispute.number ?? DISPUTES.no_number}</span>
      </p>
      <ClockLine dispute={dispute} />
    </div>
  )
}

function Progress({ dispute }: { dispute: DisputeShape }) {
  return (
    <>
      <DisputeEnd dispute={dispute} />
      <ReadRights dispute={dispute} />
      <MyWords dispute={dispute} />
      <DisputeSessions dispute={dispute} />
      <DisputeTable dispute={dispute} />
      <ChooseMediator dispute={dispute} />
      <DisputeParties dispute={dispute} />
      <DisputeFacts dispute={dispute} />
      <DisputeActs
        dispute={dispute}
        acts={['propose_helper', 'propose_extension', 'ask_recusal', 'withdraw', 'stop']}
      />
    </>
  )
}
