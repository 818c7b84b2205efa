import { sql } from 'kysely'
import { relocateGroups } from '#modules/groups'
import { type Relocation, relocateMatters } from '#modules/matters'
import type { Drawn } from '#modules/org'
import { carryUnits, reorganise } from '#modules/org'
import { carryRules } from '#modules/routing'
import { writeAudit } from '#platform/audit'
import { lowestIdAt, NOBODY } from '#platform/ids'
import type { CommandContext } from '#platform/module'
import { compareShapes } from './compare-shapes.ts'
import { withLevels } from './diff-shape.ts'
import { workOf } from './dry-run.ts'
import { type Examined, examinePlan } from './examine-plan.ts'
import type { OrgArea } from './organisation.ts'
import { subjectOf } from './overlaps.ts'
import { type PlanRow, rulePlanOf, type Work } from './plan-row.ts'
import { heirsIn } from './shape.ts'

/** How many matters one piece takes along, in one transaction. */
const MATTERS_A_PIECE = 3000

/** Carries out the part of a plan that is about areas, units and posts, in one transaction, and leaves the matters to the
 * pieces that follow. Where the organisation has changed since the check so that the plan has become impossible, nothing is
 * changed and the plan says why. */
export async function beginCarryingOut(ctx: CommandContext, plan: PlanRow): Promise<boolean> {
  const examined = await examinePlan(ctx, plan)
  if (examined.report.conflicts.length > 0) {
    await sql`
      update reorganisations.plan set state = 'refused', report = ${JSON.stringify({ ...plan.report, ...examined.report })}::jsonb
      where district_id = ${plan.district_id} and id = ${plan.id}`.execute(ctx.tx)
    return false
  }
  const comparison = await compareShapes(ctx.tx, plan.district_id, examined)
  const { district_id, id: plan_id, day } = plan
  await reorganise(
    ctx.tx,
    { district_id, plan_id, day, newId: ctx.newId },
    organisationChanges(examined),
  )
  const heirs = heirsIn(examined.shape)
  await carryUnits(ctx.tx, { district_id, plan_id }, heirs)
  await relocateGroups(ctx.tx, { district_id, plan_id })
  await carryRules(ctx, rulePlanOf(plan), heirs)
  await record(ctx, plan)
  const matters = plan.report?.matters ?? { open: 0, closed: 0 }
  const work: Work = { ...workOf(examined), total: matters.open + matters.closed }
  await sql`
    update reorganisations.plan set state = 'running', carried_out_at = ${ctx.now}, undone_at = null, undone_by = null,
      comparison = ${JSON.stringify(comparison)}::jsonb, work = ${JSON.stringify(work)}::jsonb
    where district_id = ${district_id} and id = ${plan_id}`.execute(ctx.tx)
  return true
}

/** Takes the next matters along. Answers whether more are left. */
export async function carryPiece(ctx: CommandContext, plan: PlanRow): Promise<boolean> {
  if (!plan.work) return false
  let work: Work = plan.work
  let room = MATTERS_A_PIECE
  for (let source = work.sources[work.at]; source && room > 0; source = work.sources[work.at]) {
    const page = { after: work.after, limit: room }
    const { seen, last } = await relocateMatters(ctx, relocationOf(plan, work), source, page)
    const isWhole = seen < room
    room -= seen
    work = {
      ...work,
      done: work.pass === 'all' ? Math.min(work.total, work.done + seen) : work.done,
      at: isWhole ? work.at + 1 : work.at,
      after: isWhole ? startOf(plan, work.pass) : last,
    }
  }
  const isThrough = work.at >= work.sources.length
  const isDone = isThrough && work.pass === 'late'
  if (isThrough && !isDone) work = { ...work, pass: 'late', at: 0, after: startOf(plan, 'late') }
  await sql`
    update reorganisations.plan set state = ${isDone ? 'done' : 'running'},
      work = ${isDone ? null : JSON.stringify(work)}::jsonb
    where district_id = ${plan.district_id} and id = ${plan.id}`.execute(ctx.tx)
  return !isDone
}

const LATE_MS = 600_000

// Whoever reported while the areas were changing may have read them as they were: such matters are the newest.
function startOf({ carried_out_at }: PlanRow, pass: Work['pass']): string {
  if (pass === 'all' || carried_out_at === null) return NOBODY
  return lowestIdAt(Date.parse(carried_out_at) - LATE_MS)
}

function relocationOf(plan: PlanRow, { heirs, handed_over, leaving }: Work): Relocation {
  const { id: plan_id, day, title: note, approved_by } = plan
  return { plan_id, day, note, actor_id: approved_by ?? NOBODY, heirs, handed_over, leaving }
}

function organisationChanges({
  shape,
  changes,
  drawn,
}: Examined): Parameters<typeof reorganise>[2] {
  const { areas } = shape.after
  const full = (area: OrgArea, of: Drawn | undefined, is_outline_only: boolean) => ({
    ...withLevels(areas, area),
    drawn: of ?? null,
    is_outline_only,
  })
  const changed = new Map(changes.changed_areas.map((area) => [area.id, area]))
  const made = new Set(changes.made_areas.map(({ id }) => id))
  const redrawn = [...drawn.keys()].flatMap((id) => {
    const area = areas.get(id)
    return area && !changed.has(id) && !made.has(id) ? [full(area, drawn.get(id), true)] : []
  })
  return {
    ...changes,
    made_areas: changes.made_areas.map((area) => full(area, drawn.get(area.id), false)),
    changed_areas: [
      ...changes.changed_areas.map((area) => full(area, drawn.get(area.id), false)),
      ...redrawn,
    ],
    successors: shape.successors,
  }
}

/** One line of the record for each step. */
async function record({ tx, now, newId }: CommandContext, plan: PlanRow): Promise<void> {
  for (const step of plan.steps) {
    await writeAudit(tx, {
      district_id: plan.district_id,
      id: newId(),
      at: now,
      actor_id: plan.approved_by ?? NOBODY,
      operation: `reorganisations.${step.kind}`,
      kind: 'job',
      subject_id: subjectOf(step),
      fields: Object.keys(step).filter((name) => name !== 'kind'),
      request_id: null,
    })
  }
}
