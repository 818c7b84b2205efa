import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db'
import { type Bucket, endOfSlot } from './limits.ts'
import type { About } from './queue-deliveries.ts'

/** Somebody known to a platform alone who must still press for something, and how often the platform reminded them of late. */
export interface Presser {
  who: string
  places: number
  reminded: number
  can_remind: boolean
}

/** What platforms let one remind: three times in 24 hours for each call. */
export function remindBucket(channel_id: string): Bucket {
  return {
    name: 'remind',
    per: 'address',
    scope: channel_id,
    most: 3,
    period: 'sliding',
    seconds: 86_400,
    counts: 'calls',
  }
}

/** Those who must still press at a platform for everything about something and are nobody of our staff, by what the platform calls
 * them. */
export async function listPressers(
  { db, district_id }: { db: Db | Tx; district_id: number },
  about: About,
  now: Date,
): Promise<Presser[]> {
  const bucket = remindBucket('')
  const since = new Date(2 * now.getTime() - endOfSlot(bucket, now.getTime()))
  const found = await sql<{ who: string; places: number; reminded: number; least: number }>`
    with calls as (
      select channel_id, provider_id, max(who) as who, count(*) as places from channels.delivery
      where district_id = ${district_id} and about_noun = ${about.noun} and about_id = ${about.id} and state = 'awaiting_human'
        and provider_id is not null and presser_id is null and who is not null
      group by channel_id, provider_id
    ),
    counted as (
      select c.who, c.places, coalesce((select sum(x.n) from channels.spent as x where x.district_id = ${district_id}
        and x.scope = c.channel_id::text and x.bucket = ${bucket.name} and x.key = c.provider_id and x.slot > ${since}), 0) as n
      from calls as c
    )
    select who, sum(places)::int as places, max(n)::int as reminded, min(n)::int as least from counted
    group by who order by places desc, who limit 200`.execute(db)
  return found.rows.map(({ least, ...one }) => ({ ...one, can_remind: least < bucket.most }))
}
