import type { Matter } from '@linli/contract/matters'
import type { ReactNode } from 'react'
import { Moment } from '../../lib/Moment.tsx'
import { useDisclosure } from '../../lib/queries.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Facts, Paper, Section } from '../../ui/Page.tsx'
import { Badge, Notice } from '../../ui/States.tsx'
import { Timeline } from '../../ui/Timeline.tsx'
import { ACTED } from '../../words/zh-CN/acts.ts'
import { CLOCKS } from '../../words/zh-CN/clocks.ts'
import { EVIDENCE, SOURCE, STATUS, URGENCY } from '../../words/zh-CN/matters.ts'
import { MATTER } from '../../words/zh-CN/worker.ts'
import { FileList } from '../documents/FileList.tsx'
import { AreaNeighbours } from '../org/AreaNeighbours.tsx'
import { titleOfAct, whoDidIt } from './act-line.ts'
import { ClockList, ClockNotices } from './ClockList.tsx'
import { OutcomePanel } from './OutcomePanel.tsx'
import { placeLine } from './place-line.ts'
import { returnReasonWord } from './reason-word.ts'
import { STATUS_TONE } from './status-tone.ts'

/** A matter as staff read it: state and words, who has it and until when, facts, and what happened. `sections` of other
 * modules stand before the facts. */
export function MatterView({ matter, sections }: { matter: Matter; sections?: ReactNode }) {
  // The report's words and photos stand at the head, and not once more in the timeline.
  const told = matter.timeline.find((act) => act.action === 'report')
  return (
    <>
      <div className="l-stack">
        <div className="l-row">
          <Badge tone={STATUS_TONE[matter.status]}>{STATUS[matter.status]}</Badge>
          {matter.urgency === 'ordinary' ? null : (
            <Badge tone={matter.urgency === 'critical' ? 'over' : 'soon'}>
              {URGENCY[matter.urgency]}
            </Badge>
          )}
          {matter.is_secret ? <Badge tone="over">{MATTER.secret}</Badge> : null}
          {matter.reopened_count > 0 ? (
            <Badge tone="soon">{fill(MATTER.reopened, { n: matter.reopened_count })}</Badge>
          ) : null}
        </div>
        <h2>{matter.description}</h2>
        <FileList files={told?.files ?? []} alt={MATTER.photos} />
        <p className="l-quiet l-small">
          {fill(MATTER.number, { number: matter.number })} · {SOURCE[matter.source]} ·{' '}
          <Moment at={matter.reported_at} />
        </p>
        {matter.is_imported ? <p className="l-quiet l-small">{MATTER.imported}</p> : null}
      </div>
      <ClockNotices matter={matter} />
      <Holder matter={matter} />
      {sections}
      <OutcomePanel matter={{ ...matter, has_reporter: matter.reporter.is_known }} />
      <MatterFacts matter={matter} />
      <Section title={MATTER.timeline}>
        <Paper>
          <Timeline items={[...matter.timeline].reverse().map(line)} />
        </Paper>
      </Section>
      {matter.area.grid && matter.position ? (
        <AreaNeighbours area={matter.area.grid} label={MATTER.map} position={matter.position} />
      ) : null}
    </>
  )
}

function Holder({ matter }: { matter: Matter }) {
  if (matter.status === 'closed' || matter.status === 'voided') return null
  const holder = [matter.unit?.name, matter.assignee?.name].filter(Boolean).join(' ')
  return (
    <Paper>
      <Facts
        items={[
          [MATTER.now, <strong key="holder">{holder || MATTER.nobody}</strong>],
          [CLOCKS.title, <ClockList key="clocks" matter={matter} />],
        ]}
      />
    </Paper>
  )
}

function MatterFacts({ matter }: { matter: Matter }) {
  const { street, community, grid, building } = matter.area
  const area = [street, community, grid, building].map((one) => one?.name).filter(Boolean)
  const evidence = matter.evidence_needed.map((kind) => EVIDENCE[kind]).join('、')
  return (
    <Paper>
      <Facts
        items={[
          [MATTER.place, placeLine(area.join(' '), matter.address)],
          [MATTER.category, matter.category.name],
          [MATTER.standard, matter.standard],
          [MATTER.evidence, evidence],
          [MATTER.reporter, <Reporter key="reporter" matter={matter} />],
        ]}
      />
    </Paper>
  )
}

function Reporter({ matter }: { matter: Matter }) {
  const reveal = useDisclosure('matters.reveal_reporter')
  const { name, phone, is_known } = matter.reporter
  if (!is_known) return MATTER.unknown
  if (reveal.data) {
    return (
      <span className="l-row">
        {reveal.data.name}
        {reveal.data.phone ? (
          <a className="l-button l-button-plain" href={`tel:${reveal.data.phone}`}>
            {fill(MATTER.call, { phone: reveal.data.phone })}
          </a>
        ) : null}
      </span>
    )
  }
  return (
    <>
      <p>{[name, phone].filter(Boolean).join(' ') || MATTER.reporter_hidden}</p>
      {matter.can.includes('reveal_reporter') ? (
        <>
          <Button onClick={() => reveal.mutate({ id: matter.id })}>{MATTER.reveal}</Button>
          <p className="l-quiet l-small l-screen-only">{MATTER.reveal_hint}</p>
        </>
      ) : null}
      {reveal.error ? <Notice tone="over">{reasonText(reveal.error)}</Notice> : null}
    </>
  )
}

function line(act: Matter['timeline'][number]) {
  const isReport = act.action === 'report'
  return {
    id: act.id,
    when: <Moment at={act.at} />,
    title: titleOfAct(act, ACTED),
    who: whoDidIt(act),
    tone: STATUS_TONE[act.status],
    body: (
      <>
        {act.reason ? <p>{returnReasonWord(act.reason, act.unit_name)}</p> : null}
        {act.note && !isReport ? <p>{act.note}</p> : null}
        {isReport ? null : <FileList files={act.files} alt={ACTED[act.action]} />}
      </>
    ),
  }
}
