import type { Duty, Risk } from '@linli/contract/assessments'
import {
  officesFor,
  REPORT_WAYS,
  type ReportTo,
  type ReportWay,
} from '@linli/contract/codes/assessments'
import { useState } from 'react'
import { useDraft } from '../../lib/drafts.ts'
import { useCommand } from '../../lib/queries.ts'
import { dayAndTime, momentAt, serverNow } from '../../lib/time.ts'
import { reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Chips } from '../../ui/Choice.tsx'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { DANGER, REPORT_TO_WORD, REPORT_WAY, RISK } from '../../words/zh-CN/risk.ts'
import { DutyChips } from './DutyChips.tsx'

interface Told {
  duty_id: string | undefined
  to: ReportTo | undefined
  receiver: string
  receipt: string
  how: ReportWay | undefined
  day: string
  time: string
}

/** To whom, when and how a danger was reported, and who took the report. Kept while it is written. */
export function ReportRiskForm({
  risk,
  open,
  onClose,
}: {
  risk: Risk
  open: readonly Duty[]
  onClose: () => void
}) {
  const draft = useDraft<Told>(`report-risk ${risk.matter_id}`, firstTold())
  const [isAsked, setAsked] = useState(false)
  const told = draft.value
  const duty = open.find(({ id }) => id === told.duty_id) ?? open[0]
  const offices = duty ? officesFor(duty.danger) : []
  const to =
    offices.find((one) => one === told.to) ?? (offices.length === 1 ? offices[0] : undefined)
  const report = useCommand('assessments.report_risk', {
    invalidates: ['assessments.', 'matters.'],
    onDone: () => {
      void draft.clear()
      say(RISK.reported)
      onClose()
    },
  })
  if (!draft.isReady || !duty) return null
  const send = () => {
    setAsked(true)
    const reported_at = momentAt(told.day, told.time)
    const receiver = told.receiver.trim()
    if (!to || !told.how || !receiver || !reported_at) return
    const station = risk.stations.find(({ name }) => receiver.includes(name))
    report.mutate({
      id: duty.id,
      to,
      receiver,
      how: told.how,
      reported_at,
      ...(told.receipt.trim() ? { receipt: told.receipt.trim() } : {}),
      ...(station ? { receiver_unit_id: station.id } : {}),
    })
  }
  const isMissing = isAsked && !(to && told.how && told.receiver.trim())
  return (
    <div className="l-screening">
      <p>{RISK.report_lead}</p>
      <DutyChips duties={open} value={duty.id} onChange={(duty_id) => draft.change({ duty_id })} />
      <div className="l-screening-asked">
        <strong>{RISK.to}</strong>
        <Chips<ReportTo>
          label={RISK.to}
          options={offices.map((value) => ({ value, word: REPORT_TO_WORD[value] }))}
          value={to}
          onChange={(next) => draft.change({ to: next })}
        />
      </div>
      <div className="l-screening-asked">
        <strong>{RISK.how}</strong>
        <Chips<ReportWay>
          label={RISK.how}
          options={REPORT_WAYS.map((value) => ({ value, word: REPORT_WAY[value] }))}
          value={told.how}
          onChange={(how) => draft.change({ how })}
        />
      </div>
      <ReceiverFields
        stations={offices.includes('police') ? risk.stations : []}
        told={told}
        change={draft.change}
      />
      {isMissing ? <Notice tone="soon">{RISK.report_missing}</Notice> : null}
      {report.error ? <Notice tone="over">{reasonText(report.error)}</Notice> : null}
      <Button look="main" isWide busyWord={report.isPending && RISK.sending} onClick={send}>
        {RISK.report_do}：{DANGER[duty.danger]}
      </Button>
    </div>
  )
}

/** Who took the report, under which number, and when. */
function ReceiverFields({
  stations,
  told,
  change,
}: {
  stations: Risk['stations']
  told: Told
  change: (part: Partial<Told>) => void
}) {
  return (
    <>
      <Field
        label={RISK.receiver}
        placeholder={RISK.receiver_hint}
        maxLength={200}
        value={told.receiver}
        onChange={(event) => change({ receiver: event.target.value })}
        beside={
          stations.length > 0 ? (
            <Chips
              label={RISK.station}
              options={stations.map(({ name }) => ({ value: name, word: name }))}
              value={told.receiver}
              onChange={(name) => change({ receiver: name ?? '' })}
            />
          ) : null
        }
      />
      <Field
        label={RISK.receipt}
        isOptional
        maxLength={60}
        value={told.receipt}
        onChange={(event) => change({ receipt: event.target.value })}
      />
      <div className="l-two">
        <Field
          label={RISK.when_day}
          type="date"
          value={told.day}
          onChange={(event) => change({ day: event.target.value })}
        />
        <Field
          label={RISK.when_time}
          type="time"
          value={told.time}
          onChange={(event) => change({ time: event.target.value })}
        />
      </div>
    </>
  )
}

function firstTold(): Told {
  const now = dayAndTime(new Date(serverNow()).toISOString())
  return { duty_id: undefined, to: undefined, receiver: '', receipt: '', how: undefined, ...now }
}
