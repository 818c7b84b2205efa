import type { Parsed } from '@linli/contract/endpoint'
import type { matters } from '@linli/contract/matters'
import { Refusal, sqlState } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { makeMatter } from './make-matter.ts'

/** Staff report what they see or are told. A caller with a known phone finds the matter again on the own phone.
 * Refuses: `external_ref_known`; `not_your_role` to whoever names a door that only the centre keeps. */
export async function reportOnBehalf(
  ctx: CommandContext,
  input: Parsed<typeof matters.report_on_behalf>,
): Promise<void> {
  const { reporter_name, reporter_phone, ...matter } = input
  if (!ctx.actor.roles.includes('centre_staff') && !DOORS_OF_ALL.includes(input.source))
    throw new Refusal('forbidden', 'not_your_role')
  const isKnown = reporter_name !== undefined || reporter_phone !== undefined
  try {
    await makeMatter(ctx, {
      ...matter,
      action: 'report',
      ...(isKnown && { reporter: { name: reporter_name, phone: reporter_phone } }),
    })
  } catch (error) {
    if (input.external_ref && sqlState(error) === '23505')
      throw new Refusal('conflict', 'external_ref_known')
    throw error
  }
}

// What the police or the hotline hand over, or a window takes, comes to the centre.
const DOORS_OF_ALL: readonly string[] = ['grid_worker', 'phone']
