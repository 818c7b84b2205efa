import type { PostKind, UnitKind } from '@linli/contract/codes/org'
import type { AreaLevel } from '@linli/contract/identity'
import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db'

/** Areas, units and posts as far as a plan can change them. */
export interface OrgArea {
  id: string
  level: AreaLevel
  code: string
  name: string
  parent_id: string | null
  is_assumed: boolean
}

export interface OrgUnit {
  id: string
  kind: UnitKind
  name: string
  parent_id: string | null
  area_id: string
  phone: string | null
}

export interface OrgPost {
  id: string
  person_id: string
  unit_id: string
  kind: PostKind
  area_id: string
  is_public: boolean
}

/** A district's organisation on a day. */
export interface Organisation {
  areas: Map<string, OrgArea>
  units: Map<string, OrgUnit>
  posts: Map<string, OrgPost>
  /** People with their names: holders of posts, and those whom a plan appoints. */
  people: Map<string, string>
}

/** Reads what stands on a day ('YYYY-MM-DD'), with the names of these people besides those who hold posts. */
export async function readOrganisation(
  db: Db | Tx,
  district_id: number,
  day: string,
  people: readonly string[],
): Promise<Organisation> {
  const stands = (table: string) =>
    sql`${sql.ref(`${table}.valid_from`)} <= ${day}::date and (${sql.ref(`${table}.valid_to`)} is null or ${sql.ref(`${table}.valid_to`)} > ${day}::date)`
  const areas = await sql<OrgArea>`
    select a.id, a.level, a.code, a.name, a.parent_id, a.is_assumed from org.area a
    where a.district_id = ${district_id} and ${stands('a')}`.execute(db)
  const units = await sql<OrgUnit>`
    select u.id, u.kind, u.name, u.parent_id, u.area_id, u.phone from org.unit u
    where u.district_id = ${district_id} and ${stands('u')}`.execute(db)
  const posts = await sql<OrgPost>`
    select t.id, t.person_id, t.unit_id, t.kind, t.area_id, t.is_public from org.post t
    where t.district_id = ${district_id} and ${stands('t')}`.execute(db)
  const named = await sql<{ id: string; name: string }>`
    select p.id, coalesce(p.public_name, '') as name from identity.person p
    where p.district_id = ${district_id} and p.kind = 'staff'
      and (p.id = any(${[...people]}::uuid[]) or exists (
        select from org.post t where t.district_id = p.district_id and t.person_id = p.id and ${stands('t')}))`.execute(
    db,
  )
  const byId = <T extends { id: string }>(rows: T[]) => new Map(rows.map((row) => [row.id, row]))
  return {
    areas: byId(areas.rows),
    units: byId(units.rows),
    posts: byId(posts.rows),
    people: new Map(named.rows.map(({ id, name }) => [id, name])),
  }
}

/** The ids of an area and of all that it lies in, the nearest first. */
export function lineOf(areas: ReadonlyMap<string, OrgArea>, id: string): string[] {
  const line: string[] = []
  for (let at = areas.get(id); at; at = at.parent_id === null ? undefined : areas.get(at.parent_id))
    line.push(at.id)
  return line
}

/** The ancestor of a level, or the area itself where it is of that level; null where there is none. */
export function ancestorOf(
  areas: ReadonlyMap<string, OrgArea>,
  id: string,
  level: AreaLevel,
): string | null {
  return lineOf(areas, id).find((one) => areas.get(one)?.level === level) ?? null
}

/** What lies directly in each area, by parent. */
export function childrenOf(areas: ReadonlyMap<string, OrgArea>): Map<string | null, OrgArea[]> {
  return Map.groupBy(areas.values(), (area) => area.parent_id)
}
