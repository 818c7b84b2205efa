import { sql } from 'kysely'
import type { CommandContext } from '#platform/module'
import { announceGroup } from './announce.ts'

/** Lets the open pages of a group hear that a matter it raised has moved: its card asks again. */
export async function followMatters(
  ctx: CommandContext,
  matter_ids: readonly string[],
): Promise<void> {
  const found = await sql<{ group_id: string }>`
    select distinct group_id from groups.talk
    where district_id = ${ctx.actor.district_id} and matter_id = any(${[...matter_ids]}::uuid[])`.execute(
    ctx.tx,
  )
  for (const { group_id } of found.rows) announceGroup(ctx, group_id)
}
