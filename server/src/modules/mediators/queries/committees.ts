import type { CommitteeGap, CommitteeKind, NumberBrackets } from '@linli/contract/codes/mediators'
import type { Output, Parsed } from '@linli/contract/endpoint'
import type { Committee, CommitteeLine, mediators } from '@linli/contract/mediators'
import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '#platform/db'
import { notFound } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { type CommitteePlace, keepsCommittee, readsGaps } from '../policy.ts'
import { gapsOf } from '../rules.ts'
import { mediatesOn, placeColumns, standsOn } from '../standing.ts'

interface CommitteeRow extends Omit<CommitteePlace, 'area'> {
  name: string
  area: { id: string; name: string }
  place: CommitteePlace['area']
  phone: string | null
  address: string | null
  hours: string | null
  kind: CommitteeKind | null
  short_name: string | null
  number_brackets: NumberBrackets
  number_series: string
  number_width: number
  established_on: string | null
  elected_on: string | null
  term_ends_on: string | null
  seal_since: string | null
  seal_keeper: string | null
  mediators: number
  members: number
  women: number
  heads: number
  full_time: number
  rooms: number
}

/** A page of committees in the order in which they were entered. */
export async function listCommittees(
  { db, actor, now }: QueryContext,
  { area_id, place_id, text, lacks, cursor, limit }: Parsed<typeof mediators.list_committees>,
): Promise<Output<typeof mediators.list_committees>> {
  const today = shanghaiDay(now)
  const seesGaps = readsGaps(actor)
  // What a committee lacks is told by a rule, not by a column: a district has some dozens of them.
  const most = lacks ? 1000 : limit + 1
  const rows = await readCommittees(
    db,
    { district_id: actor.district_id, person_id: actor.person_id, today },
    sql`${standsOn('u', today)}
      and ${area_id ? inArea(area_id) : sql`true`} and ${place_id ? servesPlace(place_id) : sql`true`}
      and ${text ? sql`u.name ilike ${`%${text.replace(/[\\%_]/g, '\\$&')}%`}` : sql`true`}
      and ${cursor ? sql`u.id > ${cursor}::uuid` : sql`true`}
      order by u.id limit ${most}`,
  )
  const lines = rows.map((row) => lineOf(row, seesGaps ? gapsIn(row, today) : []))
  const wanted = lacks ? lines.filter(({ gaps }) => gaps.includes(lacks)) : lines
  const items = wanted.slice(0, limit)
  return { items, next_cursor: wanted.length > limit ? (items.at(-1)?.id ?? null) : null }
}

/** One committee with rooms and studios. Refuses: `not_found`. */
export function getCommittee(ctx: QueryContext, { id }: { id: string }): Promise<Committee> {
  return viewCommittee(ctx, id)
}

/** The committee as a command shows it afterwards: named by its own id, or by that of a room. */
export async function viewCommittee(ctx: QueryContext, id: string): Promise<Committee> {
  const { db, actor, now } = ctx
  const today = shanghaiDay(now)
  const [row] = await readCommittees(
    db,
    { district_id: actor.district_id, person_id: actor.person_id, today },
    sql`u.id = coalesce((select r.committee_id from mediators.room as r
      where r.district_id = ${actor.district_id} and r.id = ${id}), ${id}::uuid)`,
  )
  if (!row) throw notFound()
  const more = await sql<Pick<Committee, 'rooms' | 'studios'>>`
    select (select coalesce(json_agg(json_build_object('id', r.id, 'name', r.name, 'seats', r.seats,
        'is_accessible', r.is_accessible) order by r.id), '[]') from mediators.room as r
        where r.district_id = ${actor.district_id} and r.committee_id = ${row.id} and r.closed_at is null) as rooms,
      (select coalesce(json_agg(json_build_object('id', u.id, 'name', u.name) order by u.id), '[]') from org.unit as u
        where u.district_id = ${actor.district_id} and u.parent_id = ${row.id} and u.kind = 'named_studio'
          and ${standsOn('u', today)}) as studios`.execute(db)
  const seesGaps = readsGaps(actor)
  const keeps = keepsCommittee(actor, { ...row, area: row.place })
  return {
    ...lineOf(row, seesGaps ? gapsIn(row, today) : []),
    ...factsOf(row, seesGaps),
    rooms: more.rows[0]?.rooms ?? [],
    studios: more.rows[0]?.studios ?? [],
    can: keeps
      ? ['set', 'add_room', 'read_history', ...(row.kind ? (['appoint'] as const) : [])]
      : [],
  }
}

