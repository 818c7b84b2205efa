import { sql } from 'kysely'
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
