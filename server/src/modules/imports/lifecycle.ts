import type { ImportState } from '@linli/contract/imports'
import { Refusal } from '#platform/errors'

/** What a person may do with an import, from which states, and the state it goes to. */
export const LIFECYCLE = {
  read_again: { from: ['refused', 'mapping', 'checked'], to: 'reading' },
  map: { from: ['mapping', 'checked'], to: 'mapping' },
  dry_run: { from: ['mapping', 'checked'], to: 'checking' },
  run: { from: ['checked'], to: 'running' },
  undo: { from: ['done', 'undone'], to: 'undoing' },
} as const satisfies Record<string, { from: readonly ImportState[]; to: ImportState }>
export type ImportAction = keyof typeof LIFECYCLE
export const IMPORT_ACTIONS = ['read_again', 'map', 'dry_run', 'run', 'undo'] as const

/** Whether an act is possible in a state. */
export function isPossible(action: ImportAction, state: string): boolean {
  const from: readonly string[] = LIFECYCLE[action].from
  return from.includes(state)
}

/** The state after an act. Refuses: `import_not_in_that_state`. */
export function after(action: ImportAction, state: string): ImportState {
  if (!isPossible(action, state))
    throw new Refusal('conflict', 'import_not_in_that_state', { state })
  return LIFECYCLE[action].to
}

/** States in which the worker has something to do. */
export const WORKING = ['reading', 'checking', 'running', 'undoing'] as const
