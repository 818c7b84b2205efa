import type { Output, Parsed } from '@linli/contract/endpoint'
import type { matters } from '@linli/contract/matters'
import { sql } from 'kysely'
import { categoryInForce } from '#modules/catalogue'
import { findPlace } from '#modules/org'
import { decideRoute, decideRoutes, type RouteFacts } from '#modules/routing'
import type { QueryContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { UNASSIGNED } from '../lifecycle.ts'
import { listMatters } from './list-matters.ts'
import { named } from './matter-line.ts'

/** The triage board: what nobody has been given yet in this person's jurisdiction, by deadline, each with the unit that the
 * rules, or else the catalogue, mean. The rows are those of the queue, and so is their count. */
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
    select m.id, m.description, m.category_code, m.urgency, m.street_id, m.community_id, m.grid_id, m.building_id, e.doer_kind, e.doer_unit_id,
      n.id as area_id, n.name as area_name
    from matters.matter as m
    join catalogue.edition as e on e.district_id = m.district_id and e.id = m.category_id
    left join org.area as n on n.district_id = m.district_id
      and n.id = coalesce(m.building_id, m.grid_id, m.community_id, m.street_id)
    where m.district_id = ${ctx.actor.district_id} and m.id = any(${ids}::uuid[])`.execute(ctx.db)
  const routes = await decideRoutes(ctx.db, ctx.actor.district_id, found.rows, ctx.now)
  const rows = new Map(found.rows.map((row, at) => [row.id, { ...row, route: routes[at] }]))
  return {
    ...page,
    items: page.items.flatMap((item) => {
      const row = rows.get(item.id)
      if (!row) return []
      return {
        ...item,
        description: row.description,
        area: named(row.area_id, row.area_name),
        suggested_unit: row.route?.unit ?? null,
        is_by_rule: (row.route?.place ?? null) !== null,
      }
    }),
  }
}

interface Placed extends RouteFacts {
  id: string
  description: string
  area_id: string | null
  area_name: string | null
}

/** The unit that the rules, or else the catalogue, mean for a category in a place now, at the urgency that it has; null where there is none. */
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
  if (!category) return { unit: null, is_by_rule: false }
  const { code, default_urgency, doer_kind, doer_unit_id } = category
  const urgency = input.urgency ?? default_urgency
  const facts = { category_code: code, urgency, doer_kind, doer_unit_id, ...(place ?? nowhere) }
  const route = await decideRoute(db, actor.district_id, facts, now)
  return { unit: route.unit, is_by_rule: route.place !== null }
}
