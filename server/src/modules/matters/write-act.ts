import type { MatterAction, MatterStatus } from '@linli/contract/codes/matters'
import { sql } from 'kysely'
import { NOBODY } from '#platform/ids'
import type { CommandContext } from '#platform/module'

/** One line of the timeline; the table takes lines and changes none. */
export async function writeAct(
  ctx: CommandContext,
  act: {
    matter_id: string
    action: MatterAction
    status: MatterStatus
    unit_id: string | null
    note?: string | undefined
    reason?: string
    rating?: number
    file_ids?: string[]
  },
): Promise<void> {
  const actor_id = ctx.actor.person_id === NOBODY ? null : ctx.actor.person_id
  await sql`
    insert into matters.act (district_id, id, matter_id, at, action, status, actor_id, unit_id, note, reason, rating, file_ids)
    values (${ctx.actor.district_id}, ${ctx.newId()}, ${act.matter_id}, ${ctx.now}, ${act.action}, ${act.status}, ${actor_id},
      ${act.unit_id}, ${act.note ?? null}, ${act.reason ?? null}, ${act.rating ?? null}, ${act.file_ids ?? []})`.execute(
    ctx.tx,
  )
}
