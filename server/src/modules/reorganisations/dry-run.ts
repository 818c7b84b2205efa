import { sql } from 'kysely'
import { countMatters } from '#modules/matters'
import { NOBODY } from '#platform/ids'
import type { CommandContext } from '#platform/module'
import { compareShapes } from './compare-shapes.ts'
import { sourcesOf } from './diff-shape.ts'
import { type Examined, examinePlan } from './examine-plan.ts'
import { gap } from './find-gaps.ts'
import type { PlanRow, Work } from './plan-row.ts'
import { heirsIn, type Shape } from './shape.ts'

type Checker = Pick<CommandContext, 'tx' | 'now' | 'newId'>

/** How many sources are counted in one piece: a piece takes about a second at the most. */
const SOURCES_A_PIECE = 25

/** Does the next piece of a dry run: first the organisation, then the matters source by source. Answers whether more is left;
 * nothing is written but the report. */
export async function checkPiece(ctx: Checker, plan: PlanRow): Promise<boolean> {
  if (plan.work === null || plan.report === null) return begin(ctx, plan)
  const { work, report } = plan
  const { open_by_unit } = work
  const next = work.sources.slice(work.at, work.at + SOURCES_A_PIECE)
  for (const source of next) {
    // What a unit only helps with, or has sent back, is counted where it lies.
    if (source.column === 'helper' || source.column === 'returned') continue
    const found = await countMatters(ctx.tx, plan.district_id, source, work.area_ids)
    report.matters.open += found.open
    report.matters.closed += found.closed
    for (const [unit_id, n] of Object.entries(found.open_by_unit))
      open_by_unit[unit_id] = (open_by_unit[unit_id] ?? 0) + n
  }
  const at = work.at + next.length
  const isMore = at < work.sources.length
  if (!isMore) report.gaps.push(...(await workLeftBehind(ctx, plan, work)))
  await sql`
    update reorganisations.plan set report = ${JSON.stringify(report)}::jsonb, state = ${isMore ? 'checking' : 'checked'},
      work = ${isMore ? JSON.stringify({ ...work, at, done: at, open_by_unit }) : null}::jsonb,
      checked_at = ${isMore ? null : ctx.now}
    where district_id = ${plan.district_id} and id = ${plan.id}`.execute(ctx.tx)
  return isMore
}

async function begin(ctx: Checker, plan: PlanRow): Promise<boolean> {
  const examined = await examinePlan(ctx, plan)
  const comparison = await compareShapes(ctx.tx, plan.district_id, examined)
  const work = workOf(examined)
  await sql`
    update reorganisations.plan set report = ${JSON.stringify(examined.report)}::jsonb,
      comparison = ${JSON.stringify(comparison)}::jsonb, work = ${JSON.stringify(work)}::jsonb
    where district_id = ${plan.district_id} and id = ${plan.id}`.execute(ctx.tx)
  return true
}

/** The work that a plan makes for the worker, at its beginning. */
export function workOf({ shape, changes }: Pick<Examined, 'shape' | 'changes'>): Work {
  const sources = sourcesOf(shape, changes)
  return {
    done: 0,
    total: sources.length,
    sources,
    at: 0,
    after: NOBODY,
    pass: 'all',
    area_ids: [...changes.moved_areas],
    heirs: { ...heirsIn(shape) },
    handed_over: Object.fromEntries(shape.handed_over),
    leaving: leavingIn(shape),
    open_by_unit: {},
  }
}

function leavingIn({ after, handed_over }: Shape): string[] {
  const taking = new Set(handed_over.values())
  const holders = (units: { has(id: string): boolean }) =>
    [...after.posts.values()].flatMap(({ unit_id, person_id }) =>
      units.has(unit_id) ? [person_id] : [],
    )
  const staying = new Set(holders(taking))
  return [...new Set(holders(handed_over))].filter((id) => !staying.has(id))
}

// Open work of a unit whose own area does not come along: the old street's centre goes on with it unless it is handed over.
async function workLeftBehind({ tx }: Checker, plan: PlanRow, work: Work) {
  const units = Object.keys(work.open_by_unit).filter(
    (id) => !work.handed_over[id] && !work.heirs[id],
  )
  const left = await sql<{ id: string; name: string }>`
    select u.id, u.name from org.unit as u
    join org.area as a on a.district_id = u.district_id and a.id = u.area_id
    where u.district_id = ${plan.district_id} and u.id = any(${units}::uuid[]) and a.level <> 'district'
      and not a.id = any(${work.area_ids}::uuid[]) order by u.name`.execute(tx)
  return left.rows.map(({ id, name }) =>
    gap('work_stays_behind', name, [], work.open_by_unit[id] ?? 0),
  )
}
