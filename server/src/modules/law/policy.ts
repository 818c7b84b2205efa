import { type Actor, holdsInDistrict } from '#platform/actor'

/** Whether this person may enter figures: whoever edits the district's list of matters and its numbers. */
export function maySetFigures(actor: Pick<Actor, 'posts'>): boolean {
  return holdsInDistrict(actor, 'catalogue_editor')
}

/** Whether this person opens a kept result: whoever made it. Modules that know a dispute ask `getEstimate` under their own rules. */
export function mayOpenEstimate(
  actor: Pick<Actor, 'person_id'>,
  estimate: { made_by: string },
): boolean {
  return actor.person_id === estimate.made_by
}
