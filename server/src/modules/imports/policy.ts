import type { Actor } from '#platform/actor'
import { notFound } from '#platform/errors'
import { IMPORT_ACTIONS, type ImportAction, isPossible } from './lifecycle.ts'

/** Rows of a file reach every street, so only the centre's or the leaders' posts for the whole district may import. */
export function mayImport(actor: Actor): boolean {
  return actor.posts.some(
    (post) => post.level === 'district' && (post.role === 'centre_staff' || post.role === 'leader'),
  )
}

/** What this person may do now with an import in this state. */
export function actionsOf(
  actor: Actor,
  facts: { state: string; sheets: number; rows_made: number },
): ImportAction[] {
  if (!mayImport(actor)) return []
  return IMPORT_ACTIONS.filter((action) => {
    if (action === 'read_again' && facts.sheets < 2) return false
    if (action === 'undo' && facts.rows_made === 0) return false
    return isPossible(action, facts.state)
  })
}

/** Refuses `not_found` to everybody who may not import: they cannot know that there is anything. */
export function refuseOthers(actor: Actor): void {
  if (!mayImport(actor)) throw notFound()
}
