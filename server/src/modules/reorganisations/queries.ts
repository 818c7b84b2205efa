import type { Output, Parsed } from '@linli/contract/endpoint'
import type { PlanStep } from '@linli/contract/reorganisation-steps'
import type { Comparison, Plan, PlanLine, reorganisations } from '@linli/contract/reorganisations'
import { sql } from 'kysely'
import { figuresBothWays } from '#modules/matters'
import type { Db } from '#platform/db'
import { notFound, Refusal } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { compareShapes } from './compare-shapes.ts'
import { layOver } from './examine-plan.ts'
import { isSound, type PlanRow, takePlan } from './plan-row.ts'
import { actionsOf, mayDraft } from './policy.ts'
import { inTheWay } from './undo-plan.ts'

/** One plan with its steps, its report and what may be done with it. */
export async function viewPlan({ db, actor }: QueryContext, id: string): Promise<Plan> {
  const plan = await takePlan(db, { district_id: actor.district_id, id }, 'read')
  const names = await namesOf(db, plan)
  const named = (person_id: string | null) =>
    person_id === null ? null : { id: person_id, name: names[person_id] ?? '—' }
  const in_the_way = plan.state === 'done' ? await inTheWay(db, plan) : []
  const { changed_by, made_by } = plan
  const can = actionsOf(actor, { state: plan.state, changed_by, is_sound: isSound(plan) })
  return {
    id: plan.id,
    title: plan.title,
    basis: plan.basis,
    day: plan.day,
    state: plan.state,
    is_assumed: plan.is_assumed,
    revision: plan.revision,
    steps: plan.steps,
    names,
    report: plan.state === 'checking' ? null : plan.report,
    progress: plan.work && { done: plan.work.done, total: plan.work.total },
    made_by: { id: made_by, name: names[made_by] ?? '—' },
    changed_by: { id: changed_by, name: names[changed_by] ?? '—' },
    approved_by: named(plan.approved_by),
    checked_at: plan.checked_at,
    approved_at: plan.approved_at,
    carried_out_at: plan.carried_out_at,
    undone_at: plan.undone_at,
    undone_by: named(plan.undone_by),
    in_the_way,
    can: can.filter((action) => action !== 'undo' || in_the_way.length === 0),
  }
}

/** The plans of the district, the newest first. */
export async function listPlans(
  { db, actor }: QueryContext,
  { cursor, limit }: Parsed<typeof reorganisations.list>,
): Promise<Output<typeof reorganisations.list>> {
  const found = await sql<PlanLine>`
    select p.id, p.title, p.basis, p.day, p.state, p.is_assumed,
      json_build_object('id', p.changed_by, 'name', coalesce((select n.public_name from identity.person as n
        where n.district_id = p.district_id and n.id = p.changed_by), '—')) as changed_by,
      case when p.approved_by is not null then json_build_object('id', p.approved_by, 'name', coalesce((
        select n.public_name from identity.person as n
        where n.district_id = p.district_id and n.id = p.approved_by), '—')) end as approved_by
    from reorganisations.plan as p
    where p.district_id = ${actor.district_id} and p.state <> 'discarded'
      ${cursor ? sql`and p.id < ${cursor}::uuid` : sql``}
    order by p.id desc limit ${limit + 1}`.execute(db)
  const items = found.rows.slice(0, limit)
  return {
    items,
    next_cursor: found.rows.length > limit ? (items.at(-1)?.id ?? null) : null,
    may_draft: mayDraft(actor),
  }
}

/** The areas before and after: of a plan that was carried out as they were then, of another as they would be today. */
export async function comparePlan(
  { db, actor, newId }: QueryContext,
  { id }: { id: string },
): Promise<Comparison> {
  const plan = await takePlan(db, { district_id: actor.district_id, id }, 'read')
  const isPast = plan.state === 'running' || plan.state === 'done' || plan.state === 'undoing'
  if (isPast && plan.comparison) return plan.comparison
  return compareShapes(db, plan.district_id, await layOver({ db, newId }, plan))
}

const MOST_DAYS = 92
const DAY_MS = 86_400_000

/** A figure as organised then and now, with the days on which plans took effect. Refuses: `too_many_days`, `not_found`. */
export async function listFigures(
  { db, actor, now }: QueryContext,
  asked: Parsed<typeof reorganisations.figures>,
): Promise<Output<typeof reorganisations.figures>> {
  const { from, to, street_id } = asked
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1
  if (days < 1 || days > MOST_DAYS)
    throw new Refusal('invalid', 'too_many_days', { most: MOST_DAYS })
  const { district_id } = actor
  const found = await sql<{
    is_street: boolean
    changes: Output<typeof reorganisations.figures>['changes']
  }>`
    select exists (select from org.area where district_id = ${district_id} and id = ${street_id ?? null}
      and level = 'street') as is_street,
      (select coalesce(json_agg(json_build_object('day', day, 'plan', json_build_object('id', id, 'name', title)) order by day),
        '[]') from reorganisations.plan where district_id = ${district_id} and state in ('running', 'done')
        and day > ${from}::date) as changes`.execute(db)
  const row = found.rows[0]
  if (street_id && !row?.is_street) throw notFound()
  const rows = await figuresBothWays(db, district_id, asked, shanghaiDay(now))
  return { rows, changes: row?.changes ?? [] }
}

async function namesOf(db: Db, plan: PlanRow): Promise<Record<string, string>> {
  const people = [plan.made_by, plan.changed_by, plan.approved_by, plan.undone_by]
  const ids = [...people.filter((id) => id !== null), ...plan.steps.flatMap(everyId)]
  const found = await sql<{ id: string; name: string }>`
    with wanted as (select distinct id from unnest(${ids}::uuid[]) as id)
    select a.id, a.name from org.area a join wanted w on w.id = a.id where a.district_id = ${plan.district_id}
    union all select u.id, u.name from org.unit u join wanted w on w.id = u.id where u.district_id = ${plan.district_id}
    union all select p.id, p.public_name from identity.person p join wanted w on w.id = p.id
      where p.district_id = ${plan.district_id} and p.kind = 'staff' and p.public_name is not null
    union all select t.id, p.public_name || ' · ' || u.name from org.post t join wanted w on w.id = t.id
      join identity.person p on p.district_id = t.district_id and p.id = t.person_id
      join org.unit u on u.district_id = t.district_id and u.id = t.unit_id
      where t.district_id = ${plan.district_id}`.execute(db)
  return Object.fromEntries(
    [...found.rows, ...plan.steps.flatMap(newNames)].map(({ id, name }) => [id, name]),
  )
}

// What a step itself makes has its name in the plan until it stands.
function newNames(step: PlanStep): { id: string; name: string }[] {
  if (step.kind === 'create_area' || step.kind === 'create_unit')
    return [{ id: step.new_id, name: step.name }]
  if (step.kind === 'split_area') return step.parts.map(({ new_id: id, name }) => ({ id, name }))
  return []
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

function everyId(step: PlanStep): string[] {
  return Object.values(step)
    .flat()
    .flatMap((value) =>
      typeof value === 'object' && value !== null ? [value.new_id, ...value.child_ids] : [value],
    )
    .filter((value): value is string => typeof value === 'string' && UUID.test(value))
}
