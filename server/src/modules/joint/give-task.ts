import type { EvidenceKind } from '@linli/contract/codes/matters'
import type { Parsed } from '@linli/contract/endpoint'
import type { joint, TaskDue } from '@linli/contract/joint'
import { sql } from 'kysely'
import { holdMatter, moveMatter, type TakenMatter, takeMatter } from '#modules/matters'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { findUnits } from './find-units.ts'
import { taskDueAt } from './task-due.ts'

/** What a unit is to do, and until when. */
export interface GivenTask {
  unit_id: string
  what: string
  due: TaskDue
  /** The rule that the deadline rests on, as it is shown beside it. */
  basis?: string | undefined
  evidence?: readonly EvidenceKind[]
}

/** The lead, or the centre, gives a unit a task for its matter. Refuses as `giveTask` does. */
export async function giveTaskOfMatter(
  ctx: CommandContext,
  input: Parsed<typeof joint.give_task>,
): Promise<void> {
  const matter = await takeMatter(ctx.tx, ctx.actor, input.id, 'give_task')
  await giveTask(ctx, matter, input)
}

/** Gives a unit a task on a taken matter, which then cannot end before the task has; answers the task's id. The unit sees the
 * matter from now on, also by `matter.helper_unit_ids`, so that several tasks may be given one after the other. Refuses:
 * `no_such_unit`, `unit_has_nobody`, `task_for_the_lead`, `unit_has_task`, `due_is_past`. */
export async function giveTask(
  ctx: CommandContext,
  matter: TakenMatter,
  given: GivenTask,
): Promise<string> {
  const task = await addTask(ctx, matter, given)
  await moveMatter(ctx, matter, {
    action: 'give_task',
    note: given.what,
    unit_id: given.unit_id,
    set: { helper_unit_ids: matter.helper_unit_ids },
  })
  await holdMatter(ctx, matter.id, 'task')
  return task.id
}

/** The task's rows alone, as for a ruling that turns one unit's task into another's: neither timeline nor hold. */
export async function addTask(
  ctx: CommandContext,
  matter: TakenMatter,
  given: GivenTask & { from_task_id?: string },
): Promise<{ id: string }> {
  if (given.unit_id === matter.unit_id) throw new Refusal('invalid', 'task_for_the_lead')
  const [unit] = await findUnits(ctx, [given.unit_id])
  const { due_at, beyond_calendar } = taskDueAt(ctx.now, given.due)
  const { district_id, person_id } = ctx.actor
  const id = ctx.newId()
  const from_task_id = given.from_task_id ?? null
  const made = await sql`
    with made as (
      insert into joint.task (district_id, id, matter_id, unit_id, status, what, evidence, given_at, given_by, from_task_id,
        due_at, due_basis, due_is_beyond_calendar, ruled_at)
      values (${district_id}, ${id}, ${matter.id}, ${given.unit_id}, 'given', ${given.what}, ${[...(given.evidence ?? [])]},
        ${ctx.now}, ${person_id}, ${from_task_id}, ${due_at}, ${given.basis ?? null}, ${beyond_calendar},
        ${from_task_id ? ctx.now : null})
      on conflict (district_id, matter_id, unit_id) where ended_at is null do nothing returning *
    )
    insert into joint.task_step (district_id, id, task_id, matter_id, at, step, person_id, words)
    select district_id, ${ctx.newId()}::uuid, id, matter_id, given_at, 'give', given_by, what from made`.execute(
    ctx.tx,
  )
  if (made.numAffectedRows === 0n)
    throw new Refusal('conflict', 'unit_has_task', { name: unit?.name ?? '' })
  matter.helper_unit_ids = [...new Set([...matter.helper_unit_ids, given.unit_id])]
  return { id }
}
