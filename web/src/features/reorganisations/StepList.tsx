import type { Plan } from '@linli/contract/reorganisations'
import { Button } from '../../ui/Button.tsx'
import { PLANS } from '../../words/zh-CN/reorganisations.ts'
import { stepLine } from './step-line.ts'

/** The steps of a plan in their order, each as a sentence. */
export function StepList({
  plan,
  isBusy = false,
  onRemove,
}: {
  plan: Pick<Plan, 'steps' | 'names'>
  isBusy?: boolean
  /** Takes one away again, by its place in the list. */
  onRemove?: (at: number) => void
}) {
  if (plan.steps.length === 0) return <p className="l-quiet">{PLANS.no_steps}</p>
  return (
    <ol className="d-steps">
      {plan.steps.map((step, at) => (
        // Two steps may read alike: their place tells them apart.
        <li key={at}>
          <span>{stepLine(step, plan.names)}</span>
          {onRemove ? (
            <Button look="quiet" disabled={isBusy} onClick={() => onRemove(at)}>
              {PLANS.remove}
            </Button>
          ) : null}
        </li>
      ))}
    </ol>
  )
}
