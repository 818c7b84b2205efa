import { type Actor, holdsInDistrict } from '#platform/actor'

/** Whether this person may set the district's numbers: whoever edits its list of matters for the whole district. */
export function maySet(actor: Pick<Actor, 'posts'>): boolean {
  return holdsInDistrict(actor, 'catalogue_editor')
}
