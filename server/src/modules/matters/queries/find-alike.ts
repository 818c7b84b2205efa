import type { MatterStatus, Nearness } from '@linli/contract/codes/matters'
import type { Output, Parsed } from '@linli/contract/endpoint'
import type { matters } from '@linli/contract/matters'
import { type RawBuilder, sql } from 'kysely'
import { parametersOn } from '#modules/parameters'
import { type Position, toDatum } from '#platform/geo'
import { lowestIdAt } from '#platform/ids'
import type { QueryContext } from '#platform/module'
import { anyOfWords } from '#platform/search-words'
import { shanghaiDay } from '#platform/workdays'
import { PUBLIC_ROOTS } from '../is-public.ts'
import { inQueue } from './filter-matters.ts'
import { areaNameOf, summaryOf } from './matter-line.ts'

type Asked = Parsed<typeof matters.find_alike>
type Alike = Output<typeof matters.find_alike>[number]

// As many as are looked at near by, and, where nothing is known but words, of the newest that share one.
const MOST_LOOKED_AT = 60
const MOST_BY_WORDS = 200
const DAY_MS = 86_400_000
// Words so alike that the kind need not be the same; trigrams of short Chinese sentences.
const SAME_WORDS = 0.3

/** Matters that may be the same as what is asked about: open ones near by, or alike in words where no place is known, and
 * those closed a short while ago in the same community. Two statements, however many matters there are. */
export async function findAlike(ctx: QueryContext, input: Asked): Promise<Alike[]> {
  const { db, actor, now } = ctx
  const text = input.text ?? ''
  if (!input.area_id && !input.position && text.length < 2) return []
  const windows = await parametersOn(db, actor.district_id, shanghaiDay(now), [
    'matters.alike_days',
    'matters.alike_metres',
    'matters.recur_days',
  ])
  const since = (days: number) => new Date(now.getTime() - days * DAY_MS)
  const metres = windows['matters.alike_metres']
  const found = await sql<AlikeRow>`
    with spot as (
      select case level when 'building' then id end as building_id,
        case level when 'grid' then id else grid_id end as grid_id,
        case level when 'community' then id else community_id end as community_id
      from org.area
      where district_id = ${actor.district_id} and id = ${input.area_id ?? null}
    ), candidate as (
      ${candidates(ctx, input, {
        metres,
        opened: lowestIdAt(since(windows['matters.alike_days']).getTime()),
        closed: since(windows['matters.recur_days']),
      })}
    ), weighed as (
      select m.*, ${distanceTo(input.position)} as distance_m, similarity(m.description, ${text}) as alike,
        m.category_code = ${input.category_code ?? ''} as is_same_category,
        split_part(m.category_code, '.', 1) = split_part(${input.category_code ?? ''}, '.', 1) as is_same_root,
        case when m.building_id = (select building_id from spot) then 'building'
          when m.grid_id = (select grid_id from spot) then 'grid'
          when ${distanceTo(input.position)} <= ${metres} then 'near'
          when m.community_id = (select community_id from spot) then 'community' end as nearness
      from candidate join matters.matter as m on m.district_id = ${actor.district_id} and m.id = candidate.id
    ), best as (
      select *, ${SCORE} as score from weighed
      where is_same_root or alike >= ${SAME_WORDS} order by score desc, id desc limit ${input.limit}
    )
    select m.id, m.number, m.status, m.category_code, m.description, m.reported_at, m.closed_at, m.me_too_count, m.is_secret, m.distance_m,
      m.is_same_category, m.alike, m.nearness, ${isMine(ctx)} as is_mine,
      (select n.name from catalogue.edition as n where n.district_id = m.district_id and n.id = m.category_id) as category_name,
      ${areaNameOf()} as area_name
    from best as m order by m.score desc, m.id desc`.execute(db)
  return found.rows.map((row) => alikeOf(row, actor.kind === 'staff'))
}

interface AlikeRow {
  id: string
  number: string
  status: MatterStatus
  category_code: string
  category_name: string
  description: string
  area_name: string
  reported_at: string
  closed_at: string | null
  me_too_count: number
  is_secret: boolean
  distance_m: number | null
  is_same_category: boolean
  alike: number
  nearness: Nearness | null
  is_mine: boolean
}

// The nearer, the more of the same kind and the more alike in words, the likelier; of equals the one that many follow.
const SCORE = sql`
  case nearness when 'building' then 3 when 'grid' then 2 when 'near' then 2 when 'community' then 1 else 0 end
  + case when is_same_category then 3 when is_same_root then 1 else 0 end + 4 * alike
  + least(me_too_count, 10) * 0.1`

