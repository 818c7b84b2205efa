import type { TaskStep } from '@linli/contract/codes/joint'
import type { EvidenceKind } from '@linli/contract/codes/matters'
import type { StoredFile } from '@linli/contract/documents'
import type { JointWork, Task } from '@linli/contract/joint'
import { sql } from 'kysely'
import { viewFiles } from '#modules/documents'
import { seeMatter } from '#modules/matters'
import { notFound } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import { taskActionsOf } from '../policy.ts'
import { type TaskRow, taskOf } from './task-rows.ts'
import { WHISTLE_COLUMNS, type WhistleRow, whistleOf } from './whistle-rows.ts'

interface WorkRow extends TaskRow {
  evidence: EvidenceKind[]
  from_unit_id: string | null
  from_unit_name: string | null
}

interface StepRow {
  id: string
  task_id: string
  at: string
  step: TaskStep
  person_name: string | null
  words: string | null
  basis: string | null
  file_ids: string[]
}

/** Lead, tasks and calls of a matter, for whoever may see it. Refuses: `not_found`. */
export async function viewWork(ctx: QueryContext, matter_id: string): Promise<JointWork> {
  const matter = await seeMatter(ctx, matter_id)
  const tasks = await findTasks(ctx, matter_id)
  const steps = tasks.length > 0 ? await findSteps(ctx, matter_id) : []
  const files = await viewFiles(ctx, [...new Set(steps.flatMap((step) => step.file_ids))])
  const whistles = await sql<WhistleRow>`
    select ${WHISTLE_COLUMNS} from joint.whistle as w
    where w.district_id = ${ctx.actor.district_id} and w.matter_id = ${matter_id} order by w.id`.execute(
    ctx.db,
  )
  return {
    id: matter_id,
    lead:
      matter.unit_id && matter.unit_name ? { id: matter.unit_id, name: matter.unit_name } : null,
    tasks: tasks.map((row): Task => {
      const said = steps.filter((step) => step.task_id === row.id)
      const has_refused = said.some(({ step }) => step === 'refuse')
      return {
        ...taskOf(row, ctx.now),
        evidence: row.evidence,
        from_unit:
          row.from_unit_id && row.from_unit_name
            ? { id: row.from_unit_id, name: row.from_unit_name }
            : null,
        steps: said.map((step) => stepOf(step, files)),
        can: taskActionsOf(ctx.actor, { ...row, has_refused }, matter.can),
      }
    }),
    whistles: whistles.rows.map((row) => whistleOf(ctx, row, matter.can)),
  }
}

/** The same by one of its tasks or calls, as the answer to an act on it. */
export async function viewWorkOf(ctx: QueryContext, id: string): Promise<JointWork> {
  const found = await sql<{ matter_id: string }>`
    select matter_id from joint.task where district_id = ${ctx.actor.district_id} and id = ${id}
    union all select matter_id from joint.whistle where district_id = ${ctx.actor.district_id} and id = ${id}`.execute(
    ctx.db,
  )
  const [row] = found.rows
  if (!row) throw notFound()
  return viewWork(ctx, row.matter_id)
}

async function findTasks({ db, actor }: QueryContext, matter_id: string): Promise<WorkRow[]> {
  const found = await sql<WorkRow>`
    select t.id, t.unit_id, u.name as unit_name, t.status, t.what, t.evidence, t.given_at, t.due_at, t.due_basis,
      t.due_is_beyond_calendar, t.ruled_at, t.ended_at, f.unit_id as from_unit_id,
      (select n.name from org.unit as n where n.district_id = f.district_id and n.id = f.unit_id) as from_unit_name
    from joint.task as t
    join org.unit as u on u.district_id = t.district_id and u.id = t.unit_id
    left join joint.task as f on f.district_id = t.district_id and f.id = t.from_task_id
    where t.district_id = ${actor.district_id} and t.matter_id = ${matter_id} order by t.id`.execute(
    db,
  )
  return found.rows
}

async function findSteps({ db, actor }: QueryContext, matter_id: string): Promise<StepRow[]> {
  const found = await sql<StepRow>`
    select s.id, s.task_id, s.at, s.step, s.words, s.basis, s.file_ids,
      (select n.public_name from identity.person as n where n.district_id = s.district_id and n.id = s.person_id) as person_name
    from joint.task_step as s
    where s.district_id = ${actor.district_id} and s.matter_id = ${matter_id} order by s.at, s.id`.execute(
    db,
  )
  return found.rows
}

function stepOf(
  { task_id: _, file_ids, ...step }: StepRow,
  files: ReadonlyMap<string, StoredFile>,
): Task['steps'][number] {
  return { ...step, files: file_ids.flatMap((id) => files.get(id) ?? []) }
}
