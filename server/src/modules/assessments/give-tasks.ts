import type { Minutes } from '@linli/contract/assessments'
import { moveMatter, type TakenMatter } from '#modules/matters'
import type { CommandContext } from '#platform/module'

/** Gives each co-handler of the minutes its task, and answers the matter as it is then. */
export async function giveTasks(
  ctx: CommandContext,
  matter: TakenMatter,
  tasks: Minutes['tasks'],
): Promise<TakenMatter> {
  let held = matter
  for (const { unit, what } of tasks) {
    if (!unit) continue
    const helper_unit_ids = [...new Set([...held.helper_unit_ids, unit.id])]
    await moveMatter(ctx, held, { action: 'give_task', note: what, set: { helper_unit_ids } })
    held = { ...held, helper_unit_ids }
  }
  return held
}
