import { POST_KINDS, type PostKind } from '@linli/contract/codes/org'
import type { AreaLevel, Role } from '@linli/contract/identity'
import { type RawBuilder, sql } from 'kysely'
import { digestOfToken } from '#modules/identity'
import type { Actor, ActorPost } from '#platform/actor'
import type { Db, Tx } from '#platform/db'
import { NOBODY } from '#platform/ids'
import { shanghaiDay } from '#platform/workdays'
import { DUTIES_APART } from './policy.ts'

/** Who the bearer of a session's token is at this moment, in one statement. Roles follow from the posts of today and
 * from nowhere else, so a role is gone with its post; staff without any post are visitors. A substitute takes the posts
 * of whoever is on leave today, as far as they give a role that the substitute holds too, and never those of an
 * administrator or auditor. `looking` does not count as a use of the visit. */
export async function authenticate(
  db: Db | Tx,
  token: string | null,
  now: Date,
  how: 'using' | 'looking' = 'using',
): Promise<Actor> {
  if (token === null) return visitor(db, now)
  const [row] = (await readVisit(db, token, now, how)).rows
  if (!row) return visitor(db, now)
  const actor = {
    district_id: row.district_id,
    person_id: row.person_id,
    session_id: row.session_id,
    must_change_password: row.must_change,
  }
  if (row.kind === 'resident') {
    return {
      ...actor,
      kind: 'resident',
      name: null,
      roles: ['resident'],
      posts: [],
      acts_for: [row.person_id],
    }
  }
  return staffOf(row, actor) ?? visitor(db, now)
}

/** Who a member of staff is today, for what they have set going and somebody else carries out; null without any post.
 * The same rules as for the bearer of a token. */
export async function staffById(
  db: Db | Tx,
  district_id: number,
  person_id: string,
  now: Date,
): Promise<Actor | null> {
  const visit = sql`select null::uuid as id, ${district_id}::int as district_id, ${person_id}::uuid as person_id, 'staff' as kind`
  const [row] = (await readPosts(db, visit, sql``, now)).rows
  return row
    ? staffOf(row, { district_id, person_id, session_id: null, must_change_password: false })
    : null
}

type Bearer = Pick<Actor, 'district_id' | 'person_id' | 'session_id' | 'must_change_password'>

function staffOf(row: Visit, bearer: Bearer): Actor | null {
  const posts = row.posts.map(postOf)
  const own = new Set(posts.flatMap((post) => (post.on_behalf_of ? [] : [post.role])))
  if (own.size === 0) return null
  const taken = posts.filter(
    ({ on_behalf_of, role }) => !on_behalf_of || (own.has(role) && !DUTIES_APART.includes(role)),
  )
  const holders = taken.flatMap((post) => (post.on_behalf_of ? [post.on_behalf_of.id] : []))
  return {
    ...bearer,
    kind: 'staff',
    name: row.name,
    roles: [...own],
    posts: taken,
    acts_for: [...new Set([row.person_id, ...holders])],
  }
}

interface Visit {
  session_id: string | null
  district_id: number
  person_id: string
  kind: 'staff' | 'resident'
  name: string | null
  must_change: boolean
  posts: PostRow[]
}

interface PostRow {
  id: string
  kind: PostKind
  unit_id: string
  unit_name: string
  area_id: string
  area_name: string
  level: AreaLevel
  holder_id: string | null
  holder_name: string | null
}

// `last_used_at` is written at most once a minute: a busy page must not rewrite its row with every question.
function readVisit(db: Db | Tx, token: string, now: Date, how: 'using' | 'looking') {
  const digest = digestOfToken(token)
  const visit = sql`
      select id, district_id, person_id, kind from identity.session
      where token_digest = ${digest} and ended_at is null and ends_at > ${now}
        and last_used_at + make_interval(secs => idle_seconds) > ${now}`
  return readPosts(db, visit, how === 'using' ? touched(digest, now) : sql``, now)
}

function readPosts(db: Db | Tx, visit: RawBuilder<unknown>, more: RawBuilder<unknown>, now: Date) {
  const today = shanghaiDay(now)
  return sql<Visit>`
    with visit as materialized (${visit})${more}
    select v.id as session_id, v.district_id, v.person_id, v.kind, p.public_name as name,
      coalesce((select must_change from identity.account a
        where a.district_id = v.district_id and a.person_id = v.person_id), false) as must_change,
      case when v.kind = 'staff' then (
        select coalesce(json_agg(json_build_object('id', t.id, 'kind', t.kind, 'unit_id', t.unit_id,
            'unit_name', u.name, 'area_id', t.area_id, 'area_name', a.name, 'level', a.level,
            'holder_id', h.holder_id, 'holder_name', h.holder_name) order by h.holder_id nulls first, t.id), '[]')
        from (
          select v.person_id as id, null::uuid as holder_id, null::text as holder_name
          union all
          select away.id, away.id, away.public_name from org.leave l
          join identity.person away on away.district_id = l.district_id and away.id = l.person_id
          where l.district_id = v.district_id and l.substitute_id = v.person_id and l.ended_at is null
            and ${today}::date between l.from_day and l.to_day
        ) h
        join org.post t on t.district_id = v.district_id and t.person_id = h.id
          and t.valid_from <= ${today}::date and (t.valid_to is null or t.valid_to > ${today}::date)
        join org.unit u on u.district_id = t.district_id and u.id = t.unit_id
        join org.area a on a.district_id = t.district_id and a.id = t.area_id
      ) else '[]' end as posts
    from visit v
    join identity.person p on p.district_id = v.district_id and p.id = v.person_id`.execute(db)
}

function touched(digest: Buffer, now: Date) {
  return sql`, touched as (
      update identity.session set last_used_at = ${now}
      where token_digest = ${digest} and last_used_at < ${now}::timestamptz - interval '1 minute'
        and exists (select from visit)
    )`
}

function postOf(row: PostRow): ActorPost {
  const { id, kind, unit_id, unit_name, area_id, area_name, level } = row
  const role: Role = POST_KINDS[kind]
  const on_behalf_of =
    row.holder_id === null ? null : { id: row.holder_id, name: row.holder_name ?? '' }
  return { id, kind, role, unit_id, unit_name, area_id, area_name, level, on_behalf_of }
}

const REMEMBERED_MS = 10_000

/** The default district by database: the adapter is one object for a pool and all its transactions. */
const defaults = new WeakMap<object, { district_id: number; at: number }>()

async function visitor(db: Db | Tx, now: Date): Promise<Actor> {
  const database = db.getExecutor().adapter
  const known = defaults.get(database)
  const at = now.getTime()
  const isFresh = known && Math.abs(at - known.at) < REMEMBERED_MS
  const district_id = isFresh ? known.district_id : await readDefault(db)
  // "Not set up" is asked anew each time, so that the first set-up counts at once in every process.
  if (!isFresh && district_id !== 0) defaults.set(database, { district_id, at })
  return {
    kind: 'visitor',
    district_id,
    person_id: NOBODY,
    name: null,
    session_id: null,
    roles: ['visitor'],
    posts: [],
    acts_for: [],
    must_change_password: false,
  }
}

async function readDefault(db: Db | Tx): Promise<number> {
  const found = await sql<{ chosen: number | null; only: number | null; districts: number }>`
    select (select (value #>> '{}')::integer from platform.setting where name = 'default_district') as chosen,
      min(district_id) as only, count(*)::integer as districts from platform.district`.execute(db)
  const row = found.rows[0]
  return row?.chosen ?? (row?.districts === 1 ? (row.only ?? 0) : 0)
}
