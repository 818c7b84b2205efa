import type { PlanState } from '@linli/contract/codes/reorganisations'
import type { PlanLine } from '@linli/contract/reorganisations'
import type { ReactNode } from 'react'
import { sayDay } from '../../lib/time.ts'
import { Badge, type Tone } from '../../ui/States.tsx'
import { TableBox } from '../../ui/TableBox.tsx'
import { PLAN_STATE, PLANS } from '../../words/zh-CN/reorganisations.ts'

export const PLAN_TONE: Record<PlanState, Tone> = {
  draft: 'todo',
  checking: 'doing',
  checked: 'todo',
  approved: 'soon',
  running: 'doing',
  done: 'done',
  refused: 'over',
  undoing: 'doing',
  undone: 'quiet',
  discarded: 'quiet',
}

/** Plans of the district, the newest first. */
export function PlanTable({
  items,
  link,
}: {
  items: readonly PlanLine[]
  link: (id: string, words: ReactNode) => ReactNode
}) {
  return (
    <TableBox label={PLANS.tab}>
      <table className="d-table d-rows">
        <caption className="l-visually-hidden">{PLANS.tab}</caption>
        <thead>
          <tr>
            <th scope="col">{PLANS.title}</th>
            <th scope="col">{PLANS.basis}</th>
            <th scope="col">{PLANS.day}</th>
            <th scope="col">{PLANS.state}</th>
            <th scope="col">{PLANS.by}</th>
            <th scope="col">{PLANS.approved_by}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((plan) => (
            <tr key={plan.id}>
              <th scope="row">
                {link(plan.id, plan.title)}
                {plan.is_assumed ? <span className="l-quiet l-small"> {PLANS.assumed}</span> : null}
              </th>
              <td>{plan.basis}</td>
              <td className="d-tight" data-label={PLANS.day}>
                {sayDay(plan.day)}
              </td>
              <td className="d-tight">
                <Badge tone={PLAN_TONE[plan.state]}>{PLAN_STATE[plan.state]}</Badge>
              </td>
              <td className="d-tight" data-label={PLANS.by}>
                {plan.changed_by.name}
              </td>
              <td className="d-tight" data-label={PLANS.approved_by}>
                {plan.approved_by?.name ?? '—'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  )
}
