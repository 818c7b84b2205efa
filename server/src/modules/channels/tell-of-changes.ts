import type { CommandContext } from '#platform/module'
import { announceDeliveries } from './queue-deliveries.ts'

/** Tells pages and upper modules that deliveries have changed: once for each thing that they are about. */
export function tellOfChanges(
  ctx: CommandContext,
  rows: readonly { about_noun: string; about_id: string }[],
): void {
  const abouts = new Map(rows.map((row) => [`${row.about_noun} ${row.about_id}`, row]))
  for (const { about_noun, about_id } of abouts.values()) {
    announceDeliveries(ctx, { noun: about_noun, id: about_id })
    ctx.emit('channels.deliveries_changed', {
      district_id: String(ctx.actor.district_id),
      subject_id: about_id,
      about_noun,
    })
  }
}
