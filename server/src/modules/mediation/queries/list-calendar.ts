import type { Output, Parsed } from '@linli/contract/endpoint'
import type { mediation } from '@linli/contract/mediation'
import type { CalendarLine } from '@linli/contract/mediation-calendar'
import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#platform/actor'
import type { QueryContext } from '#platform/module'
import { shanghaiDay, startOf } from '#platform/workdays'
import { clerkUnits, mediatorUnits } from '../policy.ts'
import { isClerk, isMediator, seenBy, sidesOf } from './sight.ts'

const DAY_MS = 86_400_000

/** Committees for which this person works, of a studio the one above it. */
function ownCommittees(actor: Pick<Actor, 'posts' | 'district_id'>): RawBuilder<unknown> {
  const units = [...clerkUnits(actor), ...mediatorUnits(actor)]
  return sql`(select case when u.kind = 'named_studio' then u.parent_id else u.id end from org.unit as u
    where u.district_id = ${actor.district_id} and u.id = any(${units}::uuid[]))`
}

type Row = Omit<CalendarLine, 'dispute' | 'room'> & {
  knows: boolean
  dispute_id: string
  number: string | null
  title_words: string
  room_id: string | null
  room_name: string | null
}

/** Sessions of these days. A committee's people see when its rooms and mediators are taken; by what, only whoever may know of the
 * session does. */
export async function listCalendar(
  { db, actor, now }: QueryContext,
  { from, days }: Parsed<typeof mediation.list_calendar>,
): Promise<Output<typeof mediation.list_calendar>> {
  const start = startOf(from)
  const end = new Date(start.getTime() + days * DAY_MS)
  const today = shanghaiDay(now)
  const house = sql`(${isMediator(actor)} or ${isClerk(actor, today)})`
  const found = await sql<Row>`
    select s.id, s.kind, s.starts_at, s.ends_at, s.state, s.place_words as place, s.room_id, r.name as room_name,
      d.id as dispute_id, d.number, d.title_words,
      (${house} or (s.side is null and ${seenBy(actor, now)}) or s.side = any(${sidesOf(actor, today)})) as knows,
      (select coalesce(json_agg(json_build_object('id', n.id, 'name', coalesce(n.public_name, '')) order by n.id), '[]')
        from identity.person as n where n.district_id = s.district_id and n.id = any(s.mediator_ids)) as mediators
    from mediation.session as s join mediation.dispute as d on d.district_id = s.district_id and d.id = s.dispute_id
    left join mediators.room as r on r.district_id = s.district_id and r.id = s.room_id
    where s.district_id = ${actor.district_id} and s.starts_at >= ${start} and s.starts_at < ${end} and s.state <> 'cancelled'
      and (d.committee_id in ${ownCommittees(actor)} or ${seenBy(actor, now)})
    order by s.starts_at, s.id limit 500`.execute(db)
  const isHouse = actor.roles.includes('mediator')
  // Whoever watches over a place, and parties, know of the sessions that they may know of and of no others.
  return found.rows.filter(({ knows }) => knows || isHouse).map(lineOf)
}

function lineOf({
  knows,
  dispute_id,
  number,
  title_words,
  room_id,
  room_name,
  ...row
}: Row): CalendarLine {
  return {
    ...row,
    kind: knows ? row.kind : null,
    dispute: knows ? { id: dispute_id, number, title: title_words } : null,
    place: knows ? row.place : null,
    room: room_id ? { id: room_id, name: room_name ?? '' } : null,
  }
}
