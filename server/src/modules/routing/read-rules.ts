import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db'
import type { Night } from '#platform/workdays'
import { type RuleLine, type RuleSet, ruleSet } from './rule-set.ts'

/** A published version, ready to be asked. */
export interface RulesInForce {
  id: string
  number: number
  night: Night
  rules: RuleSet
}

/** Versions `v` in force on a day ('YYYY-MM-DD'). One that was replaced on its first day holds on none. */
export function isInForce(day: string) {
  return sql<boolean>`(v.published_at is not null and v.valid_from <= ${day}::date
    and (v.valid_to is null or v.valid_to >= ${day}::date))`
}

/** The rules in force on a day; null where there are none and the catalogue alone decides. */
export async function rulesInForce(
  db: Db | Tx,
  district_id: number,
  day: string,
): Promise<RulesInForce | null> {
  const found = await sql<VersionRow>`
    select v.id, v.number, v.night_from, v.night_to from routing.version as v
    where v.district_id = ${district_id} and ${isInForce(day)}`.execute(db)
  return found.rows[0] ? prepare(db, district_id, found.rows[0]) : null
}

/** The rules of a published version, whenever it was in force. Throws where there is none. */
export async function publishedRules(
  db: Db | Tx,
  district_id: number,
  id: string,
): Promise<RulesInForce> {
  const found = await sql<VersionRow>`
    select v.id, v.number, v.night_from, v.night_to from routing.version as v
    where v.district_id = ${district_id} and v.id = ${id} and v.published_at is not null`.execute(
    db,
  )
  if (!found.rows[0]) throw new RangeError('no such version')
  return prepare(db, district_id, found.rows[0])
}

interface VersionRow {
  id: string
  number: number
  night_from: number
  night_to: number
}

async function prepare(
  db: Db | Tx,
  district_id: number,
  { id, number, night_from, night_to }: VersionRow,
): Promise<RulesInForce> {
  const key = `${district_id}/${id}`
  const rules = ready.get(key) ?? ruleSet(await readRules(db, district_id, id))
  if (ready.size >= MOST_READY) ready.clear()
  ready.set(key, rules)
  return { id, number, night: { from: night_from, to: night_to }, rules }
}

// A published version never changes, so that each is read once in the life of the process.
const MOST_READY = 200
const ready = new Map<string, RuleSet>()

/** The rules of a version in the order of their places. */
export async function readRules(
  db: Db | Tx,
  district_id: number,
  version_id: string,
): Promise<RuleLine[]> {
  const found = await sql<RuleLine>`
    select r.place, r.area_id, r.category_code, r.urgency, r.day_kind, r.target_kind, r.unit_id, r.doer_kind,
      r.refer_category_code, r.cc_unit_ids, ${placeOf('a')} as at, ${placeOf('f')} as refer_to
    from routing.rule as r
    left join org.area as a on a.district_id = r.district_id and a.id = r.area_id
    left join org.area as f on f.district_id = r.district_id and f.id = r.refer_area_id
    where r.district_id = ${district_id} and r.version_id = ${version_id} order by r.place`.execute(
    db,
  )
  return found.rows
}

const placeOf = (area: 'a' | 'f') => {
  const at = (column: string) => sql.ref(`${area}.${column}`)
  const level = (name: string) =>
    sql`'${sql.raw(name)}_id', case when ${at('level')} = ${sql.lit(name)} then ${at('id')} else ${at(`${name}_id`)} end`
  return sql`case when ${at('id')} is null then null else
    jsonb_build_object(${level('street')}, ${level('community')}, ${level('grid')}) end`
}
