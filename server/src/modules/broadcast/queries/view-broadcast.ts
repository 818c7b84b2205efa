import type { Audience, Broadcast } from '@linli/contract/broadcast'
import type { Named } from '@linli/contract/fields'
import { sql } from 'kysely'
import { listPressers } from '#modules/channels'
import { parameterOn } from '#modules/parameters'
import { notFound } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { placesOf } from '../place-states.ts'
import { REMINDER_HOURS } from '../rules.ts'
import { BROADCAST_COLUMNS, type BroadcastRow, lineOf, named, seenBy } from './broadcast-rows.ts'
import { readProgress } from './read-progress.ts'

interface WholeRow extends BroadcastRow {
  audience: Audience
  areas: Named[] | null
  confirm_words: string | null
  declined_by: string | null
  declined_name: string | null
  decline_reason: string | null
  stopped_by: string | null
  stopped_name: string | null
  stopped_at: string | null
  stop_reason: string | null
  stop_notice_id: string | null
}

/** A broadcast with its places and those who must still press. Refuses: `not_found`, hidden and missing alike. */
export async function viewBroadcast(ctx: QueryContext, id: string): Promise<Broadcast> {
  const row = await readWhole(ctx, id)
  if (!row) throw notFound()
  const { db, actor } = ctx
  const progress = await readProgress(db, actor.district_id, [id])
  return {
    ...lineOf(ctx, row, progress.get(id)),
    confirmed_at: row.confirmed_at,
    confirm_words: row.confirm_words,
    declined_by: named(row.declined_by, row.declined_name),
    decline_reason: row.decline_reason,
    stopped_by: named(row.stopped_by, row.stopped_name),
    stopped_at: row.stopped_at,
    stop_reason: row.stop_reason,
    stop_notice_id: row.stop_notice_id,
    audience: {
      areas: row.areas ?? [],
      with_neighbours: row.audience.with_neighbours,
      groups: row.audience.group_ids.length,
    },
    places: await readPlaces(ctx, id),
    owners: await readOwners(ctx, id),
  }
}

async function readWhole({ db, actor }: QueryContext, id: string): Promise<WholeRow | undefined> {
  const name = (column: string) =>
    sql`(select p.public_name from identity.person as p where p.district_id = b.district_id and p.id = b.${sql.ref(column)})`
  const found = await sql<WholeRow>`
    select ${BROADCAST_COLUMNS}, b.audience, b.confirm_words, b.declined_by, b.decline_reason, b.stopped_by, b.stopped_at, b.stop_reason,
      ${name('declined_by')} as declined_name, ${name('stopped_by')} as stopped_name,
      (select jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name) order by a.code) from org.area as a
        where a.district_id = b.district_id and b.audience -> 'area_ids' ? a.id::text) as areas,
      (select s.id from broadcast.broadcast as s where s.district_id = b.district_id and s.kind = 'stop'
        and s.stops_id in (b.id, b.about_id) order by s.id desc limit 1) as stop_notice_id
    from broadcast.broadcast as b where b.district_id = ${actor.district_id} and b.id = ${id} and ${seenBy(actor)}`.execute(
    db,
  )
  return found.rows[0]
}

async function readPlaces({ db, actor }: QueryContext, id: string): Promise<Broadcast['places']> {
  const found = await sql<Broadcast['places'][number]>`
    select p.way, p.state, count(*) as n from (${placesOf(actor.district_id, sql`t.broadcast_id = ${id}`)}) as p
    group by p.way, p.state order by p.way, p.state`.execute(db)
  return found.rows
}

async function readOwners(
  { db, actor, now }: QueryContext,
  id: string,
): Promise<Broadcast['owners']> {
  const since = new Date(now.getTime() - REMINDER_HOURS * 3_600_000)
  const found = await sql<{
    id: string
    name: string
    groups: number
    reminded: number
    most: number
  }>`
    select p.presser_id as id, n.public_name as name, count(distinct p.group_id) as groups,
      (select count(*) from broadcast.reminder as r where r.district_id = ${actor.district_id} and r.broadcast_id = ${id}
        and r.person_id = p.presser_id and r.at > ${since}) as reminded,
      ${parameterOn(actor.district_id, shanghaiDay(now), 'broadcast.reminders')} as most
    from (${placesOf(actor.district_id, sql`t.broadcast_id = ${id}`)}) as p
    join identity.person as n on n.district_id = ${actor.district_id} and n.id = p.presser_id
    where p.state = 'waiting' group by p.presser_id, n.public_name order by groups desc, p.presser_id limit 200`.execute(
    db,
  )
  const outside = await listPressers(
    { db, district_id: actor.district_id },
    { noun: 'broadcast', id },
    now,
  )
  return [
    ...found.rows.map(({ id: person_id, name, groups, reminded, most }) => ({
      person: { id: person_id, name },
      name,
      groups,
      reminded,
      can_remind: reminded < most,
    })),
    ...outside.map(({ who, places, reminded, can_remind }) => ({
      person: null,
      name: who,
      groups: places,
      reminded,
      can_remind,
    })),
  ]
}
