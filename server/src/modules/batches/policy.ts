import type { Actor } from '#platform/actor'
import { type BatchDeed, isPossible } from './lifecycle.ts'
import type { BatchHead } from './take-batch.ts'

/** A batch is its maker's; the centre colleagues of the unit for which it was made see it too, and may take it back. */
export function maySee(actor: Actor, batch: Pick<BatchHead, 'made_by' | 'unit_id'>): boolean {
  return (
    batch.made_by === actor.person_id ||
    actor.posts.some((post) => post.role === 'centre_staff' && post.unit_id === batch.unit_id)
  )
}

/** The units whose batches this person sees beside their own. */
export function centresOf(actor: Actor): string[] {
  return actor.posts.filter(({ role }) => role === 'centre_staff').map(({ unit_id }) => unit_id)
}

/** What this person may do with the batch now. Only its maker runs and cancels it; an end of the time to take it back is
 * an end for everybody. */
export function deedsOf(actor: Actor, batch: BatchHead, now: Date): BatchDeed[] {
  const all: readonly BatchDeed[] = maySee(actor, batch)
    ? batch.made_by === actor.person_id
      ? ['run', 'cancel', 'undo']
      : ['undo']
    : []
  return all.filter(
    (deed) => isPossible(deed, batch.state) && (deed !== 'undo' || isInTime(batch, now)),
  )
}

/** Whether the batch may still be taken back at this moment. */
export function isInTime({ undo_until }: Pick<BatchHead, 'undo_until'>, now: Date): boolean {
  return undo_until !== null && now.toISOString() < undo_until
}
