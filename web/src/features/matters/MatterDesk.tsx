import type { Matter } from '@linli/contract/matters'
import type { ReactNode } from 'react'
import { Moment } from '../../lib/Moment.tsx'
import { fill } from '../../lib/words.ts'
import { Facts, Section } from '../../ui/Page.tsx'
import { Badge, Notice } from '../../ui/States.tsx'
import { Timeline } from '../../ui/Timeline.tsx'
import { ACTED } from '../../words/zh-CN/acts.ts'
import { JOINED } from '../../words/zh-CN/alike.ts'
import { CLOCKS } from '../../words/zh-CN/clocks.ts'
import { MATTER_PAGE } from '../../words/zh-CN/matter-page.ts'
import {
  DESK_NAME,
  EVIDENCE,
  SOURCE,
  STATUS,
  URGENCY,
  VOID_REASON,
} from '../../words/zh-CN/matters.ts'
import { EXCLUSION, EXCLUSION_REASON } from '../../words/zh-CN/outcome.ts'
import { FileList } from '../documents/FileList.tsx'
import { titleOfAct, whoDidIt } from './act-line.ts'
import { ClockList, ClockNotices } from './ClockList.tsx'
import { joinedWords } from './joined-words.ts'
import { MatterPlace } from './MatterPlace.tsx'
import { OutcomePanel } from './OutcomePanel.tsx'
import { placeLine } from './place-line.ts'
import { ReporterLine } from './ReporterLine.tsx'
import { returnReasonWord } from './reason-word.ts'
import { STATUS_TONE } from './status-tone.ts'
import './matter-desk.css'

/** A matter at the desk: facts on top, then what happened as one column. `slot` stands at the right of the head,
 * `notices` on top, `sections` before the timeline. */
export function MatterDesk({
  matter,
  slot,
  notices,
  sections,
}: {
  matter: Matter
  slot?: ReactNode
  notices?: ReactNode
  sections?: ReactNode
}) {
  const reported = matter.timeline.filter(
    ({ action }) => action === 'report' || action === 'import',
  )
  const files = reported.flatMap((act) => act.files)
  return (
    <>
      <header className="d-matter-head">
        <MatterBadges matter={matter} />
        <div className="l-row l-screen-only">{slot}</div>
      </header>
      <div className="d-matter-body">
        {notices}
        <div>
          <h2 className="d-matter-words">{matter.description}</h2>
          <p className="l-quiet l-small">
            {matter.number} · {SOURCE[matter.source]} · <Moment at={matter.reported_at} />
          </p>
        </div>
        <Warnings matter={matter} />
        <ClockNotices matter={matter} />
        <MatterOutcome matter={matter} />
        <MatterFacts matter={matter} />
        {files.length > 0 ? (
          <Section title={MATTER_PAGE.photos}>
            <FileList files={files} alt={MATTER_PAGE.files_alt} />
          </Section>
        ) : null}
        <MatterPlace matter={matter} />
        {sections}
        <Section title={MATTER_PAGE.timeline}>
          <MatterTimeline matter={matter} />
        </Section>
      </div>
    </>
  )
}

function MatterBadges({ matter }: { matter: Matter }) {
  const { status, urgency, is_secret, reopened_count, returned_count } = matter
  return (
    <div className="l-row">
      <Badge tone={STATUS_TONE[status]}>{STATUS[status]}</Badge>
      {urgency === 'ordinary' ? null : (
        <Badge tone={urgency === 'critical' ? 'over' : 'soon'}>{URGENCY[urgency]}</Badge>
      )}
      {is_secret ? <Badge tone="over">{MATTER_PAGE.secret}</Badge> : null}
      {reopened_count > 0 ? (
        <Badge tone="soon">{fill(MATTER_PAGE.reopened, { n: reopened_count })}</Badge>
      ) : null}
      {joinedWords(matter).map((words) => (
        <Badge key={words} tone="soon">
          {words}
        </Badge>
      ))}
      {returned_count > 0 ? (
        <Badge tone="quiet">{fill(MATTER_PAGE.returned, { n: returned_count })}</Badge>
      ) : null}
    </div>
  )
}

