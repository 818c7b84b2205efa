import { PARTY_LINE } from '@linli/contract/codes/org'
import type { Conflict } from '@linli/contract/codes/reorganisations'
import type { PlanConflict, PlanGap, PlanReport } from '@linli/contract/reorganisations'
import { sql } from 'kysely'
import { countMatters } from '#modules/matters'
import { type Drawn, findForbidding, redrawAreas, whyUnitStays } from '#modules/org'
import { type NamingRule, rulesNaming } from '#modules/routing'
import type { Db, Tx } from '#platform/db'
import { shanghaiDay } from '#platform/workdays'
import { diffShape, type ShapeChanges, sourceOf } from './diff-shape.ts'
import { findGaps, gap } from './find-gaps.ts'
import { findSight } from './find-sight.ts'
import { readOrganisation } from './organisation.ts'
import { overlapsOf } from './overlaps.ts'
import type { PlanRow } from './plan-row.ts'
import { heirsIn, MOST_ITEMS, type Shape } from './shape.ts'
import { shapePlan } from './shape-plan.ts'

/** A plan laid over the organisation of its day: what it would look like, and what was found. */
export interface Examined {
  shape: Shape
  changes: ShapeChanges
  drawn: Map<string, Drawn>
  /** Without the matters, which are counted piece by piece. */
  report: PlanReport
}

interface Examiner {
  tx: Tx
  now: Date
  newId(): string
}

/** Lays a plan over the organisation and finds everything that is impossible or left open. Writes nothing. */
export async function examinePlan(examiner: Examiner, plan: PlanRow): Promise<Examined> {
  const { tx, newId } = examiner
  const { shape, changes, drawn } = await layOver({ db: tx, newId }, plan)
  const { gains, loses, person_ids } = findSight(shape, changes)
  const conflicts = [
    ...shape.conflicts,
    ...(await furtherConflicts(examiner, plan, shape, changes)),
  ]
  const rules = await rulesOfEnded(examiner, plan, shape, changes)
  conflicts.push(...rules.conflicts)
  const undrawn = changes.made_areas.filter(({ id }) => !drawn.has(id)).map(({ name }) => name)
  const gaps = [
    ...findGaps(shape, changes),
    ...(undrawn.length > 0 ? [gap('no_outline', undrawn[0] ?? null, undrawn)] : []),
    ...(await catalogueLines(tx, plan, changes)),
    ...rules.gaps,
  ]
  const along = alongWith(shape, changes)
  const report: PlanReport = {
    revision: plan.revision,
    conflicts,
    gaps,
    areas: counted(changes.made_areas, changes.changed_areas, changes.ended_areas),
    units: counted(changes.made_units, changes.changed_units, changes.ended_units),
    posts: {
      made: changes.made_posts.length,
      ended: changes.ended_posts.length,
      along: along.posts.length,
    },
    matters: { open: 0, closed: 0 },
    gains,
    loses,
    accounts: await countAccounts(tx, plan.district_id, [
      ...person_ids,
      ...holdersOf(shape, changes),
      ...along.posts,
    ]),
    party_units: along.party_units,
  }
  return { shape, changes, drawn, report }
}

/** The shape of a plan with its outlines, without looking for what is wrong with it. */
export async function layOver(
  { db, newId }: { db: Db | Tx; newId(): string },
  plan: PlanRow,
): Promise<Omit<Examined, 'report'>> {
  const appointed = plan.steps.flatMap((step) => (step.kind === 'appoint' ? [step.person_id] : []))
  const before = await readOrganisation(db, plan.district_id, plan.day, appointed)
  const shape = shapePlan(before, plan.steps, newId)
  const changes = diffShape(shape)
  const drawn = await redrawAreas(db, plan.district_id, changes.recomposed)
  return { shape, changes, drawn }
}

function counted(made: readonly unknown[], changed: readonly unknown[], ended: readonly unknown[]) {
  return { made: made.length, changed: changed.length, ended: ended.length }
}

