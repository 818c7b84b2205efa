import { sql } from 'kysely'
import { sendText } from '#modules/channels'
import { parametersOn } from '#modules/parameters'
import type { CommandContext } from '#platform/module'
import { isNight, shanghaiDay } from '#platform/workdays'

interface Invited {
  sealed_phone: Buffer
  meets_at: string
  place: string
}

const DAY_MS = 86_400_000

/** Tells those invited once of the day and place that stand, and reminds those of the last meeting some days before the
 * next one that nobody has planned yet. Never at night; the text names no matter. */
export async function everyTellMeetings(ctx: CommandContext): Promise<void> {
  if (isNight(ctx.now)) return
  for (const { sealed_phone, meets_at, place } of await findInvited(ctx)) {
    await sendText(ctx, {
      phone: ctx.keys.unseal(sealed_phone),
      text: `【邻里】请您 ${saidOf(meets_at)} 到${place}参加综合研判会，内容请登录邻里查看。`,
      purpose: 'assessments.invited',
    })
  }
  for (const { sealed_phone, day } of await findReminded(ctx)) {
    await sendText(ctx, {
      phone: ctx.keys.unseal(sealed_phone),
      text: `【邻里】上次综合研判约定 ${day} 再议，会还没有安排，请登录邻里查看。`,
      purpose: 'assessments.next_meeting',
    })
  }
}

async function findInvited({ tx, actor, now }: CommandContext): Promise<Invited[]> {
  const found = await sql<Invited>`
    with told as (
      update assessments.seat as s set told_at = ${now} from assessments.assessment as a
      where s.district_id = ${actor.district_id} and a.district_id = s.district_id and a.id = s.assessment_id
        and a.status = 'planned' and a.meets_at > ${now} and s.told_at is null and s.person_id is not null
      returning s.person_id, a.meets_at, a.place
    )
    select p.sealed_phone, told.meets_at, told.place from told
    join identity.person as p on p.district_id = ${actor.district_id} and p.id = told.person_id
    where p.sealed_phone is not null`.execute(tx)
  return found.rows
}

async function findReminded(ctx: CommandContext): Promise<{ sealed_phone: Buffer; day: string }[]> {
  const { tx, actor, now } = ctx
  const { 'assessments.remind_days': days } = await parametersOn(
    tx,
    actor.district_id,
    shanghaiDay(now),
    ['assessments.remind_days'],
  )
  const until = shanghaiDay(new Date(now.getTime() + days * DAY_MS))
  const found = await sql<{ sealed_phone: Buffer; day: string }>`
    with due as (
      update assessments.assessment as a set reminded_of = next_meeting_on
      where a.district_id = ${actor.district_id} and a.status = 'signed' and a.next_meeting_on <= ${until}::date
        and a.next_meeting_on >= ${shanghaiDay(now)}::date and a.reminded_of is distinct from a.next_meeting_on
        and not exists (select from assessments.assessment as f
          where f.district_id = a.district_id and f.follows_id = a.id and f.status <> 'cancelled')
      returning a.chair_id, a.called_by, a.recorder_ids, a.next_meeting_on
    )
    select distinct p.sealed_phone, due.next_meeting_on as day from due
    join identity.person as p on p.district_id = ${actor.district_id}
      and p.id = any(due.recorder_ids || array[due.chair_id, due.called_by])
    where p.sealed_phone is not null`.execute(tx)
  return found.rows
}

// 09-08 14:30, as the place has it.
function saidOf(moment: string): string {
  const local = new Date(Date.parse(moment) + 8 * 3_600_000).toISOString()
  return `${local.slice(5, 10)} ${local.slice(11, 16)}`
}
