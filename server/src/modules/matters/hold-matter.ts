import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'

/** What keeps a matter from being closed until it is settled. */
export type HoldKind = 'task' | 'duty' | 'whistle' | 'supervision'

/** Keeps a matter from being closed; each call is lifted by one call of `releaseMatter`. */
export async function holdMatter(
  ctx: CommandContext,
  matter_id: string,
  kind: HoldKind,
): Promise<void> {
  await sql`
    update matters.matter set held_by = array_append(held_by, ${kind})
    where district_id = ${ctx.actor.district_id} and id = ${matter_id}`.execute(ctx.tx)
}

/** Lifts one hold of this kind; does nothing where there is none. */
export async function releaseMatter(
  ctx: CommandContext,
  matter_id: string,
  kind: HoldKind,
): Promise<void> {
  await sql`
    update matters.matter
    set held_by = held_by[:array_position(held_by, ${kind}) - 1] || held_by[array_position(held_by, ${kind}) + 1:]
    where district_id = ${ctx.actor.district_id} and id = ${matter_id} and ${kind} = any(held_by)`.execute(
    ctx.tx,
  )
}

/** Refuses `matter_is_held` where one of these kinds of hold is open, or any where no kind is named. */
export function refuseHeld(held_by: readonly string[], ...kinds: HoldKind[]): void {
  const open =
    kinds.length > 0 ? held_by.filter((one) => kinds.some((kind) => kind === one)) : held_by
  if (open.length > 0) throw new Refusal('conflict', 'matter_is_held', { held_by: open })
}
