import type { Parsed } from '@linli/contract/endpoint'
import type { joint } from '@linli/contract/joint'
import { moveMatter, releaseMatter, type TakenMatter, unitsOf } from '#modules/matters'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { addTask } from './give-task.ts'
import { say, type TakenTask, takeTask } from './take-task.ts'
import { taskDueAt } from './task-due.ts'

type Ruled = Parsed<typeof joint.rule_task>

/** The centre rules on a task: the unit does it, another one does, or nobody; whoever is ruled to do it does not refuse (潍坊
 * 条例 art. 22). Nobody rules on the task of their own unit. Refuses: `task_is_<status>`, `nothing_to_rule`,
 * `may_not_rule_own_task`, `ruling_names_no_unit`, `ruling_names_no_day`, and what giving a task refuses. */
export async function ruleTask(ctx: CommandContext, input: Ruled): Promise<void> {
  const { task, matter } = await takeTask(ctx.tx, ctx.actor, input.id, 'rule_task')
  if (unitsOf(ctx.actor).includes(task.unit_id))
    throw new Refusal('forbidden', 'may_not_rule_own_task')
  const { ruling, words, basis } = input
  if (ruling === 'keep' && task.status !== 'refused')
    throw new Refusal('conflict', 'nothing_to_rule')
  const due = input.due && taskDueAt(ctx.now, input.due)
  await say(ctx, task, { step: ruling, words, basis, due: ruling === 'keep' ? due : undefined })
  if (ruling !== 'keep') freeUnit(task, matter)
  if (ruling === 'move') await giveToOther(ctx, task, matter, input)
  await moveMatter(ctx, matter, {
    action: 'rule_task',
    reason: ruling,
    note: words,
    unit_id: ruling === 'move' && input.unit_id ? input.unit_id : task.unit_id,
    set: { helper_unit_ids: matter.helper_unit_ids },
  })
  if (ruling === 'drop') await releaseMatter(ctx, matter.id, 'task')
}

async function giveToOther(
  ctx: CommandContext,
  task: TakenTask,
  matter: TakenMatter,
  { unit_id, due, basis }: Ruled,
): Promise<void> {
  if (!unit_id || unit_id === task.unit_id) throw new Refusal('invalid', 'ruling_names_no_unit')
  if (!due) throw new Refusal('invalid', 'ruling_names_no_day')
  const { what, evidence } = task
  await addTask(ctx, matter, { unit_id, what, evidence, due, basis, from_task_id: task.id })
}

// A unit that is freed sees the matter no longer, unless it has other work on it.
function freeUnit(task: TakenTask, matter: TakenMatter): void {
  if (task.works_on) return
  matter.helper_unit_ids = matter.helper_unit_ids.filter((id) => id !== task.unit_id)
}
