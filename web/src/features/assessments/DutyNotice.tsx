import type { Duty, Risk } from '@linli/contract/assessments'
import { officesFor } from '@linli/contract/codes/assessments'
import type { Matter } from '@linli/contract/matters'
import { useState } from 'react'
import { Moment, useMinute } from '../../lib/Moment.tsx'
import { useQuery } from '../../lib/queries.ts'
import { sayWaited } from '../../lib/time.ts'
import { fill } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { DANGER, RISK } from '../../words/zh-CN/risk.ts'
import { LiftDutyForm } from './LiftDutyForm.tsx'
import { ReportRiskForm } from './ReportRiskForm.tsx'
import './risk.css'

/** On top of a matter with an open duty to report: what, since when, by which article, and what to do now. */
export function DutyNotice({ matter }: { matter: Matter }) {
  const isHeld = matter.held_by.includes('duty') && matter.can.includes('report_risk')
  const risk = useQuery('assessments.get_risk', { matter_id: matter.id }, { isEnabled: isHeld })
  const open = risk.data?.duties.filter(({ state }) => state === 'open') ?? []
  if (!isHeld || !risk.data || open.length === 0) return null
  return (
    <section className="l-duty" aria-label={RISK.section}>
      <h2>
        {fill(RISK.open_title, { dangers: open.map(({ danger }) => DANGER[danger]).join('、') })}
      </h2>
      <ul>
        {open.map((duty) => (
          <li key={duty.id}>
            <OpenDuty duty={duty} />
          </li>
        ))}
      </ul>
      <p>{RISK.open_lead}</p>
      <DutyActs risk={risk.data} open={open} />
    </section>
  )
}

function OpenDuty({ duty }: { duty: Duty }) {
  useMinute()
  return (
    <>
      {fill(RISK.basis, { basis: duty.basis })} · {RISK.open_since} <Moment at={duty.since} />，
      <strong>{fill(RISK.waited, { span: sayWaited(duty.since) })}</strong> ·{' '}
      {fill(RISK.found_by, {
        name: [duty.found_unit?.name, duty.found_by.name].filter(Boolean).join(' '),
      })}
      {duty.escalated_at ? ` · ${RISK.escalated}` : ''}
    </>
  )
}

function DutyActs({ risk, open }: { risk: Risk; open: readonly Duty[] }) {
  const [form, setForm] = useState<'report' | 'lift'>()
  const close = () => setForm(undefined)
  const liftable = open.filter(({ id }) => risk.may_lift.includes(id))
  const isForPolice = open.some(({ danger }) => officesFor(danger).includes('police'))
  const station = isForPolice && risk.stations.find(({ phone }) => phone !== null)
  return (
    <>
      <div className="l-row">
        <Button look="main" onClick={() => setForm('report')}>
          {RISK.report}
        </Button>
        {isForPolice ? (
          <a className="l-button l-button-plain" href="tel:110">
            {RISK.call_110}
          </a>
        ) : null}
        {station ? (
          <a className="l-button l-button-plain" href={`tel:${station.phone}`}>
            {station.name} {station.phone}
          </a>
        ) : null}
        {liftable.length > 0 ? (
          <Button look="quiet" onClick={() => setForm('lift')}>
            {RISK.lift}
          </Button>
        ) : null}
      </div>
      <Sheet title={RISK.report_title} isOpen={form === 'report'} onClose={close}>
        <ReportRiskForm risk={risk} open={open} onClose={close} />
      </Sheet>
      <Sheet title={RISK.lift_title} isOpen={form === 'lift'} onClose={close}>
        <LiftDutyForm duties={liftable} onClose={close} />
      </Sheet>
    </>
  )
}
