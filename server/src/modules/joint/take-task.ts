import type { TaskStatus } from '@linli/contract/codes/joint'
import type { EvidenceKind, MatterAction } from '@linli/contract/codes/matters'
import type { Parsed } from '@linli/contract/endpoint'
import type { joint } from '@linli/contract/joint'
import { sql } from 'kysely'
import { moveMatter, type TakenMatter, takeMatter, unitsOf } from '#modules/matters'
import type { Actor } from '#platform/actor'
import type { Tx } from '#platform/db'
import { notFound, Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { isSayable, isTaskOver, type LaterStep, TASK_LIFE } from './task-life.ts'

/** A task that this command holds: locked before its matter, as every command on a task does. */
export interface TakenTask {
  id: string
  matter_id: string
  unit_id: string
  status: TaskStatus
  what: string
  evidence: EvidenceKind[]
  due_at: string
  due_basis: string | null
  ruled_at: string | null
  has_refused: boolean
  /** The unit has other work on this matter, which lets it go on seeing it. */
  works_on: boolean
  /** Who said the last word, and so where the task stands now. */
  last_name: string | null
}

/** Finds and locks a task and its matter for an act of this person. Refuses: `not_found` for hidden and missing alike,
 * `task_is_<status>`, and what the matter refuses. */
export async function takeTask(
  tx: Tx,
  actor: Actor,
  id: string,
  action: MatterAction,
): Promise<{ task: TakenTask; matter: TakenMatter }> {
  const task = await lockTask(tx, actor.district_id, id)
  if (!task) throw notFound()
  // A unit that a ruling has freed sees the matter no longer, but is told what became of its own task.
  if (isTaskOver(task.status) && isOurs(actor, task)) throw refusalOf(task)
  const matter = await takeMatter(tx, actor, task.matter_id, action)
  if (isTaskOver(task.status)) throw refusalOf(task)
  return { task, matter }
}

/** The same for somebody of the unit whose task it is. Refuses: `not_your_task`. */
export async function takeOwnTask(
  ctx: CommandContext,
  id: string,
): Promise<{ task: TakenTask; matter: TakenMatter }> {
  const taken = await takeTask(ctx.tx, ctx.actor, id, 'answer_task')
  if (!isOurs(ctx.actor, taken.task)) throw new Refusal('forbidden', 'not_your_task')
  return taken
}

/** The unit has seen its task and begins. Refuses: `task_is_<status>`. */
export async function beginTask(
  ctx: CommandContext,
  input: Parsed<typeof joint.take_task>,
): Promise<void> {
  const { task, matter } = await takeOwnTask(ctx, input.id)
  await say(ctx, task, { step: 'take' })
  await moveMatter(ctx, matter, { action: 'answer_task', reason: 'take', unit_id: task.unit_id })
}

/** Writes what was said on a task, and where it stands now. Refuses: `task_is_<status>` where that cannot be said. */
export async function say(
  ctx: CommandContext,
  task: TakenTask,
  said: {
    step: LaterStep
    words?: string
    basis?: string
    file_ids?: readonly string[]
    due?: { due_at: Date; beyond_calendar: boolean } | undefined
  },
): Promise<void> {
  if (!isSayable(said.step, task.status)) throw refusalOf(task)
  const { to } = TASK_LIFE[said.step]
  const ended_at = isTaskOver(to) ? ctx.now : null
  const due_at = said.due?.due_at ?? null
  await sql`
    with changed as (
      update joint.task set status = ${to}, ended_at = ${ended_at},
        ruled_at = case when ${said.step === 'keep'} then ${ctx.now}::timestamptz else ruled_at end,
        due_at = coalesce(${due_at}::timestamptz, due_at), due_basis = case when ${due_at}::timestamptz is null then due_basis
          else ${said.basis ?? null} end,
        due_is_beyond_calendar = case when ${due_at}::timestamptz is null then due_is_beyond_calendar
          else ${said.due?.beyond_calendar ?? false} end
      where district_id = ${ctx.actor.district_id} and id = ${task.id}
    )
    insert into joint.task_step (district_id, id, task_id, matter_id, at, step, person_id, words, basis, file_ids)
    values (${ctx.actor.district_id}, ${ctx.newId()}, ${task.id}, ${task.matter_id}, ${ctx.now}, ${said.step},
      ${ctx.actor.person_id}, ${said.words ?? null}, ${said.basis ?? null}, ${[...(said.file_ids ?? [])]})`.execute(
    ctx.tx,
  )
}

function isOurs(actor: Actor, task: TakenTask): boolean {
  return unitsOf(actor).includes(task.unit_id)
}

function refusalOf(task: TakenTask): Refusal {
  return new Refusal('conflict', `task_is_${task.status}`, { name: task.last_name ?? '' })
}

async function lockTask(tx: Tx, district_id: number, id: string): Promise<TakenTask | undefined> {
  const locked = await sql<Omit<TakenTask, 'has_refused' | 'works_on' | 'last_name'>>`
    select id, matter_id, unit_id, status, what, evidence, due_at, due_basis, ruled_at from joint.task
    where district_id = ${district_id} and id = ${id} for update`.execute(tx)
  const [task] = locked.rows
  if (!task) return undefined
  // A statement of its own: one that waited for the lock sees of other rows what stood there before.
  const about = await sql<Pick<TakenTask, 'has_refused' | 'works_on' | 'last_name'>>`
    select exists (select 1 from joint.task_step as s where s.district_id = ${district_id} and s.matter_id = ${task.matter_id}
        and s.task_id = ${id} and s.step = 'refuse') as has_refused,
      exists (select 1 from joint.task as o where o.district_id = ${district_id} and o.matter_id = ${task.matter_id}
        and o.unit_id = ${task.unit_id} and o.id <> ${id} and o.status not in ('moved', 'dropped'))
        or exists (select 1 from joint.whistle as w join joint.whistle_unit as c on c.district_id = w.district_id
          and c.whistle_id = w.id where w.district_id = ${district_id} and w.matter_id = ${task.matter_id}
          and c.unit_id = ${task.unit_id}) as works_on,
      (select n.public_name from joint.task_step as s join identity.person as n on n.district_id = s.district_id
        and n.id = s.person_id where s.district_id = ${district_id} and s.matter_id = ${task.matter_id} and s.task_id = ${id}
        order by s.at desc, s.id desc limit 1) as last_name`.execute(tx)
  const [facts] = about.rows
  return facts && { ...task, ...facts }
}
