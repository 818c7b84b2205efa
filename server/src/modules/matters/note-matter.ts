import type { Parsed } from '@linli/contract/endpoint'
import type { matters } from '@linli/contract/matters'
import { claimFiles } from '#modules/documents'
import type { CommandContext } from '#platform/module'
import { announceMatter } from './announce-matter.ts'
import { takeMatter } from './queries/take-matter.ts'
import { writeAct } from './write-act.ts'

/** Adds a line to the timeline for those who work on it; nothing else changes, and the reporter does not see it. */
export async function noteMatter(
  ctx: CommandContext,
  input: Parsed<typeof matters.note>,
): Promise<void> {
  const matter = await takeMatter(ctx.tx, ctx.actor, input.id, 'note')
  await claimFiles(ctx.tx, ctx.actor, input.file_ids, ['photo', 'voice'])
  const { status, unit_id } = matter
  await writeAct(ctx, {
    matter_id: matter.id,
    action: 'note',
    status,
    unit_id,
    note: input.note,
    file_ids: input.file_ids,
  })
  announceMatter(ctx, matter)
}
