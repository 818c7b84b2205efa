import type { TakenMatter } from '#modules/matters'
import type { Actor } from '#platform/actor'

/** The units for which this person works; to lead a unit is not to work for it. */
export function ownUnits(actor: Pick<Actor, 'posts'>): string[] {
  const posts = actor.posts.filter(({ role }) => role !== 'leader')
  return [...new Set(posts.map(({ unit_id }) => unit_id))]
}

/** Whether this person works for a unit. */
export function worksIn(actor: Pick<Actor, 'posts'>, unit_id: string): boolean {
  return ownUnits(actor).includes(unit_id)
}

/** The unit for which this person supervises or instructs: that of the post whose area holds the matter, the smallest first. */
export function issuerOf(
  actor: Pick<Actor, 'posts'>,
  matter: Pick<TakenMatter, 'street_id' | 'community_id'>,
): string | null {
  const posts = actor.posts.filter(({ role }) => role === 'centre_staff' || role === 'leader')
  const near = posts.find(({ area_id }) =>
    [matter.community_id, matter.street_id].includes(area_id),
  )
  const wide = posts.find(({ level }) => level === 'district')
  return (near ?? wide ?? posts[0])?.unit_id ?? null
}
