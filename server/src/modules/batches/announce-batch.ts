import type { Actor } from '#platform/actor'
import type { CommandContext, LiveChange } from '#platform/module'
import { maySee } from './policy.ts'
import type { BatchHead } from './take-batch.ts'

/** Tells the open pages of its maker and of the colleagues who may take it back that a batch has got further. */
export function announceBatch(
  ctx: CommandContext,
  { id, made_by, unit_id }: Pick<BatchHead, 'id' | 'made_by' | 'unit_id'>,
): void {
  const { district_id } = ctx.actor
  ctx.announce({ noun: 'batch', id, district_id, facts: { made_by, unit_id } })
}

/** Whether an open page of this person may hear of the batch. */
export function hearsBatch(actor: Actor, { made_by, unit_id }: LiveChange['facts']): boolean {
  return (
    typeof made_by === 'string' &&
    maySee(actor, { made_by, unit_id: typeof unit_id === 'string' ? unit_id : null })
  )
}