function lineOf(row: CommitteeRow, gaps: CommitteeGap[]): CommitteeLine {
  const { id, name, kind, short_name, area, phone, address, hours, mediators } = row
  return { id, name, kind, short_name, area, phone, address, hours, mediators, gaps }
}

function factsOf(
  row: CommitteeRow,
  seesSeal: boolean,
): Omit<Committee, keyof CommitteeLine | 'rooms' | 'studios' | 'can'> {
  const { seal_since, seal_keeper } = row
  return {
    numbering:
      row.short_name === null
        ? null
        : {
            short_name: row.short_name,
            brackets: row.number_brackets,
            series: row.number_series,
            width: row.number_width,
          },
    established_on: row.established_on,
    elected_on: row.elected_on,
    term_ends_on: row.term_ends_on,
    seal: seesSeal && seal_since && seal_keeper ? { since: seal_since, keeper: seal_keeper } : null,
    members: row.members,
    women: row.women,
    engaged: row.mediators - row.members,
    full_time: row.full_time,
  }
}

function gapsIn(row: CommitteeRow, today: string): CommitteeGap[] {
  const { members, women, heads, rooms, term_ends_on } = row
  const has_seal = row.seal_since !== null
  const is_set_up = row.kind !== null
  return gapsOf({ is_set_up, members, women, heads, rooms, term_ends_on, has_seal }, today)
}

interface Asking {
  district_id: number
  person_id: string
  today: string
}

async function readCommittees(
  db: Db | Tx,
  { district_id, person_id, today }: Asking,
  condition: RawBuilder<unknown>,
): Promise<CommitteeRow[]> {
  const isMember = sql`n.seat <> 'engaged'`
  const found = await sql<CommitteeRow>`
    select u.id, u.name, json_build_object('id', a.id, 'name', a.name) as area, ${placeColumns(person_id, today)},
      u.phone, u.address, u.hours, c.kind, c.short_name, c.number_brackets, c.number_series, c.number_width,
      c.established_on, c.elected_on, c.term_ends_on, c.seal_since, c.seal_keeper,
      (select count(*) from mediators.room as r where r.district_id = u.district_id and r.committee_id = u.id
        and r.closed_at is null) as rooms, n.*
    from org.unit as u join org.area as a on a.district_id = u.district_id and a.id = u.area_id
    left join mediators.committee as c on c.district_id = u.district_id and c.unit_id = u.id
    cross join lateral (
      select count(*) as mediators, count(*) filter (where ${isMember}) as members,
        count(*) filter (where ${isMember} and n.gender = 'female') as women,
        count(*) filter (where n.seat = 'head') as heads, count(*) filter (where n.time = 'full_time') as full_time
      from (select m.* from mediators.mediator as m where m.district_id = u.district_id and m.committee_id = u.id
        and ${mediatesOn(today)}) as n) as n
    where u.district_id = ${district_id} and u.kind = 'mediation_committee' and ${condition}`.execute(
    db,
  )
  return found.rows
}

function inArea(area_id: string): RawBuilder<unknown> {
  return sql`(a.id = ${area_id} or a.street_id = ${area_id} or a.community_id = ${area_id} or a.parent_id = ${area_id}
    or exists (select from org.area as d where d.district_id = u.district_id and d.id = ${area_id} and d.level = 'district'))`
}

function servesPlace(place_id: string): RawBuilder<unknown> {
  return sql`exists (select from org.area as p where p.district_id = u.district_id and p.id = ${place_id}
    and (a.level = 'district' or a.id in (p.id, p.grid_id, p.community_id, p.street_id)))`
}
