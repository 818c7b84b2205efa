import type { RuleFault } from '@linli/contract/codes/routing'
import type { RuleProblem } from '@linli/contract/routing'
import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db'
import { findCircle } from './find-circle.ts'
import { readRules } from './read-rules.ts'
import type { RuleLine } from './rule-set.ts'

/** What is wrong with the rules of a version on a day ('YYYY-MM-DD'): two for exactly the same, a circle of references,
 * and names of units, areas and categories that are no more by then. */
export async function findProblems(
  db: Db | Tx,
  district_id: number,
  version_id: string,
  day: string,
): Promise<RuleProblem[]> {
  const lines = await readRules(db, district_id, version_id)
  const gone = await findGone(db, district_id, version_id, day)
  return [...findFaults(lines), ...gone]
}

/** What is wrong with the rules among themselves. */
export function findFaults(lines: readonly RuleLine[]): RuleProblem[] {
  const alike = Map.groupBy(lines, ({ category_code, area_id, urgency, day_kind }) =>
    [category_code, area_id, urgency, day_kind].join(' '),
  )
  const ties = [...alike.values()]
    .filter((those) => those.length > 1)
    .map((those) =>
      problem(
        'tie',
        those.map(({ place }) => place),
      ),
    )
  const circle = findCircle(lines)
  return circle ? [...ties, problem('circle', circle)] : ties
}

function problem(fault: RuleFault, places: number[], name: string | null = null): RuleProblem {
  return { fault, places, name }
}

interface Gone {
  fault: RuleFault
  place: number
  name: string | null
}

async function findGone(
  db: Db | Tx,
  district_id: number,
  version_id: string,
  day: string,
): Promise<RuleProblem[]> {
  const found = await sql<Gone>`
    select x.fault, r.place, x.name from routing.rule as r
    cross join lateral (
      select 'no_such_unit' as fault, u.name from org.unit as u
      where u.district_id = r.district_id and (u.id = r.unit_id or u.id = any(r.cc_unit_ids))
        and u.valid_to <= ${day}::date
      union all
      select 'no_such_area', a.name from org.area as a
      where a.district_id = r.district_id and a.id in (r.area_id, r.refer_area_id) and a.valid_to <= ${day}::date
      union all
      select 'no_such_category', coalesce((select n.name from catalogue.edition as n where n.district_id = r.district_id
        and n.code = c.code and n.published_at is not null order by n.valid_from desc limit 1), c.code)
      from (values (r.category_code), (r.refer_category_code)) as c (code)
      where c.code is not null and not exists (select from catalogue.edition as e
        where e.district_id = r.district_id and e.code = c.code and e.published_at is not null
          and e.valid_from <= ${day}::date and (e.valid_to is null or e.valid_to >= ${day}::date))
    ) as x
    where r.district_id = ${district_id} and r.version_id = ${version_id} order by r.place`.execute(
    db,
  )
  return found.rows.map(({ fault, place, name }) => problem(fault, [place], name))
}
