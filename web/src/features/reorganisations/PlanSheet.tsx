import type { Plan } from '@linli/contract/reorganisations'
import { useMe } from '../../lib/session.ts'
import { sayExact, serverNow } from '../../lib/time.ts'
import { fill } from '../../lib/words.ts'
import { Facts, Section } from '../../ui/Page.tsx'
import { PRINT } from '../../words/zh-CN/matter-page.ts'
import { PLAN_STATE, PLANS } from '../../words/zh-CN/reorganisations.ts'
import { ComparisonView } from './ComparisonView.tsx'
import { PlanReportView } from './PlanReportView.tsx'
import { StepList } from './StepList.tsx'

/** A plan as it goes to the table: what changes, what the check found, before and after, and who signs. */
export function PlanSheet({ plan }: { plan: Plan }) {
  const me = useMe()
  const at = sayExact(new Date(serverNow()).toISOString()).slice(0, 16)
  return (
    <>
      <header className="d-sheet-head">
        <div>
          <p className="l-quiet">{me.data?.district?.name}</p>
          <h1>{plan.title}</h1>
        </div>
        <div>
          <p className="l-quiet l-small">{PLANS.basis}</p>
          <p>{plan.basis}</p>
        </div>
      </header>
      <Facts
        items={[
          [PLANS.day, plan.day],
          [PLANS.state, PLAN_STATE[plan.state]],
          [PLANS.by, plan.changed_by.name],
          [PLANS.approved_by, plan.approved_by?.name],
        ]}
      />
      {plan.is_assumed ? <p className="l-quiet">{PLANS.assumed_note}</p> : null}
      <Section title={PLANS.steps}>
        <StepList plan={plan} />
      </Section>
      {plan.report ? (
        <Section title={PLANS.report}>
          <PlanReportView report={plan.report} />
        </Section>
      ) : null}
      {plan.steps.length > 0 ? (
        <Section title={PLANS.compare}>
          <ComparisonView id={plan.id} hasMaps={false} />
        </Section>
      ) : null}
      <p className="d-sign">
        {PLANS.sign}：<span />
        {PLANS.sign_day}：<span />
      </p>
      <p className="l-quiet l-small">
        {fill(PRINT.printed, { name: me.data?.person?.name ?? '', at })}
      </p>
    </>
  )
}
