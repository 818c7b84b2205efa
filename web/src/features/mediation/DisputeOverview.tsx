import type { Dispute } from '@linli/contract/mediation-shapes'
import { Moment } from '../../lib/Moment.tsx'
import { useCommand } from '../../lib/queries.ts'
import { sayDay } from '../../lib/time.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Facts, Section } from '../../ui/Page.tsx'
import { Badge, Notice } from '../../ui/States.tsx'
import { DISPUTE_TYPE } from '../../words/zh-CN/dispute-types.ts'
import {
  BAR,
  BLOCKER,
  DIFFICULTY,
  GROUND,
  HELPER_KIND,
  OTHER_ROUTE,
  PART,
  PAUSE,
  PROOF,
  PROPOSAL,
  PROPOSAL_STATE,
  RECEIVER,
  RECUSAL_STATE,
  RISK,
  SOURCE,
  TERMINATION,
  WAY,
} from '../../words/zh-CN/mediation.ts'
import { ASK, DISPUTE, DISPUTES } from '../../words/zh-CN/mediation-page.ts'
import { proposalWords } from './DisputeParties.tsx'
import './mediation.css'

/** What stands in the way of the next session, and dangers that wait for their report, above everything else. */
export function DisputeWarnings({ dispute }: { dispute: Dispute }) {
  const { waits_for_report, clock, blockers } = dispute
  const runs = dispute.state === 'accepted' || dispute.state === 'mediating'
  const others = blockers.filter((one) => one !== 'risk_report_first')
  return (
    <>
      {waits_for_report ? <Notice tone="over">{BLOCKER.risk_report_first}</Notice> : null}
      {runs && clock?.is_over ? <Notice tone="over">{DISPUTE.is_over}</Notice> : null}
      {others.length > 0 ? (
        <Notice tone="soon">
          {DISPUTE.before_session}：{others.map((one) => BLOCKER[one]).join('；')}
        </Notice>
      ) : null}
    </>
  )
}

/** The clock with its basis: by when, since when, and what made it longer. */
export function ClockLine({ dispute }: { dispute: Dispute }) {
  const { clock } = dispute
  if (!clock)
    return dispute.state === 'applied' ? (
      <p className="l-quiet">
        {fill(DISPUTES.decide_by, { day: sayDay(dispute.decide_by) })}（{dispute.decide_basis}）
      </p>
    ) : null
  return (
    <p>
      {clock.paused_at
        ? `${DISPUTES.paused}${clock.pause_kind ? `（${PAUSE[clock.pause_kind]}）` : ''}`
        : fill(DISPUTE.clock_line, { day: sayDay(clock.ends_on), days: clock.days })}
      {clock.extended_days > 0 ? ` · ${fill(DISPUTE.extended, { n: clock.extended_days })}` : ''}
      <span className="l-quiet l-small"> {fill(DISPUTE.basis, { basis: clock.basis })}</span>
      {clock.beyond_calendar ? <span className="l-quiet l-small"> {DISPUTE.beyond}</span> : null}
    </p>
  )
}

/** What it is about, since when, and by whom it came. */
export function DisputeFacts({ dispute }: { dispute: Dispute }) {
  const { place, codes } = dispute
  return (
    <Section title={DISPUTE.account}>
      {dispute.account ? <p className="m-lines">{dispute.account}</p> : null}
      <Facts
        items={[
          [DISPUTE.claims, dispute.claims],
          [DISPUTE.amount, dispute.amount_fen === null ? null : sayYuan(dispute.amount_fen)],
          [DISPUTE.type, `${DISPUTE_TYPE[dispute.type]} · ${DIFFICULTY[dispute.difficulty]}`],
          [
            DISPUTE.requested,
            <>
              <Moment at={dispute.requested_at} />
              <br />
              <span className="l-quiet l-small">
                {fill(DISPUTE.interrupts, { proof: PROOF[dispute.request_proof] })}
              </span>
            </>,
          ],
          [DISPUTE.source, SOURCE[dispute.source]],
          [
            DISPUTE.from,
            [dispute.origin_name, dispute.origin_reference].filter(Boolean).join(' ') || null,
          ],
          [DISPUTE.proxy.replace('：{words}', ''), dispute.proxy_words],
          [DISPUTE.committee, dispute.committee.name],
          [
            DISPUTE.place,
            [place.street, place.community, place.grid]
              .flatMap((one) => one?.name ?? [])
              .join(' ') || null,
          ],
          [
            DISPUTE.codes,
            dispute.standing.sides.length > 0 ? null : fill(DISPUTE.code_line, codes),
          ],
        ]}
      />
    </Section>
  )
}

/** Why it was not taken or has failed, and where it may go on. */
export function DisputeEnd({ dispute }: { dispute: Dispute }) {
  const { termination, bars, routes } = dispute
  if (!termination && bars.length === 0) return null
  return (
    <Section title={DISPUTE.ended}>
      {termination ? (
        <p>
          <Badge tone="over">{TERMINATION[termination.reason]}</Badge>{' '}
          <Moment at={termination.at} />
        </p>
      ) : null}
      {bars.length > 0 ? <p>{bars.map((one) => BAR[one]).join('；')}</p> : null}
      <p className="m-lines">{termination?.words ?? dispute.refusal_words}</p>
      <Facts
        items={[
          [DISPUTE.routes, routes.map((one) => OTHER_ROUTE[one]).join('、')],
          [
            DISPUTE.requested,
            <>
              <Moment at={dispute.requested_at} />{' '}
              {fill(DISPUTE.interrupts, { proof: PROOF[dispute.request_proof] })}
            </>,
          ],
        ]}
      />
    </Section>
  )
}

