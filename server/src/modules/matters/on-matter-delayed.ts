import type { PauseReason } from '@linli/contract/codes/matters'
import { sql } from 'kysely'
import { sendText } from '#modules/channels'
import type { CommandContext } from '#platform/module'
import { lastDayOf, shanghaiDay } from '#platform/workdays'
import type { LoggedClock } from './clocks.ts'
import { tellPeople } from './tell-people.ts'

/** Asks for the reporter, and of a pause the centre, to be told that the matter takes longer. */
export function tellOfDelay(
  ctx: CommandContext,
  matter_id: string,
  why: 'pause' | 'extension',
): void {
  ctx.emit('matter.delayed', {
    district_id: String(ctx.actor.district_id),
    subject_id: matter_id,
    why,
  })
}

interface DelayedRow {
  number: string
  due_at: string | null
  paused_until: string | null
  clock_log: LoggedClock[]
  unit_id: string | null
  sealed_phone: Buffer | null
  note: string | null
}

/** Tells the reporter why it takes longer and until when, and the duty officers of the place that a clock stands still. */
export async function onMatterDelayed(
  ctx: CommandContext,
  payload: Record<string, string>,
): Promise<void> {
  const { subject_id, why } = payload
  const isPause = why === 'pause'
  const found = await sql<DelayedRow>`
    select m.number, m.due_at, m.paused_until, m.clock_log, m.unit_id, r.sealed_phone,
      (select a.note from matters.act as a where a.district_id = m.district_id and a.matter_id = m.id
        and a.action = ${isPause ? 'pause' : 'grant_extension'} order by a.id desc limit 1) as note
    from matters.matter as m
    left join matters.reporter as r on r.district_id = m.district_id and r.matter_id = m.id
    where m.district_id = ${ctx.actor.district_id} and m.id = ${subject_id}`.execute(ctx.tx)
  const matter = found.rows[0]
  if (!matter) return
  const text = isPause ? pauseText(matter) : extensionText(matter)
  if (!text) return
  if (matter.sealed_phone) {
    const phone = ctx.keys.unseal(matter.sealed_phone)
    await sendText(ctx, { phone, text, purpose: `matter.${why}` })
  }
  if (isPause) await tellDuty(ctx, subject_id ?? '')
}

// Running again meanwhile, there is nothing to tell.
function pauseText({ number, paused_until, clock_log, note }: DelayedRow): string | null {
  const reason = clock_log.at(-1)?.pauses.at(-1)?.reason
  if (!paused_until || !reason) return null
  const until = saidDay(shanghaiDay(new Date(paused_until)))
  return `【邻里】您反映的事项 ${number} 暂停计时：${PAUSED_FOR[reason]}，最迟 ${until}恢复。${note ?? ''}`
}

function extensionText({ number, due_at, note }: DelayedRow): string | null {
  if (!due_at) return null
  return `【邻里】您反映的事项 ${number} 办理期限延长到 ${saidDay(lastDayOf(new Date(due_at)))}。原因：${note ?? ''}`
}

const PAUSED_FOR: Record<PauseReason, string> = {
  party_documents: '等当事人补充材料',
  examination: '等鉴定或检测结果',
  court_or_ruling: '等法院判决或行政裁决',
  weather: '天气或不可抗力',
  others_works: '等第三方施工',
  other: '其他原因',
}

function saidDay(day: string): string {
  const [, month, date] = day.split('-').map(Number)
  return `${month}月${date}日`
}

async function tellDuty(ctx: CommandContext, matter_id: string): Promise<void> {
  const today = shanghaiDay(ctx.now)
  await tellPeople(ctx, {
    purpose: 'matter.paused',
    who: sql`
      select o.person_id, m.number from matters.matter as m
      join org.post as o on o.district_id = m.district_id and o.kind = 'centre_duty' and o.area_id = m.street_id
        and o.valid_from <= ${today} and (o.valid_to is null or o.valid_to > ${today})
      where m.district_id = ${ctx.actor.district_id} and m.id = ${matter_id} and m.unit_id is distinct from o.unit_id`,
    words: (numbers) => `【邻里】${numbers}由承办单位暂停计时，理由不成立的请恢复计时。`,
  })
}
