import { type RawBuilder, sql } from 'kysely'
import type { Heirs } from '#modules/org'
import type { Db, Tx } from '#platform/db'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { isInForce } from './read-rules.ts'
import { announceVersion, lockVersions } from './take-version.ts'

/** A rule of a version that is in force on a day, or will be later, and names one of some units. */
export interface NamingRule {
  unit_id: string
  place: number
  /** The version begins after that day. */
  is_scheduled: boolean
  /** The plan that put the version in force. */
  plan_id: string | null
}

/** Rules that name units, as target or for a copy, in versions that are in force on a day ('YYYY-MM-DD') or begin later. */
export async function rulesNaming(
  db: Db | Tx,
  district_id: number,
  day: string,
  unit_ids: readonly string[],
): Promise<NamingRule[]> {
  if (unit_ids.length === 0) return []
  const found = await sql<NamingRule>`
    select u.unit_id, r.place, v.valid_from > ${day}::date as is_scheduled, v.plan_id
    from routing.version as v
    join routing.rule as r on r.district_id = v.district_id and r.version_id = v.id
    join unnest(${[...unit_ids]}::uuid[]) as u (unit_id) on u.unit_id = r.unit_id or u.unit_id = any(r.cc_unit_ids)
    where v.district_id = ${district_id} and v.published_at is not null
      and (v.valid_to is null or v.valid_to >= greatest(${day}::date, v.valid_from))
    order by is_scheduled, r.place, u.unit_id`.execute(db)
  return found.rows
}

/** Whether rules in force now or later name a unit, which therefore stays. */
export async function isInRules(tx: Tx, district_id: number, unit_id: string): Promise<boolean> {
  const found = await sql`
    select from routing.version as v
    join routing.rule as r on r.district_id = v.district_id and r.version_id = v.id
    where v.district_id = ${district_id} and v.published_at is not null and v.valid_to is null
      and (r.unit_id = ${unit_id} or ${unit_id} = any(r.cc_unit_ids)) limit 1`.execute(tx)
  return found.rows.length > 0
}

/** The plan of reorganisation by which rules follow units, and who approved it. */
export interface RulePlan {
  plan_id: string
  title: string
  approved_by: string
}

/** Where the rules in force name a unit that is merged, a new version of today says its heir instead, and the one before ends
 * on the day before; what is being drafted says the heir at once. A published version is never written over. */
export async function carryRules(ctx: CommandContext, plan: RulePlan, heirs: Heirs): Promise<void> {
  const ids = Object.keys(heirs)
  if (ids.length === 0) return
  await lockVersions(ctx)
  await carryDraft(ctx, heirs)
  const today = shanghaiDay(ctx.now)
  const named = await rulesNaming(ctx.tx, ctx.actor.district_id, today, ids)
  if (!named.some(({ is_scheduled }) => !is_scheduled)) return
  const from = await versionInForce(ctx, sql`true`)
  if (from) await follow(ctx, from, { plan, heirs, rules_of: from.id, restores_id: null })
}

/** Puts the rules in force again that a plan has replaced, as a version of their own, unless others have been put in force
 * since: those stay. */
export async function putBackRules(ctx: CommandContext, plan: RulePlan): Promise<void> {
  await lockVersions(ctx)
  const made = await versionInForce(ctx, sql`v.plan_id = ${plan.plan_id}`)
  if (!made) return
  const found = await sql<{ id: string }>`
    select v.id from routing.version as v where v.district_id = ${ctx.actor.district_id} and v.published_at is not null
      and v.number < ${made.number} and v.valid_to = ${made.valid_from}::date - 1
    order by v.number desc limit 1`.execute(ctx.tx)
  const before = found.rows[0]
  if (!before) return
  await follow(ctx, made, { plan, heirs: {}, rules_of: before.id, restores_id: before.id })
}

interface Version {
  id: string
  number: number
  valid_from: string
}

