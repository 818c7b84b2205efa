import type { Output, Parsed } from '@linli/contract/endpoint'
import type { matters } from '@linli/contract/matters'
import { sql } from 'kysely'
import { categoryInForce } from '#modules/catalogue'
import { findPlace } from '#modules/org'
import type { QueryContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { UNASSIGNED } from '../lifecycle.ts'
import { findDoer, findDoers } from './find-doer.ts'
import { listMatters } from './list-matters.ts'
import { named } from './matter-line.ts'

/** The triage board: what nobody has been given yet in this person's jurisdiction, by deadline, each with the unit that the
 * catalogue means. The rows are those of the queue, and so is their count. */
export async function listToTriage(
  ctx: QueryContext,
  input: Parsed<typeof matters.list_to_triage>,
): Promise<Output<typeof matters.list_to_triage>> {
  const page = await listMatters(ctx, {
    ...input,
    queue: 'jurisdiction',
    statuses: [...UNASSIGNED],
    order: 'due',
  })
  const ids = page.items.map(({ id }) => id)
  const found = await sql<Placed>`
    select m.id, m.description, m.street_id, m.community_id, m.grid_id, m.building_id, e.doer_kind, e.doer_unit_id,
      n.id as area_id, n.name as area_name
    from matters.matter as m
    join catalogue.edition as e on e.district_id = m.district_id and e.id = m.category_id
    left join org.area as n on n.district_id = m.district_id
      and n.id = coalesce(m.building_id, m.grid_id, m.community_id, m.street_id)
    where m.district_id = ${ctx.actor.district_id} and m.id = any(${ids}::uuid[])`.execute(ctx.db)
  const rows = new Map(found.rows.map((row) => [row.id, row]))
  const doers = await findDoers(ctx.db, ctx.actor.district_id, found.rows)
  return {
    ...page,
    items: page.items.flatMap((item) => {
      const row = rows.get(item.id)
      if (!row) return []
      return {
        ...item,
        description: row.description,
        area: named(row.area_id, row.area_name),
        suggested_unit: doers.get(item.id) ?? null,
      }
    }),
  }
}

interface Placed {
  id: string
  description: string
  street_id: string | null
  community_id: string | null
  grid_id: string | null
  building_id: string | null
  doer_kind: string
  doer_unit_id: string | null
  area_id: string | null
  area_name: string | null
}

/** The unit that the catalogue means for a category in a place; null where there is none. */
export async function suggestUnit(
  ctx: QueryContext,
  input: Parsed<typeof matters.suggest_unit>,
): Promise<Output<typeof matters.suggest_unit>> {
  const { db, actor, now } = ctx
  const category = await categoryInForce(
    db,
    actor.district_id,
    input.category_code,
    shanghaiDay(now),
  )
  const place = input.area_id ? await findPlace(db, actor.district_id, input) : null
  const nowhere = { street_id: null, community_id: null, grid_id: null, building_id: null }
  const unit = category
    ? await findDoer(db, actor.district_id, { ...category, ...(place ?? nowhere) })
    : null
  return { unit }
}
