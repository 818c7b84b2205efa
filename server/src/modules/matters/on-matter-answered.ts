import { sql } from 'kysely'
import { sendText } from '#modules/channels'
import type { CommandContext } from '#platform/module'

/** Asks for the reporter to be told that the matter has come to its end. */
export function tellReporter(ctx: CommandContext, matter_id: string): void {
  ctx.emit('matter.answered', { district_id: String(ctx.actor.district_id), subject_id: matter_id })
}

/** Tells the reporter the end of the matter and asks how it was; a matter reopened meanwhile is passed over. */
export async function onMatterAnswered(
  ctx: CommandContext,
  payload: Record<string, string>,
): Promise<void> {
  const found = await sql<{ number: string; status: string; sealed_phone: Buffer | null }>`
    select m.number, m.status, r.sealed_phone from matters.matter as m
    join matters.reporter as r on r.district_id = m.district_id and r.matter_id = m.id
    where m.district_id = ${ctx.actor.district_id} and m.id = ${payload['subject_id']}`.execute(
    ctx.tx,
  )
  const matter = found.rows[0]
  if (!matter?.sealed_phone || !['closed', 'voided'].includes(matter.status)) return
  const text =
    matter.status === 'closed'
      ? `【邻里】您反映的事项 ${matter.number} 已办结，请打开邻里评价；没有解决可以要求重办。`
      : `【邻里】您反映的事项 ${matter.number} 经两人核对后作废，原因可在邻里查看。`
  await sendText(ctx, {
    phone: ctx.keys.unseal(matter.sealed_phone),
    text,
    purpose: `matter.${matter.status}`,
  })
}