/** Who mediates, who was asked to help or to step back, and what both sides were asked. */
export function DisputeTable({ dispute }: { dispute: Dispute }) {
  const name = (id: string) => dispute.people.find((one) => one.id === id)?.name ?? ''
  if (dispute.mediators.length === 0 && dispute.proposals.length === 0) return null
  return (
    <Section title={DISPUTE.mediators}>
      <ul className="l-stack">
        {dispute.mediators.map(({ person, part, until_at, from_at }) => (
          <li key={`${person.id} ${from_at}`}>
            {person.name} · {PART[part]}
            {until_at ? (
              <span className="l-quiet">
                {' '}
                <Moment at={until_at} style="when" />
                {fill(DISPUTE.until, { day: '' })}
              </span>
            ) : null}
          </li>
        ))}
        {dispute.helpers
          .filter(({ agreed_at }) => agreed_at)
          .map((helper) => (
            <li key={helper.id}>
              {helper.name} · {HELPER_KIND[helper.kind]} {helper.office}
            </li>
          ))}
      </ul>
      {dispute.proposals.length > 0 ? <h3>{DISPUTE.proposals}</h3> : null}
      {dispute.proposals.map((asked) => (
        <div key={asked.id} className="m-party l-stack">
          <p className="l-row">
            <strong>{proposalWords(asked)}</strong>
            <Badge tone={PROPOSAL_TONE[asked.state]}>{PROPOSAL_STATE[asked.state]}</Badge>
            <span className="l-quiet l-small">{PROPOSAL[asked.kind]}</span>
          </p>
          {asked.words ? <p className="m-lines">{asked.words}</p> : null}
          {asked.words_of.map((word) => (
            <p key={word.party_id} className="l-small">
              {name(word.party_id)}：{word.agrees ? DISPUTE.agrees : DISPUTE.declines}（
              {WAY[word.way]}，
              <Moment at={word.at} />）{word.words}
            </p>
          ))}
          <RecordWords dispute={dispute} asked={asked} />
        </div>
      ))}
      {dispute.recusals.length > 0 ? <h3>{DISPUTE.recusals}</h3> : null}
      {dispute.recusals.map((asked) => (
        <div key={asked.id} className="m-party l-stack">
          <p className="l-row">
            <strong>{asked.person.name}</strong>
            <Badge tone={asked.state === 'asked' ? 'soon' : 'quiet'}>
              {RECUSAL_STATE[asked.state]}
            </Badge>
          </p>
          <p>
            {GROUND[asked.ground]}。{asked.words}
          </p>
          {asked.decision ? <p>{asked.decision}</p> : null}
        </div>
      ))}
    </Section>
  )
}

const PROPOSAL_TONE = { open: 'soon', agreed: 'done', declined: 'over', dropped: 'quiet' } as const

/** Whoever keeps the table writes down what a party said without a phone. */
function RecordWords({
  dispute,
  asked,
}: {
  dispute: Dispute
  asked: Dispute['proposals'][number]
}) {
  const respond = useCommand('mediation.respond')
  const isHouse = dispute.standing.kinds.some((kind) => kind === 'mediator' || kind === 'clerk')
  if (!isHouse || !dispute.can.includes('respond') || asked.waits_for.length === 0) return null
  const name = (id: string) => dispute.people.find((one) => one.id === id)?.name ?? ''
  const say = (party_id: string, agrees: boolean) =>
    respond.mutate({ id: dispute.id, proposal_id: asked.id, party_id, agrees, way: 'in_person' })
  return (
    <>
      {asked.waits_for.map((party_id) => (
        <p key={party_id} className="l-row l-small">
          <span>
            {name(party_id)}（{WAY.in_person}）
          </span>
          <Button onClick={() => say(party_id, true)}>{DISPUTE.agrees}</Button>
          <Button look="quiet" onClick={() => say(party_id, false)}>
            {DISPUTE.declines}
          </Button>
        </p>
      ))}
      {respond.error ? <Notice tone="over">{reasonText(respond.error)}</Notice> : null}
    </>
  )
}

/** Dangers with the report of each. The parties are told of none. */
export function DisputeRisks({ dispute }: { dispute: Dispute }) {
  if (dispute.risks.length === 0) return null
  return (
    <Section title={DISPUTE.risks}>
      {dispute.risks.map((risk) => (
        <div key={risk.id} className="m-party l-stack">
          <p className="l-row">
            <strong>{RISK[risk.kind]}</strong>
            {risk.receiver ? (
              <Badge tone="done">{fill(DISPUTE.reported, { whom: RECEIVER[risk.receiver] })}</Badge>
            ) : (
              <Badge tone="over">{DISPUTE.not_reported}</Badge>
            )}
          </p>
          <p className="m-lines">{risk.words}</p>
          <Facts
            items={[
              [ASK.receiver_name, risk.receiver_name],
              [ASK.reported_at, risk.reported_at ? <Moment at={risk.reported_at} /> : null],
              [ASK.reference, risk.reference],
            ]}
          />
        </div>
      ))}
    </Section>
  )
}

/** ¥35,000.00 */
function sayYuan(fen: number): string {
  return `¥${(fen / 100).toLocaleString('zh-CN', { minimumFractionDigits: 2 })}`
}
