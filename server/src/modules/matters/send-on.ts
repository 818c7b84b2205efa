import type { Parsed } from '@linli/contract/endpoint'
import type { matters } from '@linli/contract/matters'
import type { CommandContext } from '#platform/module'
import { acceptMatter } from './accept-matter.ts'
import { assignMatter } from './assign-matter.ts'
import { takeMatter } from './queries/take-matter.ts'
import { triageMatter } from './triage-matter.ts'

/** What the triage board sends on: accepted, triaged and given to a unit as far as each is still to be done. Without a unit
 * it is triaged only, for what belongs to another place. Refuses what these three refuse. */
export async function sendOn(
  ctx: CommandContext,
  input: Parsed<typeof matters.send_on>,
): Promise<void> {
  const { id, category_code, urgency, area_id, unit_id, note } = input
  const matter = await takeMatter(ctx.tx, ctx.actor, id, 'note')
  if (matter.status === 'reported') await acceptMatter(ctx, { id })
  const isChanged = category_code !== matter.category_code || urgency !== matter.urgency || area_id
  if (isChanged || !unit_id)
    await triageMatter(ctx, {
      id,
      category_code,
      urgency,
      area_id,
      note: unit_id ? undefined : note,
    })
  if (unit_id) await assignMatter(ctx, { id, unit_id, note })
}
