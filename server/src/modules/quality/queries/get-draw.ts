import type { Output, Parsed } from '@linli/contract/endpoint'
import type { quality } from '@linli/contract/quality'
import { sql } from 'kysely'
import { notFound, Refusal } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import type { Closed } from '../draw-sample.ts'
import { IS_OVERTAKEN } from './take-check.ts'

type Draw = Output<typeof quality.get_draw>

type DrawRow = Omit<Draw, 'population' | 'drawn'> & {
  population_ids: string[]
  population_closed_as: Closed['closed_as'][]
  population_street_ids: (string | null)[]
}

/** How a day's checks were drawn. While one of them is still to be looked at, only auditors learn what was drawn. Refuses:
 * `not_found`, `draw_still_open`. */
export async function getDraw(
  { db, actor }: QueryContext,
  { day }: Parsed<typeof quality.get_draw>,
): Promise<Draw> {
  const found = await sql<DrawRow>`
    select day, seal_number, seal_chain, seed, handled_per_mille, self_closed_per_mille, least_a_street, drawn_at,
      population_ids, population_closed_as, population_street_ids
    from quality.draw where district_id = ${actor.district_id} and day = ${day}`.execute(db)
  const [row] = found.rows
  if (!row) throw notFound()
  const checks = await sql<{ matter_id: string; is_waiting: boolean }>`
    select c.matter_id, c.found is null and c.unit_id is not null and not ${IS_OVERTAKEN} as is_waiting
    from quality.spot_check as c join matters.matter as m on m.district_id = c.district_id and m.id = c.matter_id
    where c.district_id = ${actor.district_id} and c.day = ${day} order by c.id`.execute(db)
  const waiting = checks.rows.filter((check) => check.is_waiting).length
  if (waiting > 0 && !actor.roles.includes('auditor'))
    throw new Refusal('conflict', 'draw_still_open', { waiting })
  const { population_ids, population_closed_as, population_street_ids, ...draw } = row
  return {
    ...draw,
    population: population_ids.map((id, at) => ({
      id,
      closed_as: population_closed_as[at] ?? 'handled',
      street_id: population_street_ids[at] ?? null,
    })),
    drawn: checks.rows.map((check) => check.matter_id),
  }
}
