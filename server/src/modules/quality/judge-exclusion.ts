import type { Parsed } from '@linli/contract/endpoint'
import type { quality } from '@linli/contract/quality'
import { moveMatter, takeMatter } from '#modules/matters'
import type { CommandContext } from '#platform/module'

/** A second person agrees: from now on the figures are told with and without it. Refuses: `second_person_needed`,
 * `no_exclusion_proposed`. */
export async function excludeMatter(
  ctx: CommandContext,
  input: Parsed<typeof quality.exclude>,
): Promise<void> {
  const matter = await takeMatter(ctx.tx, ctx.actor, input.id, 'exclude')
  await moveMatter(ctx, matter, {
    action: 'exclude',
    note: input.note,
    ...(matter.exclusion_reason && { reason: matter.exclusion_reason }),
    set: { is_excluded: true },
  })
}

/** A second person keeps it counted, or counts it again after it had been left out. Refuses: `second_person_needed`,
 * `no_exclusion_proposed`. */
export async function keepCounted(
  ctx: CommandContext,
  input: Parsed<typeof quality.keep_counted>,
): Promise<void> {
  const matter = await takeMatter(ctx.tx, ctx.actor, input.id, 'keep_counted')
  await moveMatter(ctx, matter, {
    action: 'keep_counted',
    note: input.note,
    set: { exclusion_reason: null, exclusion_proposed_by: null, is_excluded: false },
  })
}
