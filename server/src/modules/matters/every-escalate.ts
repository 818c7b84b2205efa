import { sql } from 'kysely'
import { parametersOn } from '#modules/parameters'
import type { CommandContext } from '#platform/module'
import { isNight, shanghaiDay, workingDaysAgo } from '#platform/workdays'
import { announceMatter } from './announce-matter.ts'
import { ESCALATION_LINE, STEP_POSTS } from './escalation-line.ts'
import { type LateMatter, lockLateMatters } from './queries/late-matters.ts'
import { tellPeople } from './tell-people.ts'

// A run that finds more goes on at the next one.
const MOST = 2000
const LEVELS = Math.max(...Object.values(ESCALATION_LINE).map((line) => line.length))

/** Brings work that nobody has accepted, given to a unit, or done in time to the next above, each level once a deadline:
 * row, timeline, and one text a person. Delays are counted in working days. Never at night. */
export async function everyEscalate(ctx: CommandContext): Promise<void> {
  if (isNight(ctx.now)) return
  const late = await bringUpLate(ctx)
  if (late.length === 0) return
  await tellThose(ctx, late)
  for (const matter of late)
    announceMatter(ctx, { ...matter, escalated_unit_id: matter.to_unit_id }, matter)
}

/** Brings to the next above what has waited longer than the district's days allow: row and timeline, and nobody is told yet.
 * Answers what was brought up. */
export async function bringUpLate(ctx: CommandContext): Promise<LateMatter[]> {
  const { district_id } = ctx.actor
  const days = await parametersOn(ctx.tx, district_id, shanghaiDay(ctx.now), [
    'matters.assign_days',
    'matters.escalate_days',
  ])
  const before = (first: number) =>
    Array.from({ length: LEVELS }, (_, level) =>
      workingDaysAgo(ctx.now, first + level * days['matters.escalate_days']),
    )
  const late = await lockLateMatters(
    ctx.tx,
    { district_id, now: ctx.now, most: MOST },
    { dueBefore: before(0), waitingBefore: before(days['matters.assign_days']) },
  )
  if (late.length > 0) await bringUp(ctx, late)
  return late
}

async function bringUp(ctx: CommandContext, late: readonly LateMatter[]): Promise<void> {
  const of = <K extends keyof LateMatter>(key: K) => late.map((matter) => matter[key])
  await sql`
    with raised as (
      update matters.matter as m set escalation_level = r.level, escalated_for = r.late_for, escalated_to = r.step,
        escalated_unit_id = r.unit_id
      from unnest(${of('id')}::uuid[], ${of('level')}::smallint[], ${of('late_for')}::timestamptz[], ${of('step')}::text[],
        ${of('to_unit_id')}::uuid[]) as r (id, level, late_for, step, unit_id)
      where m.district_id = ${ctx.actor.district_id} and m.id = r.id
    )
    insert into matters.act (district_id, id, matter_id, at, action, status, unit_id, reason)
    select ${ctx.actor.district_id}::int, r.id, r.matter_id, ${ctx.now}::timestamptz, 'escalate', r.status, r.unit_id, r.reason
    from unnest(${late.map(() => ctx.newId())}::uuid[], ${of('id')}::uuid[], ${of('status')}::text[], ${of('to_unit_id')}::uuid[],
      ${late.map(({ cause, step }) => `${cause}.${step}`)}::text[]) as r (id, matter_id, status, unit_id, reason)`.execute(
    ctx.tx,
  )
}

async function tellThose(ctx: CommandContext, late: readonly LateMatter[]): Promise<void> {
  const today = shanghaiDay(ctx.now)
  await tellPeople(ctx, {
    purpose: 'matter.escalated',
    who: sql`
      select o.person_id, r.number from unnest(${late.map(({ number }) => number)}::text[],
        ${late.map(({ to_unit_id }) => to_unit_id)}::uuid[], ${late.map(({ step }) => step)}::text[]) as r (number, unit_id, step)
      join org.post as o on o.district_id = ${ctx.actor.district_id} and o.unit_id = r.unit_id
        and ${JSON.stringify(STEP_POSTS)}::jsonb -> r.step ? o.kind
        and o.valid_from <= ${today} and (o.valid_to is null or o.valid_to > ${today})`,
    words: (numbers) => `【邻里】${numbers}过了时限还没有办，已上报到您这里，请查看并督促。`,
  })
}
