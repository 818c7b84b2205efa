import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db'
import { lowestIdAt } from '#platform/ids'
import { countAreaChange } from './find-place.ts'
import { namedSince } from './unit-holdings.ts'

/** Restores what a plan changed and ended. What it made stays, without posts, until `removeMade`: matters may still lie in it. */
export async function takeBackPlan(
  tx: Tx,
  { district_id, plan_id }: { district_id: number; plan_id: string },
): Promise<void> {
  await sql`
    update org.area as a set code = p.code, name = p.name, parent_id = p.parent_id, street_id = p.street_id,
      community_id = p.community_id, grid_id = p.grid_id, lng = p.lng, lat = p.lat, outline = p.outline
    from org.area_past as p
    where p.district_id = ${district_id} and p.plan_id = ${plan_id} and a.district_id = p.district_id and a.id = p.area_id`.execute(
    tx,
  )
  await sql`
    update org.unit as u set name = p.name, parent_id = p.parent_id, area_id = p.area_id
    from org.unit_past as p
    where p.district_id = ${district_id} and p.plan_id = ${plan_id} and u.district_id = p.district_id and u.id = p.unit_id`.execute(
    tx,
  )
  for (const noun of ['area', 'unit', 'post'] as const) {
    await sql`
      update ${sql.table(`org.${noun}`)} as t set valid_to = d.valid_to_before
      from org.plan_deed as d
      where d.district_id = ${district_id} and d.plan_id = ${plan_id} and d.noun = ${noun} and d.deed = 'ended'
        and t.district_id = d.district_id and t.id = d.id`.execute(tx)
  }
  await removeMadeOf(tx, { district_id, plan_id }, 'post')
  await countAreaChange(tx, district_id)
}

/** Removes the areas and units that a plan made, once nothing lies in them any more, and what was kept of the plan. */
export async function removeMade(
  tx: Tx,
  key: { district_id: number; plan_id: string },
): Promise<void> {
  await removeMadeOf(tx, key, 'unit')
  await removeMadeOf(tx, key, 'area')
  for (const table of [
    'area_past',
    'unit_past',
    'unit_carried',
    'successor',
    'plan_deed',
  ] as const) {
    await sql`
      delete from ${sql.table(`org.${table}`)} where district_id = ${key.district_id} and plan_id = ${key.plan_id}`.execute(
      tx,
    )
  }
  await countAreaChange(tx, key.district_id)
}

async function removeMadeOf(
  tx: Tx,
  { district_id, plan_id }: { district_id: number; plan_id: string },
  noun: 'area' | 'unit' | 'post',
): Promise<void> {
  await sql`
    delete from ${sql.table(`org.${noun}`)} as t using org.plan_deed as d
    where d.district_id = ${district_id} and d.plan_id = ${plan_id} and d.noun = ${noun} and d.deed = 'made'
      and t.district_id = d.district_id and t.id = d.id`.execute(tx)
}

/** Posts and units that somebody has given since a plan was carried out, changed or ended, where the plan has changed something;
 * and units of the plan that something names by now. */
export async function arrangedSince(
  db: Db | Tx,
  { district_id, plan_id, since }: { district_id: number; plan_id: string; since: string },
): Promise<{ noun: 'post' | 'unit'; name: string }[]> {
  const later = lowestIdAt(Date.parse(since) + 1)
  const found = await sql<{ noun: 'post' | 'unit'; name: string }>`
    with made as (
      select noun, id from org.plan_deed
      where district_id = ${district_id} and plan_id = ${plan_id} and deed = 'made'
    ), touched as (
      select id from made where noun <> 'post'
      union select area_id from org.area_past
        where district_id = ${district_id} and plan_id = ${plan_id} and not is_outline_only
      union select unit_id from org.unit_past where district_id = ${district_id} and plan_id = ${plan_id}
    )
    select 'post' as noun, p.public_name || ' · ' || u.name as name
    from org.post t
    join identity.person p on p.district_id = t.district_id and p.id = t.person_id
    join org.unit u on u.district_id = t.district_id and u.id = t.unit_id
    where t.district_id = ${district_id} and (
      (t.id > ${later} and t.id not in (select id from made) and (t.area_id in (table touched) or t.unit_id in (table touched)))
      or (t.valid_to is not null and t.id in (select id from made where noun = 'post')))
    union all
    select 'unit', u.name from org.unit u
    where u.district_id = ${district_id} and (
      (u.id > ${later} and u.id not in (select id from made) and (u.area_id in (table touched) or u.parent_id in (table touched)))
      or (u.valid_to is not null and u.id in (select id from made where noun = 'unit'))
      or exists (select from org.unit_past p where p.district_id = u.district_id and p.plan_id = ${plan_id}
        and p.unit_id = u.id and p.became_name is not null
        and (u.name, u.parent_id, u.area_id) is distinct from (p.became_name, p.became_parent_id, p.became_area_id)))
    limit 50`.execute(db)
  const named = await namedSince(db, { district_id, plan_id })
  return [...found.rows, ...named.map(({ name }) => ({ noun: 'unit' as const, name }))]
}

/** Plans carried out later that changed the same areas or units: they are taken back first. */
export async function plansSince(
  db: Db | Tx,
  { district_id, plan_id }: { district_id: number; plan_id: string },
): Promise<string[]> {
  const found = await sql<{ plan_id: string }>`
    with mine as (
      select area_id as id, id as at from org.area_past where district_id = ${district_id} and plan_id = ${plan_id}
      union all select unit_id, id from org.unit_past where district_id = ${district_id} and plan_id = ${plan_id}
    ), made as (
      select id from org.plan_deed where district_id = ${district_id} and plan_id = ${plan_id} and deed = 'made'
    )
    select distinct o.plan_id from (
      select plan_id, area_id as id, id as at from org.area_past where district_id = ${district_id}
      union all select plan_id, unit_id, id from org.unit_past where district_id = ${district_id}
      union all select plan_id, id, null from org.plan_deed where district_id = ${district_id} and deed = 'ended'
    ) as o
    where o.plan_id <> ${plan_id} and (
      exists (select from mine where mine.id = o.id and (o.at is null or o.at > mine.at))
      or o.id in (table made))`.execute(db)
  return found.rows.map((row) => row.plan_id)
}
