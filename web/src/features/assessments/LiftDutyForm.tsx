import type { Duty } from '@linli/contract/assessments'
import { useState } from 'react'
import { useCommand } from '../../lib/queries.ts'
import { reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { DANGER, RISK } from '../../words/zh-CN/risk.ts'
import { DutyChips } from './DutyChips.tsx'

/** A second person says why there is no duty after all. */
export function LiftDutyForm({
  duties,
  onClose,
}: {
  duties: readonly Duty[]
  onClose: () => void
}) {
  const [id, setId] = useState<string>()
  const [reason, setReason] = useState('')
  const duty = duties.find((one) => one.id === id) ?? duties[0]
  const lift = useCommand('assessments.lift_duty', {
    invalidates: ['assessments.', 'matters.'],
    onDone: () => {
      say(RISK.lifted)
      onClose()
    },
  })
  if (!duty) return null
  return (
    <div className="l-screening">
      <p>{RISK.lift_lead}</p>
      <DutyChips duties={duties} value={duty.id} onChange={setId} />
      <TextArea
        label={RISK.lift_reason}
        rows={3}
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {lift.error ? <Notice tone="over">{reasonText(lift.error)}</Notice> : null}
      <Button
        look="stop"
        isWide
        disabled={reason.trim() === ''}
        busyWord={lift.isPending && RISK.sending}
        onClick={() => lift.mutate({ id: duty.id, reason: reason.trim() })}
      >
        {RISK.lift_do}：{DANGER[duty.danger]}
      </Button>
    </div>
  )
}
