import type { Dispute as DisputeShape } from '@linli/contract/mediation-shapes'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { AgreementsOfDispute } from '../../../features/agreements/AgreementsOfDispute.tsx'
import { RoomsTable } from '../../../features/caucus/RoomsTable.tsx'
import { DisputeActs } from '../../../features/mediation/DisputeActs.tsx'
import { DecideRecusal } from '../../../features/mediation/DisputeDecide.tsx'
import { DisputeHistory } from '../../../features/mediation/DisputeHistory.tsx'
import {
  ClockLine,
  DisputeEnd,
  DisputeFacts,
  DisputeRisks,
  DisputeTable,
  DisputeWarnings,
} from '../../../features/mediation/DisputeOverview.tsx'
import { DisputeParties } from '../../../features/mediation/DisputeParties.tsx'
import { DisputeSessions } from '../../../features/mediation/DisputeSessions.tsx'
import { toneOf } from '../../../features/mediation/dispute-words.ts'
import { useQuery } from '../../../lib/queries.ts'
import { fill, reasonText } from '../../../lib/words.ts'
import { Badge, Notice, Skeleton } from '../../../ui/States.tsx'
import { Tabs } from '../../../ui/Tabs.tsx'
import { CAUCUS } from '../../../words/zh-CN/caucus.ts'
import { DISPUTE_STATE } from '../../../words/zh-CN/mediation.ts'
import { DISPUTE, DISPUTES } from '../../../words/zh-CN/mediation-page.ts'
import { DeskPage } from '../DeskPage.tsx'

/** The parts of a dispute's page, in the order in which one works; modules above add theirs here. */
const TABS: readonly {
  value: string
  word: string
  show: (dispute: DisputeShape) => ReactNode
}[] = [
  { value: 'overview', word: DISPUTE.overview, show: (dispute) => <Overview dispute={dispute} /> },
  { value: 'sessions', word: DISPUTE.sessions, show: (dispute) => <Sessions dispute={dispute} /> },
  { value: 'rooms', word: CAUCUS.tab, show: ({ id }) => <Rooms id={id} /> },
  {
    value: 'agreement',
    word: DISPUTE.agreement,
    show: ({ id }) => <AgreementsOfDispute disputeId={id} />,
  },
  {
    value: 'history',
    word: DISPUTE.history,
    show: (dispute) => <DisputeHistory dispute={dispute} />,
  },
]

/** One dispute, for the mediator, the clerk, and who watches over the place. */
export function Dispute() {
  const { id = '' } = useParams({ strict: false })
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const found = useQuery('mediation.get', { id })
  const back = <Link to="/disputes">{DISPUTES.back}</Link>
  if (found.error)
    return (
      <DeskPage title={DISPUTES.title} back={back}>
        <Notice tone="over">{reasonText(found.error)}</Notice>
      </DeskPage>
    )
  if (!found.data)
    return (
      <DeskPage title={DISPUTES.title} back={back}>
        <Skeleton lines={8} />
      </DeskPage>
    )
  const dispute = found.data
  const shown = TABS.filter(
    ({ value }) => value !== 'rooms' || dispute.standing.kinds.includes('mediator'),
  )
  const tab = shown.find(({ value }) => value === search.part) ?? shown[0]
  return (
    <DeskPage
      title={dispute.title}
      back={back}
      lead={
        <span className="l-row">
          <span>{dispute.number ?? DISPUTES.no_number}</span>
          <Badge tone={toneOf(dispute.state)}>{DISPUTE_STATE[dispute.state]}</Badge>
          {dispute.is_partial ? <Badge tone="done">{DISPUTE.partial}</Badge> : null}
          {dispute.matter ? (
            <Link to="/matters/$id" params={{ id: dispute.matter.id }}>
              {fill(DISPUTE.from_matter, { number: dispute.matter.number })}
            </Link>
          ) : null}
        </span>
      }
      isWide
    >
      <ClockLine dispute={dispute} />
      <DisputeWarnings dispute={dispute} />
      <nav aria-label={DISPUTE.beside} className="l-row">
        {dispute.standing.kinds.some((kind) => kind === 'mediator' || kind === 'clerk') ? (
          <Link to="/disputes/$id/file" params={{ id }} className="l-button l-button-plain">
            {DISPUTE.file}
          </Link>
        ) : null}
      </nav>
      <Tabs
        label={DISPUTE.tabs}
        tabs={shown.map(({ value, word }) => ({ value, word }))}
        value={tab?.value ?? 'overview'}
        onChange={(part) =>
          void navigate({ to: '/disputes/$id', params: { id }, search: { part }, replace: true })
        }
      />
      {tab?.show(dispute)}
    </DeskPage>
  )
}

function Overview({ dispute }: { dispute: DisputeShape }) {
  return (
    <>
      <DisputeActs
        dispute={dispute}
        acts={[
          'accept',
          'report_risk',
          'resume',
          'tell_rights',
          'appoint_mediator',
          'propose_helper',
          'propose_extension',
          'propose_undisputed',
          'ask_recusal',
          'pause',
          'note',
          'close',
          'flag_risk',
          'record_refusal',
          'record_death',
          'refuse',
          'withdraw',
          'terminate',
        ]}
      />
      <DisputeEnd dispute={dispute} />
      <DecideRecusal dispute={dispute} />
      <DisputeRisks dispute={dispute} />
      <DisputeParties dispute={dispute} />
      <DisputeTable dispute={dispute} />
      <DisputeFacts dispute={dispute} />
    </>
  )
}

function Sessions({ dispute }: { dispute: DisputeShape }) {
  return (
    <>
      <DisputeActs dispute={dispute} acts={['plan_session', 'record_inquiry']} />
      <DisputeSessions dispute={dispute} />
      {dispute.inquiries.map((one) => (
        <article key={one.id} className="l-paper l-stack">
          <h3>
            {DISPUTE.records} · {one.asked}
          </h3>
          <p className="l-quiet">
            {one.place} · {one.by.name}
          </p>
          <p className="m-lines">{one.record}</p>
        </article>
      ))}
    </>
  )
}

function Rooms({ id }: { id: string }) {
  return (
    <RoomsTable
      id={id}
      printLink={(side, item) => (
        <Link
          to="/disputes/$id/rooms/$side/$item"
          params={{ id, side, item: item.id }}
          className="l-button l-button-quiet"
        >
          {CAUCUS.print}
        </Link>
      )}
    />
  )
}
