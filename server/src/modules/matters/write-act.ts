import type { MatterAction, MatterStatus } from '@linli/contract/codes/matters'
import { sql } from 'kysely'
import { NOBODY } from '#platform/ids'
import type { CommandContext } from '#platform/module'

/** One line of the timeline. */
export interface NewAct {
  matter_id: string
  action: MatterAction
  status: MatterStatus
  unit_id: string | null
  note?: string | undefined
  reason?: string
  /** Who takes the work over. */
  to_id?: string
  /** The batch of which this act is one of many. */
  batch_id?: string
  rating?: number
  file_ids?: string[]
}

/** One line of the timeline; the table takes lines and changes none. */
export function writeAct(ctx: CommandContext, act: NewAct): Promise<void> {
  return writeActs(ctx, [act])
}

/** Lines of several timelines in one statement, however many they are. */
export async function writeActs(ctx: CommandContext, acts: readonly NewAct[]): Promise<void> {
  const actor_id = ctx.actor.person_id === NOBODY ? null : ctx.actor.person_id
  const lines = acts.map((act) => ({
    id: ctx.newId(),
    matter_id: act.matter_id,
    action: act.action,
    status: act.status,
    unit_id: act.unit_id,
    note: act.note,
    reason: act.reason,
    to_id: act.to_id,
    batch_id: act.batch_id,
    rating: act.rating,
    file_ids: act.file_ids ?? [],
  }))
  await sql`
    insert into matters.act (district_id, id, matter_id, at, action, status, actor_id, unit_id, note, reason, to_id, batch_id,
      rating, file_ids)
    select ${ctx.actor.district_id}, r.id, r.matter_id, ${ctx.now}, r.action, r.status, ${actor_id}, r.unit_id, r.note,
      r.reason, r.to_id, r.batch_id, r.rating, r.file_ids
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as r (id uuid, matter_id uuid, action text, status text,
      unit_id uuid, note text, reason text, to_id uuid, batch_id uuid, rating smallint, file_ids uuid[])`.execute(
    ctx.tx,
  )
}
