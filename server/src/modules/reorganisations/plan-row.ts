import { PLAN_STATES } from '@linli/contract/codes/reorganisations'
import { PlanStep } from '@linli/contract/reorganisation-steps'
import { Comparison, PlanReport } from '@linli/contract/reorganisations'
import { sql } from 'kysely'
import { z } from 'zod'
import type { RulePlan } from '#modules/routing'
import type { Db, Tx } from '#platform/db'
import { notFound } from '#platform/errors'
import { NOBODY } from '#platform/ids'

const Units = z.record(z.string(), z.string())

/** How far the worker is with a plan, kept so that another worker goes on from here. */
export const Work = z.object({
  done: z.int(),
  total: z.int(),
  sources: z.array(
    z.object({
      column: z.enum(['street_id', 'community_id', 'grid_id', 'unit_id', 'helper', 'returned']),
      id: z.string(),
    }),
  ),
  /** The source that is next, and the id of the last matter of it that is done. */
  at: z.int(),
  after: z.string(),
  /** `late` looks once more for what was reported while the areas were changing. */
  pass: z.enum(['all', 'late']),
  /** Areas whose matters come along. */
  area_ids: z.array(z.string()),
  heirs: Units,
  handed_over: Units,
  /** People of the units that hand over, and of no unit that takes over. */
  leaving: z.array(z.string()),
  /** Open matters counted so far, by the unit that has them. */
  open_by_unit: z.record(z.string(), z.int()),
})
export type Work = z.infer<typeof Work>

export const PlanRow = z.object({
  district_id: z.int(),
  id: z.string(),
  title: z.string(),
  basis: z.string(),
  day: z.string(),
  state: z.enum(PLAN_STATES),
  steps: z.array(PlanStep),
  is_assumed: z.boolean(),
  revision: z.int(),
  report: PlanReport.nullable(),
  comparison: Comparison.nullable(),
  work: Work.nullable(),
  made_by: z.string(),
  changed_by: z.string(),
  checked_at: z.string().nullable(),
  approved_by: z.string().nullable(),
  approved_at: z.string().nullable(),
  carried_out_at: z.string().nullable(),
  undone_by: z.string().nullable(),
  undone_at: z.string().nullable(),
})
export type PlanRow = z.infer<typeof PlanRow>

/** Reads one plan of a district; `lock` keeps it still, `skip` answers null where another transaction holds it. */
export async function findPlan(
  db: Db | Tx,
  { district_id, id }: { district_id: number; id: string },
  lock: 'read' | 'lock' | 'skip' = 'read',
): Promise<PlanRow | null> {
  const held =
    lock === 'lock' ? sql`for update` : lock === 'skip' ? sql`for update skip locked` : sql``
  const found = await sql`
    select * from reorganisations.plan where district_id = ${district_id} and id = ${id}
      and state <> 'discarded' ${held}`.execute(db)
  const row = found.rows[0]
  return row === undefined ? null : PlanRow.parse(row)
}

/** The same, where a missing one is refused with `not_found`. */
export async function takePlan(
  db: Db | Tx,
  key: { district_id: number; id: string },
  lock: 'read' | 'lock' = 'lock',
): Promise<PlanRow> {
  const plan = await findPlan(db, key, lock)
  if (!plan) throw notFound()
  return plan
}

/** Whether what was last checked is the plan as it now stands, and nothing in it is impossible. */
export function isSound({ report, revision }: Pick<PlanRow, 'report' | 'revision'>): boolean {
  return report !== null && report.revision === revision && report.conflicts.length === 0
}

/** A plan as the rules know it: what they do in its name is done by whoever approved it. */
export function rulePlanOf({
  id,
  title,
  approved_by,
}: Pick<PlanRow, 'id' | 'title' | 'approved_by'>): RulePlan {
  return { plan_id: id, title, approved_by: approved_by ?? NOBODY }
}