function Warnings({ matter }: { matter: Matter }) {
  const { void_proposal: proposal, exclusion } = matter
  return (
    <>
      {matter.is_secret ? <Notice tone="over">{MATTER_PAGE.secret_hint}</Notice> : null}
      {matter.is_imported ? <Notice>{MATTER_PAGE.imported}</Notice> : null}
      {matter.appealed_since_closed > 0 ? (
        <Notice tone="soon">{fill(JOINED.recurs, { n: matter.appealed_since_closed })}</Notice>
      ) : null}
      {proposal ? (
        <Notice tone="soon">
          {fill(MATTER_PAGE.void_proposed, {
            name: proposal.by.name,
            reason: VOID_REASON[proposal.reason],
          })}
        </Notice>
      ) : null}
      {exclusion ? (
        <Notice tone="soon">
          {fill(exclusion.is_in_force ? EXCLUSION.in_force : EXCLUSION.proposed, {
            name: exclusion.by.name,
            reason: EXCLUSION_REASON[exclusion.reason],
          })}
        </Notice>
      ) : null}
    </>
  )
}

/** What came of it, as each of those concerned says. */
export function MatterOutcome({ matter }: { matter: Matter }) {
  return <OutcomePanel matter={{ ...matter, has_reporter: matter.reporter.is_known }} />
}

/** Who has it and until when, of what kind, where, and from whom. */
export function MatterFacts({
  matter,
  isOnPaper = false,
}: {
  matter: Matter
  isOnPaper?: boolean
}) {
  const { street, community, grid, building } = matter.area
  const area = [street, community, grid, building].flatMap((one) => one?.name ?? [])
  const holder = [matter.unit?.name, matter.assignee?.name].filter(Boolean).join(' ')
  const isOver = ['closed', 'voided', 'merged'].includes(matter.status)
  return (
    <Facts
      items={[
        [
          MATTER_PAGE.now,
          isOver ? null : <strong key="now">{holder || MATTER_PAGE.nobody}</strong>,
        ],
        [
          CLOCKS.title,
          matter.clocks.length > 0 ? <ClockList key="clocks" matter={matter} /> : null,
        ],
        [MATTER_PAGE.settled, matter.closed_at ? <Moment key="at" at={matter.closed_at} /> : null],
        [MATTER_PAGE.place, placeLine(area.join(' '), matter.address)],
        [MATTER_PAGE.category, matter.category.name],
        [MATTER_PAGE.standard, matter.standard],
        [
          MATTER_PAGE.evidence,
          matter.evidence_needed.map((kind) => EVIDENCE[kind]).join('、') || null,
        ],
        [MATTER_PAGE.external_ref, matter.external_ref],
        [MATTER_PAGE.desk, matter.desk && DESK_NAME[matter.desk]],
        [MATTER_PAGE.received_by, matter.received_by?.name],
        [
          MATTER_PAGE.reporter,
          <ReporterLine key="reporter" matter={matter} mayReveal={!isOnPaper} />,
        ],
        [MATTER_PAGE.rating_words, matter.rating_words ? `“${matter.rating_words}”` : null],
      ]}
    />
  )
}

/** What happened, the newest first; on paper in the order in which it happened. */
export function MatterTimeline({
  matter,
  isOnPaper = false,
}: {
  matter: Matter
  isOnPaper?: boolean
}) {
  const acts = isOnPaper ? matter.timeline : [...matter.timeline].reverse()
  return <Timeline items={acts.map(line)} />
}

function line(act: Matter['timeline'][number]) {
  const isFirst = act.action === 'report' || act.action === 'import'
  return {
    id: act.id,
    when: <Moment at={act.at} />,
    title: titleOfAct(act, ACTED),
    who: whoDidIt(act),
    tone: STATUS_TONE[act.status],
    body: (
      <>
        {act.reason ? <p>{returnReasonWord(act.reason, act.unit_name)}</p> : null}
        {act.rating === null ? null : <p>{fill(MATTER_PAGE.rating_of, { n: act.rating })}</p>}
        {act.note ? <p className="d-said">{act.note}</p> : null}
        {act.batch_id ? <p className="l-quiet l-small">{MATTER_PAGE.in_batch}</p> : null}
        {isFirst ? null : <FileList files={act.files} alt={ACTED[act.action]} />}
      </>
    ),
  }
}
