import type { broadcast } from '@linli/contract/broadcast'
import type { Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import { listPressers, remindDeliveries, sendText } from '#modules/channels'
import { parameterOn } from '#modules/parameters'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { placesOf } from './place-states.ts'
import { REMINDER_HOURS } from './rules.ts'
import { takeBroadcast } from './take-broadcast.ts'
import { announceBroadcast } from './write-broadcast.ts'

/** Asks every owner again who must still press for a broadcast, by one text, or by the platform where only it knows them: each at most as often in 24 hours as the district
 * allows. Refuses: `nobody_waits`, `reminded_enough`. */
export async function remindOwners(
  ctx: CommandContext,
  input: Parsed<typeof broadcast.remind>,
): Promise<void> {
  const taken = await takeBroadcast(ctx, input.id, 'remind')
  const { tx, actor, now } = ctx
  const since = new Date(now.getTime() - REMINDER_HOURS * 3_600_000)
  const waiting = await sql<{
    person_id: string
    groups: number
    reminded: number
    most: number
    sealed_phone: Buffer | null
  }>`
    select p.presser_id as person_id, count(distinct p.group_id) as groups, n.sealed_phone,
      (select count(*) from broadcast.reminder as r where r.district_id = ${actor.district_id} and r.broadcast_id = ${taken.id}
        and r.person_id = p.presser_id and r.at > ${since}) as reminded,
      ${parameterOn(actor.district_id, shanghaiDay(now), 'broadcast.reminders')} as most
    from (${placesOf(actor.district_id, sql`t.broadcast_id = ${taken.id}`)}) as p
    join identity.person as n on n.district_id = ${actor.district_id} and n.id = p.presser_id
    where p.state = 'waiting' group by p.presser_id, n.sealed_phone`.execute(tx)
  const about = { noun: 'broadcast', id: taken.id }
  const outside = await listPressers({ db: tx, district_id: actor.district_id }, about, now)
  if (waiting.rows.length + outside.length === 0) throw new Refusal('conflict', 'nobody_waits')
  const due = waiting.rows.filter(({ reminded, most }) => reminded < most)
  if (due.length === 0 && !outside.some(({ can_remind }) => can_remind))
    throw new Refusal('conflict', 'reminded_enough')
  const rows = due.map(({ person_id }) => ({ id: ctx.newId(), person_id }))
  await sql`
    insert into broadcast.reminder (district_id, id, broadcast_id, person_id, at, by_id)
    select ${actor.district_id}, r.id, ${taken.id}, r.person_id, ${now}, ${actor.person_id}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, person_id uuid)`.execute(
    tx,
  )
  for (const { sealed_phone, groups } of due) {
    if (!sealed_phone) continue
    const text = `【邻里】“${taken.title}”还有 ${groups} 个群等您点发送，请打开企业微信或群清单发出。`
    await sendText(ctx, { phone: ctx.keys.unseal(sealed_phone), text, purpose: 'broadcast.remind' })
  }
  // Platforms that can do so remind them too, by the same limit.
  remindDeliveries(ctx, about)
  announceBroadcast(ctx, taken)
}
