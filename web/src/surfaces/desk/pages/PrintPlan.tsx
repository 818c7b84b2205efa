import { Link, useParams } from '@tanstack/react-router'
import { PlanSheet } from '../../../features/reorganisations/PlanSheet.tsx'
import { useQuery } from '../../../lib/queries.ts'
import { reasonText } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice, Skeleton } from '../../../ui/States.tsx'
import { PRINT } from '../../../words/zh-CN/matter-page.ts'
import { PLANS } from '../../../words/zh-CN/reorganisations.ts'
import '../paper-page.css'

/** The plan on A4, with room for the signature of whoever approves it. */
export function PrintPlan() {
  const { id = '' }: { id?: string } = useParams({ strict: false })
  const plan = useQuery('reorganisations.get', { id })
  return (
    <div className="d-paper-page">
      <div className="l-row l-screen-only">
        <Button look="main" disabled={!plan.data} onClick={() => window.print()}>
          {PRINT.do_print}
        </Button>
        <Link
          to="/organisation/reorganisations/$id"
          params={{ id }}
          className="l-button l-button-quiet"
        >
          {PLANS.back}
        </Link>
      </div>
      {plan.error ? <Notice tone="over">{reasonText(plan.error)}</Notice> : null}
      {plan.data ? (
        <article className="d-a4">
          <PlanSheet plan={plan.data} />
        </article>
      ) : plan.error ? null : (
        <Skeleton lines={12} />
      )}
    </div>
  )
}
