import type { Agreement, VisitLine } from '@linli/contract/agreement-shapes'
import {
  SATISFACTIONS,
  type Satisfaction,
  VISIT_MANNERS,
  VISIT_PERFORMANCES,
  type VisitManner,
  type VisitPerformance,
} from '@linli/contract/codes/agreements'
import { useState } from 'react'
import { useCommand } from '../../lib/queries.ts'
import { sayDay, sayMoment } from '../../lib/time.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Chips } from '../../ui/Choice.tsx'
import { Field } from '../../ui/Field.tsx'
import { Paper, Section } from '../../ui/Page.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { AGREEMENT } from '../../words/zh-CN/agreement-page.ts'
import { SATISFIED, VISIT_RESULT, VISITED } from '../../words/zh-CN/agreements.ts'

/** Return visits, planned and made, and quarrels that came back. */
export function VisitSection({ agreement }: { agreement: Agreement }) {
  const { visits, relapses } = agreement
  if (visits.length === 0 && relapses.length === 0) return null
  return (
    <Section title={AGREEMENT.visits}>
      <Paper>
        {relapses.map((one) => (
          <Notice key={one.dispute_id} tone="soon">
            {fill(AGREEMENT.relapsed, { days: one.days })} {one.words}
          </Notice>
        ))}
        {visits.map((visit) => (
          <Visit key={visit.id} agreement={agreement} visit={visit} />
        ))}
      </Paper>
    </Section>
  )
}

function Visit({ agreement, visit }: { agreement: Agreement; visit: VisitLine }) {
  const [isOpen, setOpen] = useState(false)
  if (visit.visited_at !== null)
    return (
      <p className="a-owed">
        {fill(AGREEMENT.visit_made, { at: sayMoment(visit.visited_at), visitor: visit.visitor })}
        {'：'}
        {visit.performance ? VISIT_RESULT[visit.performance] : ''}
        {visit.satisfaction ? `，${SATISFIED[visit.satisfaction]}` : ''} {visit.suit_outcome}{' '}
        {visit.escalation_signs} {visit.measures}
      </p>
    )
  return (
    <div className="a-owed">
      <div className="a-owed-head">
        <span>{fill(AGREEMENT.visit_due, { day: sayDay(visit.due_on) })}</span>
        {isOpen ? null : <Button onClick={() => setOpen(true)}>{AGREEMENT.visit}</Button>}
      </div>
      {isOpen ? <VisitForm agreement={agreement} visit={visit} /> : null}
    </div>
  )
}

function VisitForm({ agreement, visit }: { agreement: Agreement; visit: VisitLine }) {
  const [manner, setManner] = useState<VisitManner>('by_phone')
  const [performance, setPerformance] = useState<VisitPerformance>('performed')
  const [satisfaction, setSatisfaction] = useState<Satisfaction>('satisfied')
  const [words, setWords] = useState({ suit_outcome: '', escalation_signs: '', measures: '' })
  const [isSensitive, setSensitive] = useState(false)
  const record = useCommand('agreements.record_visit', {
    invalidates: ['agreements.', 'mediation.'],
  })
  const send = async () => {
    await record.mutateAsync({
      ...{ id: agreement.id, visit_id: visit.id, manner, performance, satisfaction, ...words },
      has_suit: words.suit_outcome.trim() !== '',
      is_sensitive: isSensitive,
    })
    say(AGREEMENT.done)
  }
  const field = (key: keyof typeof words, label: string) => (
    <Field
      label={label}
      isOptional
      value={words[key]}
      onChange={(event) => setWords({ ...words, [key]: event.target.value })}
    />
  )
  return (
    <div className="l-stack">
      <Chips<VisitManner>
        label={AGREEMENT.visits}
        options={VISIT_MANNERS.map((value) => ({ value, word: VISITED[value] }))}
        value={manner}
        onChange={(next) => setManner(next ?? manner)}
      />
      <Chips<VisitPerformance>
        label={AGREEMENT.obligations}
        options={VISIT_PERFORMANCES.map((value) => ({ value, word: VISIT_RESULT[value] }))}
        value={performance}
        onChange={(next) => setPerformance(next ?? performance)}
      />
      <Chips<Satisfaction>
        label={AGREEMENT.visit}
        options={SATISFACTIONS.map((value) => ({ value, word: SATISFIED[value] }))}
        value={satisfaction}
        onChange={(next) => setSatisfaction(next ?? satisfaction)}
      />
      {field('suit_outcome', AGREEMENT.suit_outcome)}
      {field('escalation_signs', AGREEMENT.signs)}
      {field('measures', AGREEMENT.measures)}
      <label className="l-row">
        <input type="checkbox" checked={isSensitive} onChange={() => setSensitive(!isSensitive)} />
        {AGREEMENT.sensitive}
      </label>
      {record.error ? <Notice tone="over">{reasonText(record.error)}</Notice> : null}
      <Button
        look="main"
        busyWord={record.isPending && AGREEMENT.working}
        onClick={() => void send().catch(() => undefined)}
      >
        {AGREEMENT.visit}
      </Button>
    </div>
  )
}
