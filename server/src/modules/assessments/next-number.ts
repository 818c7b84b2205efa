import { sql } from 'kysely'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'

/** The next number of a centre's minutes in this year, such as 研判〔2022〕第3号. The row stays locked until the signature is
 * committed or dropped: two at once wait for each other, and no number is lost. */
export async function nextNumber(ctx: CommandContext, unit_id: string): Promise<string> {
  const year = Number(shanghaiDay(ctx.now).slice(0, 4))
  const found = await sql<{ serial: number }>`
    insert into assessments.last_number as n (district_id, unit_id, year, serial)
    values (${ctx.actor.district_id}, ${unit_id}, ${year}, 1)
    on conflict (district_id, unit_id, year) do update set serial = n.serial + 1 returning serial`.execute(
    ctx.tx,
  )
  return `研判〔${year}〕第${found.rows[0]?.serial ?? 1}号`
}
