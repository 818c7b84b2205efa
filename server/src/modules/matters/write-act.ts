import type { MatterAction, MatterStatus } from '@linli/contract/codes/matters'
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
  rating?: number
  file_ids?: string[]
}

/** One line of the timeline; the table takes lines and changes none. */
export function writeAct(ctx: CommandContext, act: NewAct): Promise<void> {
  return writeActs(ctx, [act])
}

/** Lines of several timelines in one statement. */
export async function writeActs(ctx: CommandContext, acts: readonly NewAct[]): Promise<void> {
  const actor_id = ctx.actor.person_id === NOBODY ? null : ctx.actor.person_id
  await ctx.tx
    .insertInto('matters.act')
    .values(
      acts.map((act) => ({
        district_id: ctx.actor.district_id,
        id: ctx.newId(),
        matter_id: act.matter_id,
        at: ctx.now,
        action: act.action,
        status: act.status,
        actor_id,
        unit_id: act.unit_id,
        note: act.note ?? null,
        reason: act.reason ?? null,
        rating: act.rating ?? null,
        file_ids: act.file_ids ?? [],
      })),
    )
    .execute()
}
