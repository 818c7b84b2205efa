import type { Output, Parsed } from '@linli/contract/endpoint'
import type { routing } from '@linli/contract/routing'
import { sql } from 'kysely'
import { categoryInForce } from '#modules/catalogue'
import { findPlace } from '#modules/org'
import type { Db } from '#platform/db'
import { notFound, Refusal } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { unitOf } from './decide-route.ts'
import { viewRules } from './queries.ts'
import { readRules } from './read-rules.ts'
import { askRules, type RuleLine, ruleSet } from './rule-set.ts'
import { readUnits } from './unit-directory.ts'

/** Where one imagined matter would go by the rules of a version, draft or published. Refuses: `not_found`, `no_such_area`,
 * `no_such_category`. */
export async function tryRules(
  { db, actor, now }: QueryContext,
  { id, area_id, ...kind }: Parsed<typeof routing.try>,
): Promise<Output<typeof routing.try>> {
  const { district_id } = actor
  const day = shanghaiDay(now)
  const place = await findPlace(db, district_id, { area_id })
  if (!place) throw new Refusal('invalid', 'no_such_area')
  const lines = id ? await rulesOf(db, district_id, id) : []
  const answer = askRules(ruleSet(lines), { ...place, ...kind })
  const category = await categoryInForce(db, district_id, answer.category_code, day)
  if (!category) throw new Refusal('invalid', 'no_such_category')
  const units = await readUnits(db, district_id, day)
  const found = answer.rule?.place
  const rule =
    found === undefined
      ? undefined
      : (await viewRules(db, district_id, sql`r.version_id = ${id} and r.place = ${found}`))[0]
  return {
    unit: unitOf(units, answer, { ...category, place }),
    rule: rule ?? null,
    via: answer.via,
    cc: (answer.rule?.cc_unit_ids ?? []).flatMap((unit_id) => units.named(unit_id) ?? []),
  }
}

async function rulesOf(db: Db, district_id: number, id: string): Promise<RuleLine[]> {
  const found = await sql`
    select from routing.version where district_id = ${district_id} and id = ${id}`.execute(db)
  if (found.rows.length === 0) throw notFound()
  return readRules(db, district_id, id)
}
