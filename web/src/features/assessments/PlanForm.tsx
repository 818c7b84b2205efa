import type { Matter } from '@linli/contract/matters'
import { useState } from 'react'
import { call } from '../../lib/client.ts'
import { useCommand } from '../../lib/queries.ts'
import { addDays, today } from '../../lib/time.ts'
import { fill } from '../../lib/words.ts'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { PLAN } from '../../words/zh-CN/assessments.ts'
import { MeetingForm } from './MeetingForm.tsx'

// What stands in a list of numbers.
const NUMBERS = /\d{4}-\d{7}/g

/** Calls a meeting on this matter and, where they are one thing, on others with it. */
export function PlanForm({ matter, onClose }: { matter: Matter; onClose: () => void }) {
  const [others, setOthers] = useState('')
  const [unknown, setUnknown] = useState<string>()
  const plan = useCommand('assessments.plan', { invalidates: ['assessments.', 'matters.'] })
  return (
    <div className="d-dock-form">
      <h3>{PLAN.title}</h3>
      <p className="l-quiet">{PLAN.lead}</p>
      <MeetingForm
        draftKey={`plan ${matter.id}`}
        first={{
          topic: matter.summary.slice(0, 40),
          day: addDays(today(), 1),
          time: '09:00',
          place: '',
          seats: [],
          chair: undefined,
        }}
        verb={PLAN.send}
        onClose={onClose}
        onSend={async (meeting) => {
          setUnknown(undefined)
          const found = await findMatters(others.match(NUMBERS) ?? [])
          if ('unknown' in found) return setUnknown(found.unknown)
          await plan.mutateAsync({ matter_ids: [matter.id, ...found.ids], ...meeting })
          say(PLAN.done)
          onClose()
        }}
      >
        <Field
          label={PLAN.others}
          hint={PLAN.others_hint}
          isOptional
          value={others}
          onChange={(event) => setOthers(event.target.value)}
        />
        {unknown ? (
          <Notice tone="over">{fill(PLAN.number_unknown, { number: unknown })}</Notice>
        ) : null}
      </MeetingForm>
    </div>
  )
}

async function findMatters(
  numbers: readonly string[],
): Promise<{ ids: string[] } | { unknown: string }> {
  const ids: string[] = []
  for (const number of numbers) {
    const matter = await call('matters.get_by_number', { number }).catch(() => undefined)
    if (!matter) return { unknown: number }
    ids.push(matter.id)
  }
  return { ids }
}