async function versionInForce(
  { tx, actor, now }: CommandContext,
  which: RawBuilder<unknown>,
): Promise<Version | undefined> {
  const found = await sql<Version>`
    select v.id, v.number, v.valid_from from routing.version as v
    where v.district_id = ${actor.district_id} and ${isInForce(shanghaiDay(now))} and ${which}`.execute(
    tx,
  )
  return found.rows[0]
}

// The new version ends when the one that it follows would have: what was to begin later still does.
async function follow(
  ctx: CommandContext,
  from: Version,
  {
    plan,
    heirs,
    rules_of,
    restores_id,
  }: { plan: RulePlan; heirs: Heirs; rules_of: string; restores_id: string | null },
): Promise<void> {
  const { tx, now } = ctx
  const { district_id } = ctx.actor
  const [id, today] = [ctx.newId(), shanghaiDay(now)]
  await sql`
    insert into routing.version (district_id, id, number, note, night_from, night_to, restores_id, drafted_by, drafted_at,
      published_at, published_by, reason, valid_from, valid_to, plan_id)
    select v.district_id, ${id}::uuid, (select max(n.number) + 1 from routing.version as n where n.district_id = v.district_id),
      ${restores_id ? sql`o.note` : sql`${plan.title}::text`}, o.night_from, o.night_to, ${restores_id}::uuid,
      ${plan.approved_by}::uuid, ${now}::timestamptz, ${now}::timestamptz, ${plan.approved_by}::uuid,
      ${restores_id ? plan.title : null}::text,
      ${today}::date, v.valid_to, ${restores_id ? null : plan.plan_id}::uuid
    from routing.version as v join routing.version as o on o.district_id = v.district_id and o.id = ${rules_of}
    where v.district_id = ${district_id} and v.id = ${from.id}`.execute(tx)
  await sql`
    update routing.version set valid_to = ${today}::date - 1 where district_id = ${district_id} and id = ${from.id}`.execute(
    tx,
  )
  await sql`
    insert into routing.rule (district_id, version_id, place, area_id, category_code, urgency, day_kind, target_kind,
      unit_id, doer_kind, refer_area_id, refer_category_code, cc_unit_ids)
    select r.district_id, ${id}::uuid, r.place, r.area_id, r.category_code, r.urgency, r.day_kind, r.target_kind,
      ${unitAfter(heirs)}, r.doer_kind, r.refer_area_id, r.refer_category_code, ${copiesAfter(heirs)}
    from routing.rule as r where r.district_id = ${district_id} and r.version_id = ${rules_of}`.execute(
    tx,
  )
  announceVersion(ctx, id)
}

async function carryDraft({ tx, actor }: CommandContext, heirs: Heirs): Promise<void> {
  const ids = Object.keys(heirs)
  await sql`
    with changed as (
      update routing.rule as r set unit_id = ${unitAfter(heirs)}, cc_unit_ids = ${copiesAfter(heirs)}, revision = v.revision + 1
      from routing.version as v
      where r.district_id = ${actor.district_id} and v.district_id = r.district_id and v.id = r.version_id
        and v.published_at is null and (r.unit_id = any(${ids}::uuid[]) or r.cc_unit_ids && ${ids}::uuid[])
      returning v.id
    )
    update routing.version as v set revision = v.revision + 1
    where v.district_id = ${actor.district_id} and v.id in (select id from changed)`.execute(tx)
}

const heirOf = (heirs: Heirs, unit: RawBuilder<unknown>) =>
  sql`coalesce((${JSON.stringify(heirs)}::jsonb ->> (${unit})::text)::uuid, ${unit})`

const unitAfter = (heirs: Heirs) => heirOf(heirs, sql`r.unit_id`)

const copiesAfter = (heirs: Heirs) =>
  sql`array(select distinct ${heirOf(heirs, sql`x`)} from unnest(r.cc_unit_ids) as x)`
