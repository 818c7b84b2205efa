import type { Plan } from '@linli/contract/reorganisations'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Progress } from 'antd'
import { useEffect, useState } from 'react'
import { ComparisonView } from '../../../features/reorganisations/ComparisonView.tsx'
import { PlanActs } from '../../../features/reorganisations/PlanActs.tsx'
import { type PlanHead, PlanHeadForm } from '../../../features/reorganisations/PlanHeadForm.tsx'
import { PlanReportView } from '../../../features/reorganisations/PlanReportView.tsx'
import { PLAN_TONE } from '../../../features/reorganisations/PlanTable.tsx'
import { StepForm } from '../../../features/reorganisations/StepForm.tsx'
import { StepList } from '../../../features/reorganisations/StepList.tsx'
import { useCommand, useQuery } from '../../../lib/queries.ts'
import { sayDay, sayMoment } from '../../../lib/time.ts'
import { fill, reasonText } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Section } from '../../../ui/Page.tsx'
import { Badge, Notice, Skeleton } from '../../../ui/States.tsx'
import { say } from '../../../ui/Toast.tsx'
import { PLAN_STATE, PLANS } from '../../../words/zh-CN/reorganisations.ts'

const WORKING: readonly Plan['state'][] = ['checking', 'running', 'undoing']

/** One plan: what it changes, what the check found, and what may be done with it now. */
export function ReorganisationPage() {
  const { id = '' }: { id?: string } = useParams({ strict: false })
  const found = useQuery('reorganisations.get', { id })
  const plan = found.data
  const isWorking = plan !== undefined && WORKING.includes(plan.state)
  const { refetch } = found
  useEffect(() => {
    if (!isWorking) return undefined
    // The stream says when it is done; in between the bar moves by asking.
    const timer = setInterval(() => void refetch(), 1_500)
    return () => clearInterval(timer)
  }, [isWorking, refetch])
  if (found.error) return <Notice tone="over">{reasonText(found.error)}</Notice>
  if (!plan) return <Skeleton lines={8} />
  return <PlanView key={id} plan={plan} />
}

function PlanView({ plan }: { plan: Plan }) {
  const navigate = useNavigate()
  return (
    <>
      <p className="d-page-back">
        <Link to="/organisation/reorganisations">{PLANS.tab}</Link>
      </p>
      <Head plan={plan} />
      {plan.is_assumed ? <Notice tone="soon">{PLANS.assumed_note}</Notice> : null}
      <Stage plan={plan} />
      <PlanActs plan={plan} onGone={() => void navigate({ to: '/organisation/reorganisations' })} />
      <Steps plan={plan} />
      {plan.report ? (
        <Section title={PLANS.report}>
          <PlanReportView report={plan.report} />
        </Section>
      ) : null}
      {plan.steps.length > 0 ? (
        <Section title={PLANS.compare}>
          <ComparisonView id={plan.id} />
        </Section>
      ) : null}
    </>
  )
}

function Head({ plan }: { plan: Plan }) {
  return (
    <div className="d-page-head">
      <div>
        <h2>{plan.title}</h2>
        <p className="l-row l-quiet">
          <Badge tone={PLAN_TONE[plan.state]}>{PLAN_STATE[plan.state]}</Badge>
          <span>{plan.basis}</span>
          <span>
            {PLANS.day} {sayDay(plan.day)}
          </span>
          <span>
            {PLANS.by} {plan.changed_by.name}
          </span>
          {plan.approved_by ? (
            <span>
              {PLANS.approved_by} {plan.approved_by.name}
            </span>
          ) : null}
        </p>
      </div>
      <Link
        to="/organisation/reorganisations/$id/print"
        params={{ id: plan.id }}
        className="l-button l-button-plain"
      >
        {PLANS.print}
      </Link>
    </div>
  )
}

/** Where the plan stands, and what is in the way. */
function Stage({ plan }: { plan: Plan }) {
  const { state, progress, in_the_way: way } = plan
  if (WORKING.includes(state)) return <Working state={state} progress={progress} />
  if (state === 'approved')
    return <Notice tone="soon">{fill(PLANS.wait_note, { day: sayDay(plan.day) })}</Notice>
  if (state === 'refused') return <Notice tone="over">{PLANS.refused_note}</Notice>
  if (state === 'undone') return <Notice>{PLANS.undone_note}</Notice>
  if (state !== 'done') return null
  return (
    <>
      <Notice
        tone="done"
        slot={<Link to="/organisation/reorganisations/figures">{PLANS.figures}</Link>}
      >
        {fill(PLANS.done_note, { at: plan.carried_out_at ? sayMoment(plan.carried_out_at) : '' })}
      </Notice>
      {way.length > 0 ? (
        <Notice tone="soon">
          {fill(PLANS.in_the_way, { n: way.length })}
          <ul className="d-plain-list">
            {way.map(({ noun, name }) => (
              <li key={`${noun} ${name}`}>
                {PLANS[`way_${noun}`]} {name}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
    </>
  )
}

function Working({ state, progress }: Pick<Plan, 'state' | 'progress'>) {
  const { done, total } = progress ?? { done: 0, total: 0 }
  const words =
    state === 'running' ? PLANS.running : state === 'undoing' ? PLANS.undoing : PLANS.checking
  const count = { done: done.toLocaleString('zh-CN'), total: total.toLocaleString('zh-CN') }
  return (
    <div className="l-stack d-form" role="status">
      <p>{fill(words, count)}</p>
      <Progress
        percent={total > 0 ? Math.min(99, Math.floor((done / total) * 100)) : 0}
        aria-label={PLAN_STATE[state]}
      />
      <p className="l-quiet">{PLANS.running_hint}</p>
    </div>
  )
}

/** The steps, to be added to and taken from while the plan may be written. */
function Steps({ plan }: { plan: Plan }) {
  const [isHead, setHead] = useState(false)
  const save = useCommand('reorganisations.save', {
    onDone: () => {
      say(PLANS.saved)
      setHead(false)
    },
  })
  const { id, revision, title, basis, day, steps } = plan
  const write = (part: Partial<PlanHead & Pick<Plan, 'steps'>>) =>
    save.mutate({ id, revision, title, basis, day, steps, ...part })
  if (!plan.can.includes('save'))
    return (
      <Section title={PLANS.steps}>
        <StepList plan={plan} />
      </Section>
    )
  return (
    <Section
      title={PLANS.steps}
      aside={
        <Button look="quiet" onClick={() => setHead(!isHead)}>
          {PLANS.edit_head}
        </Button>
      }
    >
      {isHead ? (
        <PlanHeadForm
          head={{ title, basis, day }}
          word={PLANS.save}
          isBusy={save.isPending}
          problem={save.error}
          onSave={write}
          onCancel={() => setHead(false)}
        />
      ) : null}
      <StepList
        plan={plan}
        isBusy={save.isPending}
        onRemove={(at) => write({ steps: steps.filter((_, one) => one !== at) })}
      />
      {save.error && !isHead ? <Notice tone="over">{reasonText(save.error)}</Notice> : null}
      <details>
        <summary>{PLANS.add}</summary>
        <StepForm
          steps={steps}
          isBusy={save.isPending}
          onAdd={(step) => write({ steps: [...steps, step] })}
        />
      </details>
    </Section>
  )
}
