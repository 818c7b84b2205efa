import type { Output, Parsed } from '@linli/contract/endpoint'
import type { Rule, routing, Version, VersionLine } from '@linli/contract/routing'
import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#platform/actor'
import type { Db, Tx } from '#platform/db'
import { notFound } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { findProblems } from './find-problems.ts'
import { actsOn, stateOn } from './policy.ts'

type VersionRow = Omit<VersionLine, 'state' | 'can'> & {
  revision: number
  night_from: number
  night_to: number
  is_replaced_soon: boolean
}

/** Every version, the newest first; the draft stands before all others. */
export async function listVersions(context: QueryContext): Promise<VersionLine[]> {
  const rows = await readVersions(context, sql`true`)
  return rows.map((row) => viewLine(context, row))
}

/** A version with all its rules, and what is wrong with them. */
export async function viewVersion(context: QueryContext, id: string): Promise<Version> {
  const { db, actor, now } = context
  const [row] = await readVersions(context, sql`v.id = ${id}`)
  if (!row) throw notFound()
  const lines = await viewRules(db, actor.district_id, sql`r.version_id = ${id}`)
  const { revision, night_from, night_to } = row
  return {
    ...viewLine(context, row),
    revision,
    night_from,
    night_to,
    lines,
    problems: await findProblems(db, actor.district_id, id, shanghaiDay(now)),
  }
}

/** What changed from one version to another; a rule is the same where its place is. */
export async function compareVersions(
  { db, actor }: QueryContext,
  input: Parsed<typeof routing.compare>,
): Promise<Output<typeof routing.compare>> {
  const { district_id } = actor
  const numbers = await sql<{ id: string; number: number }>`
    select id, number from routing.version
    where district_id = ${district_id} and id = any(${[input.id, input.than_id]}::uuid[])`.execute(
    db,
  )
  const numberOf = (id: string) => numbers.rows.find((row) => row.id === id)?.number
  const [number, than_number] = [numberOf(input.id), numberOf(input.than_id)]
  if (number === undefined || than_number === undefined) throw notFound()
  const after = await viewRules(db, district_id, sql`r.version_id = ${input.id}`)
  const before = await viewRules(db, district_id, sql`r.version_id = ${input.than_id}`)
  const old = new Map(before.map((rule) => [rule.place, rule]))
  const kept = new Set(after.map((rule) => rule.place))
  return {
    number,
    than_number,
    added: after.filter((rule) => !old.has(rule.place)),
    removed: before.filter((rule) => !kept.has(rule.place)),
    changed: after.flatMap((rule) => {
      const was = old.get(rule.place)
      return was && saysOf(was) !== saysOf(rule) ? [{ before: was, after: rule }] : []
    }),
  }
}

function saysOf(rule: Rule): string {
  const { area_id, category_code, urgency, day_kind, target_kind, unit_id, doer_kind } = rule
  const { refer_area_id, refer_category_code, cc_unit_ids } = rule
  const of = [area_id, category_code, urgency, day_kind, target_kind, unit_id, doer_kind]
  return JSON.stringify([...of, refer_area_id, refer_category_code, [...cc_unit_ids].sort()])
}

/** Rules `r` with the names of what they speak of, in the order of their places. */
export async function viewRules(
  db: Db | Tx,
  district_id: number,
  which: RawBuilder<unknown>,
): Promise<(Rule & { version_id: string })[]> {
  const found = await sql<Rule & { version_id: string }>`
    select r.version_id, r.place, r.revision, r.area_id, r.category_code, r.urgency, r.day_kind, r.target_kind,
      r.unit_id, r.doer_kind, r.refer_area_id, r.refer_category_code, r.cc_unit_ids,
      ${nameOf('org.area', 'area_id')} as area_name,
      (select n.level from org.area as n where n.district_id = r.district_id and n.id = r.area_id) as area_level,
      ${categoryName('category_code')} as category_name, ${nameOf('org.unit', 'unit_id')} as unit_name,
      ${nameOf('org.area', 'refer_area_id')} as refer_area_name,
      ${categoryName('refer_category_code')} as refer_category_name,
      array(select n.name from org.unit as n where n.district_id = r.district_id and n.id = any(r.cc_unit_ids)
        order by n.name) as cc_names,
      (select n.public_name from identity.person as n where n.district_id = r.district_id and n.id = r.changed_by)
        as changed_by_name
    from routing.rule as r where r.district_id = ${district_id} and ${which} order by r.place`.execute(
    db,
  )
  return found.rows
}

const nameOf = (table: 'org.area' | 'org.unit', column: string) =>
  sql`(select n.name from ${sql.table(table)} as n where n.district_id = r.district_id and n.id = ${sql.ref(`r.${column}`)})`

/** The name by which a category whose code stands in a column of `r` is, or was last, known. */
const categoryName = (column: string) =>
  sql`(select e.name from catalogue.edition as e where e.district_id = r.district_id
    and e.code = ${sql.ref(`r.${column}`)} and e.published_at is not null order by e.valid_from desc limit 1)`

async function readVersions(
  { db, actor, now }: Pick<QueryContext, 'db' | 'actor' | 'now'>,
  which: RawBuilder<unknown>,
): Promise<VersionRow[]> {
  const day = shanghaiDay(now)
  const found = await sql<VersionRow>`
    select v.id, v.number, v.note, v.revision, v.night_from, v.night_to, v.valid_from, v.valid_to, v.published_at, v.reason,
      (select n.number from routing.version as n where n.district_id = v.district_id and n.id = v.restores_id)
        as restores_number,
      (select n.public_name from identity.person as n where n.district_id = v.district_id and n.id = v.published_by)
        as published_by_name,
      exists (select from routing.version as n where n.district_id = v.district_id and n.valid_from > ${day}::date
        and (n.valid_to is null or n.valid_to >= n.valid_from)) as is_replaced_soon,
      (select count(*) from routing.rule as r where r.district_id = v.district_id and r.version_id = v.id) as rules,
      (select count(*) from routing.rule as r
        join org.unit as u on u.district_id = r.district_id and u.id = r.unit_id
        where r.district_id = v.district_id and r.version_id = v.id and u.valid_to <= ${day}::date) as broken
    from routing.version as v where v.district_id = ${actor.district_id} and ${which}
    order by (v.published_at is null) desc, v.number desc`.execute(db)
  return found.rows
}

function viewLine({ actor, now }: { actor: Actor; now: Date }, row: VersionRow): VersionLine {
  const { revision: _, night_from: __, night_to: ___, is_replaced_soon, ...line } = row
  const state = stateOn(shanghaiDay(now), line)
  return { ...line, state, can: actsOn(actor, { state, is_replaced_soon }) }
}
