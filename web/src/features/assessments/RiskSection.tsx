import type { Duty, Risk } from '@linli/contract/assessments'
import { DANGERS, type DutyState } from '@linli/contract/codes/assessments'
import type { Matter } from '@linli/contract/matters'
import { Moment } from '../../lib/Moment.tsx'
import { useQuery } from '../../lib/queries.ts'
import { sayMoment } from '../../lib/time.ts'
import { fill } from '../../lib/words.ts'
import { Facts, Paper, Section } from '../../ui/Page.tsx'
import { Badge, Notice, type Tone } from '../../ui/States.tsx'
import {
  DANGER,
  REPORT_TO_WORD,
  REPORT_WAY,
  RISK,
  SCREENING_ANSWER,
} from '../../words/zh-CN/risk.ts'
import { worthAsking } from './worth-asking.ts'
import './risk.css'

const STATE: Record<DutyState, { tone: Tone; word: string }> = {
  open: { tone: 'over', word: RISK.state_open },
  reported: { tone: 'done', word: RISK.state_reported },
  lifted: { tone: 'quiet', word: RISK.state_lifted },
}

/** What was answered about dangers and what became of it, for those who work on the matter; where nobody has asked yet, at most
 * a hint that it is worth asking. */
export function RiskSection({ matter }: { matter: Matter }) {
  const isWorker = matter.can.includes('screen') || matter.can.includes('report_risk')
  const found = useQuery('assessments.get_risk', { matter_id: matter.id }, { isEnabled: isWorker })
  if (!isWorker || !found.data) return null
  const risk = found.data
  const isAsked = Object.keys(risk.answers).length > 0
  const [hint] = Object.values(worthAsking(matter.description, matter.category.code))
  if (!isAsked) return hint ? <Notice>{hint}</Notice> : null
  return (
    <Section title={RISK.section}>
      <Paper>
        {risk.stays_secret ? <p>{RISK.secret}</p> : null}
        {risk.duties.map((duty) => (
          <DutyLine key={duty.id} duty={duty} />
        ))}
        <Facts items={answersOf(risk)} />
      </Paper>
    </Section>
  )
}

function DutyLine({ duty }: { duty: Duty }) {
  const { tone, word } = STATE[duty.state]
  return (
    <div className="l-risk-line">
      <p className="l-row">
        <strong>{DANGER[duty.danger]}</strong>
        <Badge tone={tone}>{word}</Badge>
      </p>
      <p>{whatBecameOf(duty)}</p>
      <p className="l-quiet l-small">
        {fill(RISK.basis, { basis: duty.basis })} · {RISK.open_since} <Moment at={duty.since} />
      </p>
    </div>
  )
}

function whatBecameOf({ report, lift_reason, settled_by, found_by }: Duty): string {
  if (report) {
    const line = fill(RISK.reported_line, {
      at: sayMoment(report.at),
      how: REPORT_WAY[report.how],
      to: REPORT_TO_WORD[report.to],
      receiver: report.receiver,
    })
    return report.receipt
      ? `${line}，${fill(RISK.receipt_line, { receipt: report.receipt })}`
      : line
  }
  if (lift_reason)
    return fill(RISK.lifted_line, { name: settled_by?.name ?? '', reason: lift_reason })
  return fill(RISK.found_by, { name: found_by.name })
}

function answersOf({ answers, crowd_size }: Risk) {
  return DANGERS.map((danger) => {
    const last = answers[danger]
    const size = danger === 'crowd' && crowd_size ? `（${crowd_size} 人）` : ''
    return [
      DANGER[danger],
      last ? (
        <span key={danger}>
          {SCREENING_ANSWER[last.answer]}
          {size}{' '}
          <span className="l-quiet l-small">
            {last.by_name} <Moment at={last.at} />
          </span>
        </span>
      ) : null,
    ] as const
  })
}
