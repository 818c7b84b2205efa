import type { Parsed } from '@linli/contract/endpoint'
import type { matters } from '@linli/contract/matters'
import type { CommandContext } from '#platform/module'
import { announceMatter } from './announce-matter.ts'
import { countAppeals } from './count-appeals.ts'
import { type Move, moveMatter } from './move-matter.ts'
import { type TakenMatter, takeAnswering, takeMatter } from './queries/take-matter.ts'
import { writeAct } from './write-act.ts'

/** Takes a matter out of the one it was merged into: it is triaged by itself, and its clock counts from its acceptance. */
export async function unmergeMatter(
  ctx: CommandContext,
  input: Parsed<typeof matters.unmerge>,
): Promise<void> {
  const matter = await takeMatter(ctx.tx, ctx.actor, input.id, 'unmerge')
  const accepted_at = matter.accepted_at ?? ctx.now
  await takeOut(ctx, matter, {
    action: 'unmerge',
    note: input.note,
    set: { accepted_at, merged_into_id: null },
    restarts_clock: true,
  })
}

/** Carries out an act by which a merged matter stands by itself again; the other one loses its count. Answers
 * it as it is afterwards. */
export async function takeOut(ctx: CommandContext, matter: TakenMatter, move: Move) {
  const into = await takeAnswering(ctx.tx, ctx.actor.district_id, matter)
  const now = await moveMatter(ctx, matter, move)
  await countAppeals(ctx.tx, ctx.actor.district_id, [into.id])
  await writeAct(ctx, {
    matter_id: into.id,
    action: 'note',
    status: into.status,
    unit_id: into.unit_id,
    reason: 'gave_out',
    note: matter.number,
  })
  announceMatter(ctx, into)
  return now
}
