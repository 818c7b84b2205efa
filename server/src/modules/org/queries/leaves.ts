import type { Parsed } from '@linli/contract/endpoint'
import type { Named } from '@linli/contract/fields'
import type { Leave, org } from '@linli/contract/org'
import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#platform/actor'
import type { Db, Tx } from '#platform/db'
import { notFound, Refusal } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { standsOn } from '../area-rows.ts'
import { HEAD_KINDS, heads } from '../policy.ts'
import { readPostsOf } from './posts.ts'

const MOST_LEAVES = 200
const MOST_SUBSTITUTES = 50

interface LeaveRow extends Omit<Leave, 'can'> {
  ended_at: string | null
  unit_ids: string[]
}

/** Leaves of today and later: the actor's own, those in which they stand in, and those in units that they head. */
export async function listLeaves({ db, actor, now }: QueryContext): Promise<Leave[]> {
  const today = shanghaiDay(now)
  const headed = actor.posts
    .filter((post) => HEAD_KINDS.includes(post.kind))
    .map((post) => post.unit_id)
  const rows = await readLeaves(
    db,
    actor.district_id,
    today,
    sql`l.ended_at is null and l.to_day >= ${today}::date
      and (l.person_id = ${actor.person_id} or l.substitute_id = ${actor.person_id} or exists (
        select from org.post t where t.district_id = l.district_id and t.person_id = l.person_id
          and t.unit_id = any(${headed}::uuid[]) and ${standsOn('t', today)}))
      order by l.from_day, l.id limit ${MOST_LEAVES}`,
  )
  return rows.map((row) => viewLeave(actor, today, row))
}

/** The leave as a command shows it afterwards. */
export async function viewLeaveById({ db, actor, now }: QueryContext, id: string): Promise<Leave> {
  const today = shanghaiDay(now)
  const [row] = await readLeaves(db, actor.district_id, today, sql`l.id = ${id}`)
  if (!row || !maySee(actor, row)) throw notFound()
  return viewLeave(actor, today, row)
}

/** Leaves with the units of those away; the condition speaks of `l`. */
export async function readLeaves(
  db: Db | Tx,
  district_id: number,
  day: string,
  condition: RawBuilder<unknown>,
): Promise<LeaveRow[]> {
  const found = await sql<LeaveRow>`
    select l.id, json_build_object('id', p.id, 'name', p.public_name) as person,
      json_build_object('id', s.id, 'name', s.public_name) as substitute, l.from_day, l.to_day, l.reason, l.ended_at,
      array(select t.unit_id::text from org.post t where t.district_id = l.district_id
        and t.person_id = l.person_id and ${standsOn('t', day)}) as unit_ids
    from org.leave l
    join identity.person p on p.district_id = l.district_id and p.id = l.person_id
    join identity.person s on s.district_id = l.district_id and s.id = l.substitute_id
    where l.district_id = ${district_id} and ${condition}`.execute(db)
  return found.rows
}

/** Whether the actor may hear of this leave at all. */
export function maySee(actor: Actor, row: LeaveRow): boolean {
  return row.substitute.id === actor.person_id || mayEndLeave(actor, row)
}

/** Whether the actor may end this leave: it is theirs, or of somebody in a unit that they head. */
export function mayEndLeave(actor: Actor, row: LeaveRow): boolean {
  return row.person.id === actor.person_id || heads(actor, row.unit_ids)
}

/** Colleagues who may stand in: the same kind of post in the same unit, the same area or the one beside it (a grid has
 * one worker; the next grid's stands in). Refuses: `not_your_unit` for somebody else's. */
export async function listSubstitutes(
  { db, actor, now }: QueryContext,
  { person_id = actor.person_id }: Parsed<typeof org.list_substitutes>,
): Promise<Named[]> {
  const today = shanghaiDay(now)
  if (person_id !== actor.person_id) {
    const posts = await readPostsOf(db, actor.district_id, [person_id], today)
    const unit_ids = posts.map((post) => post.unit.id)
    if (!heads(actor, unit_ids)) throw new Refusal('forbidden', 'not_your_unit')
  }
  const found = await sql<Named>`
    select distinct p.id, p.public_name as name
    from org.post t
    join org.area a on a.district_id = t.district_id and a.id = t.area_id
    join org.post o on o.district_id = t.district_id and o.kind = t.kind and o.person_id <> t.person_id
    join org.area b on b.district_id = o.district_id and b.id = o.area_id
    join identity.person p on p.district_id = o.district_id and p.id = o.person_id
    where t.district_id = ${actor.district_id} and t.person_id = ${person_id} and ${standsOn('t', today)}
      and o.valid_from <= ${today}::date and (o.valid_to is null or o.valid_to > ${today}::date)
      and (o.unit_id = t.unit_id or b.id = a.id or b.parent_id = a.parent_id)
    order by name, p.id limit ${MOST_SUBSTITUTES}`.execute(db)
  return found.rows
}

function viewLeave(actor: Actor, today: string, row: LeaveRow): Leave {
  const { ended_at, unit_ids: _, ...leave } = row
  const isRunning = ended_at === null && leave.to_day >= today
  return { ...leave, can: isRunning && mayEndLeave(actor, row) ? ['end'] : [] }
}
