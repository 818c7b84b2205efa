import type { Parsed } from '@linli/contract/endpoint'
import type { matters } from '@linli/contract/matters'
import type { CommandContext } from '#platform/module'
import { moveMatter } from './move-matter.ts'
import { tellReporters } from './on-matter-answered.ts'
import { takeMatter } from './queries/take-matter.ts'

/** The second person voids it. Refuses: `second_person_needed`, `no_void_proposed`. */
export async function voidMatter(
  ctx: CommandContext,
  input: Parsed<typeof matters.void>,
): Promise<void> {
  const matter = await takeMatter(ctx.tx, ctx.actor, input.id, 'void')
  await moveMatter(ctx, matter, {
    action: 'void',
    note: input.note,
    ...(matter.void_reason && { reason: matter.void_reason }),
    set: { closed_at: ctx.now },
  })
  tellReporters(ctx, matter.id, 'voided')
}
