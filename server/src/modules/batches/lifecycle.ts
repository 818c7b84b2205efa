import type { BatchState } from '@linli/contract/codes/batches'
import { Refusal } from '#platform/errors'

/** What its maker may do with a batch: from which states, and to which state while work is left. */
export const LIFECYCLE = {
  run: { from: ['prepared'], to: 'running' },
  cancel: { from: ['running'], to: 'cancelled' },
  undo: { from: ['done', 'cancelled'], to: 'undoing' },
} as const satisfies Record<string, { from: readonly BatchState[]; to: BatchState }>
export type BatchDeed = keyof typeof LIFECYCLE

/** Whether a batch in this state can be run, cancelled or taken back. */
export function isPossible(deed: BatchDeed, state: BatchState): boolean {
  const from: readonly string[] = LIFECYCLE[deed].from
  return from.includes(state)
}

/** The state while the deed is carried out. Refuses: `batch_not_in_that_state`. */
export function after(deed: BatchDeed, state: BatchState): BatchState {
  if (!isPossible(deed, state)) throw new Refusal('conflict', 'batch_not_in_that_state', { state })
  return LIFECYCLE[deed].to
}