async function furtherConflicts(
  { tx, now }: Examiner,
  plan: PlanRow,
  shape: Shape,
  changes: ShapeChanges,
): Promise<PlanConflict[]> {
  const found: PlanConflict[] = []
  const refuse = (code: Conflict, about: string | null, items: readonly string[] = []) =>
    found.push({
      code,
      about,
      step: null,
      n: Math.max(1, items.length),
      items: items.slice(0, MOST_ITEMS),
    })
  if (plan.steps.length === 0) refuse('no_steps', null)
  // What was approved for its day is carried out also where the worker comes to it after midnight.
  if (plan.state !== 'approved' && plan.day < shanghaiDay(now)) refuse('day_is_past', plan.day)
  for (const title of await overlapsOf(tx, plan)) refuse('overlaps_plan', title)
  for (const [at, step] of plan.steps.entries()) {
    if (step.kind === 'appoint' && step.person_id === plan.changed_by)
      found.push({ code: 'appoints_its_maker', about: null, step: at, n: 1, items: [] })
  }
  const hasHeir = (id: string) => shape.successors.some((one) => one.id === id && one.takes_rest)
  for (const id of changes.ended_areas.filter((one) => !hasHeir(one))) {
    const area = shape.before.areas.get(id)
    const source = area && sourceOf(area)
    if (!source) continue
    const { open, closed } = await countMatters(tx, plan.district_id, source, [id])
    if (open + closed > 0) refuse('matters_left', area.name)
  }
  for (const id of changes.ended_units.filter((one) => !hasHeir(one))) {
    const why = await whyUnitStays(tx, plan.district_id, id)
    if (why === 'unit_has_open_work') refuse('work_left', shape.before.units.get(id)?.name ?? null)
  }
  const meeting = await findForbidding(tx, heirsIn(shape))
  if (meeting.length > 0) refuse('work_meets', null, meeting)
  return found
}

/** What becomes of the rules that name units which the plan ends: those in force today follow to the heir in a new version;
 * without an heir, or where they are yet to begin, whoever writes them decides first. */
async function rulesOfEnded(
  { tx, now }: Examiner,
  { district_id }: PlanRow,
  shape: Shape,
  { ended_units }: ShapeChanges,
): Promise<{ conflicts: PlanConflict[]; gaps: PlanGap[] }> {
  const heirs = heirsIn(shape)
  const rules = await rulesNaming(tx, district_id, shanghaiDay(now), ended_units)
  const told = (those: readonly NamingRule[]) =>
    [...Map.groupBy(those, ({ unit_id }) => unit_id)].map(([unit_id, named]) => {
      const places = [...new Set(named.map(({ place }) => String(place)))]
      return { about: shape.before.units.get(unit_id)?.name ?? null, places }
    })
  const [stuck, following] = [
    rules.filter(({ unit_id, is_scheduled }) => is_scheduled || !heirs[unit_id]),
    rules.filter(({ unit_id, is_scheduled }) => !is_scheduled && heirs[unit_id]),
  ]
  return {
    conflicts: told(stuck).map(({ about, places }) => ({
      code: 'rules_name_unit',
      about,
      step: null,
      n: places.length,
      items: places,
    })),
    gaps: told(following).map(({ about, places }) => gap('rules_follow_unit', about, places)),
  }
}

async function catalogueLines(tx: Tx, plan: PlanRow, { ended_units }: ShapeChanges) {
  if (ended_units.length === 0) return []
  const found = await sql<{ unit: string; names: string[] }>`
    select u.name as unit, array_agg(distinct e.name order by e.name) as names
    from catalogue.edition as e
    join org.unit as u on u.district_id = e.district_id and u.id in (e.owner_unit_id, e.doer_unit_id)
    where e.district_id = ${plan.district_id} and e.published_at is not null
      and (e.valid_to is null or e.valid_to >= ${plan.day}::date) and u.id = any(${ended_units}::uuid[])
    group by u.id, u.name order by u.name`.execute(tx)
  return found.rows.map(({ unit, names }) => gap('catalogue_names_unit', unit, names))
}

/** Posts and Party units that stand where they stood while their area comes to lie elsewhere; posts by their holders. */
function alongWith({ after }: Shape, { moved_areas, changed_units }: ShapeChanges) {
  const moved_units = new Set(changed_units.map(({ id }) => id))
  const posts = [...after.posts.values()].filter(
    ({ area_id, unit_id }) => moved_areas.has(area_id) || moved_units.has(unit_id),
  )
  const party_units = PARTY_LINE.flatMap((kind) => {
    const n = [...after.units.values()].filter(
      (unit) => unit.kind === kind && moved_areas.has(unit.area_id),
    ).length
    return n > 0 ? [{ kind, n }] : []
  })
  return { posts: posts.map(({ person_id }) => person_id), party_units }
}

function holdersOf({ before }: Shape, { made_posts, ended_posts }: ShapeChanges): string[] {
  return [
    ...made_posts.map(({ person_id }) => person_id),
    ...ended_posts.flatMap((id) => before.posts.get(id)?.person_id ?? []),
  ]
}

async function countAccounts(
  tx: Tx,
  district_id: number,
  person_ids: readonly string[],
): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(*)::int as n from identity.account
    where district_id = ${district_id} and person_id = any(${[...new Set(person_ids)]}::uuid[])`.execute(
    tx,
  )
  return found.rows[0]?.n ?? 0
}
