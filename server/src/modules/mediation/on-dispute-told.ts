import { sql } from 'kysely'
import { sendText } from '#modules/channels'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'

interface Told {
  number: string | null
  state: string
  committee_name: string
  phone: string | null
  starts_at: string | null
  place: string | null
  phones: Buffer[]
}

/** A text to those at the table: that something was decided, or when and where to come. It names neither side nor what it is
 * about, since others read a phone too; of a separate session only that side is told. */
export async function onDisputeTold(
  ctx: CommandContext,
  payload: Record<string, string>,
): Promise<void> {
  const { what = '', subject_id, session_id } = payload
  const told = await readTold(ctx, subject_id ?? null, session_id ?? null)
  if (!told) return
  const text = wordsOf(what, told)
  const phones = new Set(told.phones.map((sealed) => ctx.keys.unseal(sealed)))
  for (const phone of phones) await sendText(ctx, { phone, text, purpose: 'dispute_told' })
}

async function readTold(
  { tx, actor }: CommandContext,
  id: string | null,
  session_id: string | null,
): Promise<Told | undefined> {
  const found = await sql<Told>`
    select d.number, d.state, u.name as committee_name, u.phone, s.starts_at, coalesce(r.name, s.place_words) as place,
      array(select p.sealed_phone from mediation.party as p where p.district_id = d.district_id and p.dispute_id = d.id
          and p.died_at is null and p.sealed_phone is not null and (s.side is null or p.side = s.side)
        union all select g.sealed_phone from mediation.agent as g join mediation.party as p on p.district_id = g.district_id
          and p.id = g.party_id where g.district_id = d.district_id and g.dispute_id = d.id and g.ended_at is null
          and g.sealed_phone is not null and (s.side is null or p.side = s.side)) as phones
    from mediation.dispute as d join org.unit as u on u.district_id = d.district_id and u.id = d.committee_id
    left join mediation.session as s on s.district_id = d.district_id and s.dispute_id = d.id and s.id = ${session_id}::uuid
    left join mediators.room as r on r.district_id = s.district_id and r.id = s.room_id
    where d.district_id = ${actor.district_id} and d.id = ${id}::uuid`.execute(tx)
  return found.rows[0]
}

function wordsOf(what: string, told: Told): string {
  const call = told.phone ? `，有事请打 ${told.phone}` : ''
  const who = told.committee_name
  if (told.starts_at && what !== 'cancel_session') {
    const verb = what === 'move_session' ? '改到' : '定在'
    return `${who}：您的调解${verb}${moment(told.starts_at)}，地点${told.place ?? '另行告知'}${call}。调解不收费。`
  }
  if (what === 'cancel_session') return `${who}：原定的调解取消了，改期会再告诉您${call}。`
  if (what === 'accepted')
    return `${who}：您的纠纷已受理，编号${told.number ?? ''}。登录可以看进展、选调解员${call}。调解不收费。`
  return `${who}：您的纠纷调解已结束。登录可以看结果和其他途径${call}。`
}

/** 9月8日 09:30 in Shanghai. */
function moment(at: string): string {
  const date = new Date(at)
  const [, month = '', day = ''] = shanghaiDay(date).split('-')
  const time = new Intl.DateTimeFormat('zh-CN', {
    timeZone: 'Asia/Shanghai',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(date)
  return `${Number(month)}月${Number(day)}日 ${time}`
}
