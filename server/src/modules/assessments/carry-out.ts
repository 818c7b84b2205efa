import type { Minutes } from '@linli/contract/assessments'
import { giveTask } from '#modules/joint'
import { giveToUnit, lockMatter, moveMatter, type TakenMatter } from '#modules/matters'
import { notFound, Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'

/** Does on a matter what signed minutes have decided: the lead gets it, each co-handler its task with its own clock, and
 * the timeline says so. Refuses: `lead_too_late` where the matter waits to be verified already, and as
 * `giveTask` does. */
export async function carryOut(
  ctx: CommandContext,
  matter: TakenMatter,
  minutes: Minutes,
  number: string,
): Promise<void> {
  const led = minutes.lead ? await giveLead(ctx, matter, minutes.lead.id, minutes) : matter
  for (const { unit, what, due_on } of minutes.tasks)
    if (unit && due_on)
      await giveTask(ctx, led, { unit_id: unit.id, what, due: { on: due_on }, basis: number })
  await moveMatter(ctx, led, { action: 'assess', reason: 'assess_signed', note: number })
}

async function giveLead(
  ctx: CommandContext,
  matter: TakenMatter,
  unit_id: string,
  { is_designation }: Minutes,
): Promise<TakenMatter> {
  if (matter.unit_id === unit_id) {
    if (!is_designation || matter.designated_at) return matter
    await moveMatter(ctx, matter, {
      action: 'assess',
      reason: 'assess_designated',
      set: { designated_at: ctx.now },
    })
    return again(ctx, matter)
  }
  if (matter.status === 'resolved' || matter.status === 'verified')
    throw new Refusal('conflict', 'lead_too_late', { number: matter.number })
  await giveToUnit(ctx, await makeFree(ctx, matter), {
    action: is_designation ? 'designate' : 'assign',
    unit_id,
  })
  return again(ctx, matter)
}

// A matter is given from where nobody has it: one not taken on yet is accepted, one that another unit has comes back first.
async function makeFree(ctx: CommandContext, matter: TakenMatter): Promise<TakenMatter> {
  if (matter.status === 'reported') {
    await moveMatter(ctx, matter, { action: 'accept', set: { accepted_at: ctx.now } })
    return again(ctx, matter)
  }
  if (matter.status === 'assigned' || matter.status === 'handling') {
    await moveMatter(ctx, matter, {
      action: 'return',
      reason: 'assess_other_lead',
      set: { unit_id: null, assignee_id: null, handled_by: null },
    })
    return again(ctx, matter)
  }
  return matter
}

async function again(ctx: CommandContext, matter: TakenMatter): Promise<TakenMatter> {
  const found = await lockMatter(ctx.tx, ctx.actor.district_id, matter.id)
  if (!found) throw notFound()
  return found
}
