import { sql } from 'kysely'
import { putBackGroups } from '#modules/groups'
import { putBackMatters } from '#modules/matters'
import { putBackUnits, removeMade, takeBackPlan } from '#modules/org'
import { putBackRules } from '#modules/routing'
import { NOBODY } from '#platform/ids'
import type { CommandContext } from '#platform/module'
import { type PlanRow, rulePlanOf } from './plan-row.ts'

/** How many matters one piece puts back, in one transaction. */
const MATTERS_A_PIECE = 3000

/** Does the next piece of an undoing: first the organisation, then the matters, and at the end what the plan had made is
 * removed. Answers whether more is left. */
export async function takeBackPiece(ctx: CommandContext, plan: PlanRow): Promise<boolean> {
  const { district_id, id: plan_id, day, title: note } = plan
  const key = { district_id, plan_id }
  if (plan.work === null) {
    await takeBackPlan(ctx.tx, key)
    await putBackGroups(ctx.tx, key)
    await putBackUnits(ctx.tx, key)
    await putBackRules(ctx, { ...rulePlanOf(plan), approved_by: plan.undone_by ?? NOBODY })
    const matters = plan.report?.matters ?? { open: 0, closed: 0 }
    await keepWork(ctx, plan, { done: 0, total: matters.open + matters.closed })
    return true
  }
  const actor_id = plan.undone_by ?? NOBODY
  const n = await putBackMatters(ctx, { plan_id, day, note, actor_id }, MATTERS_A_PIECE)
  if (n > 0) {
    const { total } = plan.work
    await keepWork(ctx, plan, { done: Math.min(total, plan.work.done + n), total })
    return true
  }
  await removeMade(ctx.tx, key)
  await sql`
    update reorganisations.plan set state = 'undone', work = null, undone_at = ${ctx.now}, carried_out_at = null,
      approved_by = null, approved_at = null
    where district_id = ${district_id} and id = ${plan_id}`.execute(ctx.tx)
  return false
}

async function keepWork(
  { tx }: CommandContext,
  { district_id, id }: PlanRow,
  { done, total }: { done: number; total: number },
): Promise<void> {
  const work = {
    done,
    total,
    sources: [],
    at: 0,
    after: NOBODY,
    pass: 'all',
    area_ids: [],
    heirs: {},
    handed_over: {},
    leaving: [],
    open_by_unit: {},
  }
  await sql`
    update reorganisations.plan set work = ${JSON.stringify(work)}::jsonb where district_id = ${district_id} and id = ${id}`.execute(
    tx,
  )
}
