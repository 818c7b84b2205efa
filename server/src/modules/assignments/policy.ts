import { type Actor, holdsInDistrict } from '#platform/actor'

/** Whether this person tries rules on the past: an editor of the whole district. */
export function mayTry(actor: Pick<Actor, 'posts'>): boolean {
  return holdsInDistrict(actor, 'catalogue_editor')
}

/** The streets whose assignments this person looks at; all of the district where their post, or the editing of its rules,
 * covers it. */
export function streetsOf(actor: Actor): string[] | 'all' {
  const posts = actor.posts.filter(({ role }) => LOOKERS.includes(role))
  if (posts.some(({ level }) => level === 'district')) return 'all'
  return posts.filter(({ level }) => level === 'street').map(({ area_id }) => area_id)
}

const LOOKERS: readonly string[] = ['centre_staff', 'leader', 'catalogue_editor', 'auditor']
