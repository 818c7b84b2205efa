import type { Parsed } from '@linli/contract/endpoint'
import type { ChosenRoute, matters } from '@linli/contract/matters'
import type { z } from 'zod'
import { Refusal, sqlState } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { insertChoice } from './choose-route.ts'
import { makeMatter } from './make-matter.ts'
import { writeAct } from './write-act.ts'

/** Staff report what they see or are told. A caller with a known phone finds the matter again on the own phone.
 * Refuses: `external_ref_known`; `not_your_role` to whoever names a door that only the centre keeps. */
export async function reportOnBehalf(
  ctx: CommandContext,
  input: Parsed<typeof matters.report_on_behalf>,
): Promise<void> {
  const { reporter_name, reporter_phone, route, ...matter } = input
  if (!ctx.actor.roles.includes('centre_staff') && !DOORS_OF_ALL.includes(input.source))
    throw new Refusal('forbidden', 'not_your_role')
  const isKnown = reporter_name !== undefined || reporter_phone !== undefined
  try {
    await makeMatter(ctx, {
      ...matter,
      action: 'report',
      ...(isKnown && { reporter: { name: reporter_name, phone: reporter_phone } }),
    })
    if (route) await recordRoute(ctx, route)
  } catch (error) {
    if (input.external_ref && sqlState(error) === '23505')
      throw new Refusal('conflict', 'external_ref_known')
    throw error
  }
}

// What the police or the hotline hand over, or a window takes, comes to the centre.
const DOORS_OF_ALL: readonly string[] = ['grid_worker', 'phone', 'group']

// The choice is a line of its own in the timeline, as if it were made on the matter's page a moment later.
async function recordRoute(ctx: CommandContext, route: z.output<typeof ChosenRoute>) {
  await insertChoice(ctx, ctx.new_id, route)
  await writeAct(ctx, {
    matter_id: ctx.new_id,
    action: 'choose_route',
    status: 'accepted',
    unit_id: null,
    reason: route.chosen ? `route_${route.chosen}` : 'route_none',
    note: route.reason,
  })
}
