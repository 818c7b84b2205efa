import { sql } from 'kysely'
import { sendText } from '#modules/channels'
import type { CommandContext } from '#platform/module'

/** Sends the reporter the number of the matter. A job that is repeated after a crash says the same a second time. */
export async function onMatterReported(
  ctx: CommandContext,
  payload: Record<string, string>,
): Promise<void> {
  const found = await sql<{ number: string; sealed_phone: Buffer | null }>`
    select m.number, r.sealed_phone from matters.matter as m
    join matters.reporter as r on r.district_id = m.district_id and r.matter_id = m.id
    where m.district_id = ${ctx.actor.district_id} and m.id = ${payload['subject_id']}`.execute(
    ctx.tx,
  )
  const matter = found.rows[0]
  if (!matter?.sealed_phone) return
  const text = `【邻里】您反映的事项已登记，编号 ${matter.number}。凭编号和手机号可随时查询进度。`
  await sendText(ctx, {
    phone: ctx.keys.unseal(matter.sealed_phone),
    text,
    purpose: 'matter.reported',
  })
}
