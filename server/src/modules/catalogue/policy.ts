import type { Category } from '@linli/contract/catalogue'
import { type Actor, holdsInDistrict } from '#platform/actor'
import { Refusal } from '#platform/errors'
import { type EditionState, isPossible } from './lifecycle.ts'

/** Whether this person may change the list: an editor whose post covers the whole district. */
function mayEdit(actor: Pick<Actor, 'posts'>): boolean {
  return holdsInDistrict(actor, 'catalogue_editor')
}

/** Refuses `outside_jurisdiction` to an editor of a part of the district: the list is one for all of it. */
export function requireEditor(actor: Pick<Actor, 'posts'>): void {
  if (!mayEdit(actor)) throw new Refusal('forbidden', 'outside_jurisdiction')
}

/** What this person may do with an edition now. */
export function actsOn(actor: Pick<Actor, 'posts'>, state: EditionState): Category['can'] {
  if (!mayEdit(actor)) return []
  return (['revise', 'publish', 'end', 'discard', 'restore'] as const).filter((act) =>
    isPossible(act, state),
  )
}