interface Bounds {
  metres: number
  /** The lowest id of an open matter that still counts. */
  opened: string
  closed: Date
}

function candidates(ctx: QueryContext, input: Asked, { metres, opened, closed }: Bounds) {
  const isOpen = sql`m.district_id = ${ctx.actor.district_id} and m.status not in ('closed', 'voided', 'merged')
    and m.id >= ${opened}`
  const seen = sql`${mayBeTold(ctx)} and m.id is distinct from ${input.except_id ?? null}`
  const here = sql`m.community_id = (select community_id from spot)`
  const ways = [
    sql`(select m.id from matters.matter as m where ${isOpen} and ${here} and ${seen}
      order by m.id desc limit ${MOST_LOOKED_AT})`,
    sql`(select m.id from matters.matter as m where m.district_id = ${ctx.actor.district_id} and m.closed_as = 'handled'
      and ${here} and m.closed_at >= ${closed} and ${seen} order by m.closed_at desc limit ${MOST_LOOKED_AT})`,
  ]
  if (input.position)
    ways.push(sql`(select m.id from matters.matter as m where ${isOpen} and ${inBox(input.position, metres)} and ${seen}
      limit ${MOST_LOOKED_AT})`)
  const words = input.text ? anyOfWords(input.text) : null
  if (words)
    ways.push(sql`(select m.id from matters.matter as m where ${isOpen} and (select community_id from spot) is null
      and m.words @@ ${words}::tsquery and ${seen} order by m.id desc limit ${MOST_BY_WORDS})`)
  return sql.join(ways, sql` union `)
}

// Staff find what they see in their lists; others what is public, and their own.
function mayBeTold({ actor }: QueryContext): RawBuilder<unknown> {
  if (actor.kind === 'staff') return inQueue(actor, 'jurisdiction')
  return sql`(not m.is_secret and split_part(m.category_code, '.', 1) = any(${[...PUBLIC_ROOTS]}))`
}

function isMine({ actor }: QueryContext): RawBuilder<boolean> {
  if (actor.kind !== 'resident') return sql`false`
  return sql`(m.reporter_id is not distinct from ${actor.person_id}::uuid or exists (
    select from matters.appeal as a where a.district_id = m.district_id and a.person_id = ${actor.person_id}
      and a.matter_id = m.id))`
}

// Each row is measured in its own datum.
function distanceTo(position: Position | undefined): RawBuilder<number | null> {
  if (!position) return sql`null::int`
  const [shifted, plain] = [toDatum(position, 'gcj02'), toDatum(position, 'wgs84')]
  const off = (
    lng: number,
    lat: number,
  ) => sql`sqrt(power((m.lng - ${lng}) * cos(radians(${lat})), 2)
    + power(m.lat - ${lat}, 2)) * ${METRES_A_DEGREE}`
  return sql`(case m.datum when 'gcj02' then ${off(shifted.lng, shifted.lat)}
    when 'wgs84' then ${off(plain.lng, plain.lat)} end)::int`
}

const METRES_A_DEGREE = 111_195

// Wide enough for both datums, so that one range of an index holds everything near.
function inBox(position: Position, metres: number): RawBuilder<unknown> {
  const ends = [toDatum(position, 'gcj02'), toDatum(position, 'wgs84')]
  const tall = metres / METRES_A_DEGREE
  const wide = tall / Math.cos((position.lat * Math.PI) / 180)
  const [lngs, lats] = [ends.map(({ lng }) => lng), ends.map(({ lat }) => lat)]
  return sql`m.lng between ${Math.min(...lngs) - wide} and ${Math.max(...lngs) + wide}
    and m.lat between ${Math.min(...lats) - tall} and ${Math.max(...lats) + tall}`
}

function alikeOf(row: AlikeRow, isStaff: boolean): Alike {
  return {
    id: row.id,
    number: row.number,
    status: row.status,
    category: { code: row.category_code, name: row.category_name },
    summary: isStaff ? summaryOf(row.description) : null,
    area_name: row.area_name || null,
    reported_at: row.reported_at,
    closed_at: row.closed_at,
    me_too_count: row.me_too_count,
    is_secret: row.is_secret,
    is_mine: row.is_mine,
    nearness: row.nearness,
    distance_m: row.distance_m,
    is_same_category: row.is_same_category,
    has_same_words: row.alike >= SAME_WORDS,
  }
}
