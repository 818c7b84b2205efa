import type { PlanAction } from '@linli/contract/codes/reorganisations'
import { type RawBuilder, sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { after } from './lifecycle.ts'
import { type PlanRow, takePlan } from './plan-row.ts'

/** Locks a plan for an act of this person. Refuses: `not_found`, `plan_not_in_that_state`, `outside_jurisdiction`. */
export async function takeFor(
  { tx, actor }: CommandContext,
  id: string,
  action: PlanAction,
  may: (actor: CommandContext['actor']) => boolean,
): Promise<PlanRow> {
  const plan = await takePlan(tx, { district_id: actor.district_id, id })
  if (!may(actor)) throw new Refusal('forbidden', 'outside_jurisdiction')
  after(action, plan.state)
  return plan
}

/** Leads a plan where the act leads, with what else the act changes in its row. */
export async function movePlan(
  ctx: CommandContext,
  plan: PlanRow,
  action: PlanAction,
  set: RawBuilder<unknown> = sql``,
): Promise<void> {
  await sql`
    update reorganisations.plan set state = ${after(action, plan.state)}, work = null ${set}
    where district_id = ${plan.district_id} and id = ${plan.id}`.execute(ctx.tx)
  announcePlan(ctx, plan)
}

/** Tells the open pages of staff that a plan has changed. */
export function announcePlan(
  { announce }: Pick<CommandContext, 'announce'>,
  { district_id, id }: Pick<PlanRow, 'district_id' | 'id'>,
): void {
  announce({ noun: 'reorganisation', id, district_id, facts: {} })
}

/** What the event carries: ids only. */
export function wantedPayload({
  district_id,
  id,
}: Pick<PlanRow, 'district_id' | 'id'>): Record<string, string> {
  return { district_id: String(district_id), subject_id: id }
}
