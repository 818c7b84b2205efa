import type { DisputeSession, SessionRecord } from '@linli/contract/mediation-records'
import type { Dispute } from '@linli/contract/mediation-shapes'
import { useState } from 'react'
import { useCommand } from '../../lib/queries.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field, TextArea } from '../../ui/Field.tsx'
import { Notice } from '../../ui/States.tsx'
import { ACT, SIDE } from '../../words/zh-CN/mediation.ts'
import { ASK, DISPUTE } from '../../words/zh-CN/mediation-page.ts'

/** That people have met, and of a joint session what was said (调解记录). */
export function HoldForm({
  dispute,
  session,
  onDone,
}: {
  dispute: Dispute
  session: DisputeSession
  onDone: () => void
}) {
  const sides = [...new Set(dispute.people.map(({ side }) => side))]
  const [times, setTimes] = useState({ from: '', until: '' })
  const [record, setRecord] = useState<SessionRecord>({
    present: '',
    statements: sides.map((side) => ({ side, words: '' })),
    found: '',
    risk_told: '',
    result: '',
  })
  const hold = useCommand('mediation.hold_session', { onDone })
  const isJoint = session.kind === 'joint'
  return (
    <form
      className="l-stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (!times.from || !times.until) return
        hold.mutate({
          id: dispute.id,
          session_id: session.id,
          held_from: `${times.from}:00+08:00`,
          held_until: `${times.until}:00+08:00`,
          ...(isJoint ? { record } : {}),
        })
      }}
    >
      <Field
        label={ASK.starts}
        type="datetime-local"
        value={times.from}
        onChange={(event) => setTimes({ ...times, from: event.target.value })}
      />
      <Field
        label={ASK.ends}
        type="datetime-local"
        value={times.until}
        onChange={(event) => setTimes({ ...times, until: event.target.value })}
      />
      {isJoint ? <RecordFields record={record} onChange={setRecord} /> : null}
      {hold.error ? <Notice tone="over">{reasonText(hold.error)}</Notice> : null}
      <Button look="main" isWide type="submit" busyWord={hold.isPending && DISPUTE.working}>
        {ACT.hold_session}
      </Button>
    </form>
  )
}

function RecordFields({
  record,
  onChange,
}: {
  record: SessionRecord
  onChange: (record: SessionRecord) => void
}) {
  const rest = ['found', 'risk_told', 'result'] as const
  return (
    <>
      <Field
        label={DISPUTE.present}
        value={record.present}
        maxLength={500}
        onChange={(event) => onChange({ ...record, present: event.target.value })}
      />
      {record.statements.map((one) => (
        <TextArea
          key={one.side}
          label={fill(DISPUTE.recorded, { side: SIDE[one.side] })}
          value={one.words}
          maxLength={4000}
          onChange={(event) =>
            onChange({
              ...record,
              statements: record.statements.map((other) =>
                other.side === one.side ? { ...other, words: event.target.value } : other,
              ),
            })
          }
        />
      ))}
      {rest.map((name) => (
        <TextArea
          key={name}
          label={DISPUTE[name]}
          value={record[name]}
          maxLength={name === 'risk_told' ? 1000 : 4000}
          onChange={(event) => onChange({ ...record, [name]: event.target.value })}
        />
      ))}
    </>
  )
}
