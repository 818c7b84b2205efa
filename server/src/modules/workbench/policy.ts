import type { Actor } from '#platform/actor'
import { holdsInDistrict } from '#platform/actor'

/** Posts whose holder looks after what their unit's people use. */
const HEADS: readonly string[] = ['grid_lead', 'community_secretary', 'centre_head']

/** The units that this person works for, by name. */
export function unitsOf(actor: Actor): { id: string; name: string }[] {
  const own = actor.posts.filter((post) => post.on_behalf_of === null)
  return [...new Map(own.map((post) => [post.unit_id, post.unit_name]))].map(([id, name]) => ({
    id,
    name,
  }))
}

/** The units for which this person writes common replies: those that they head, and their centre; null for the whole
 * district, which its own centre does. */
export function writesFor(actor: Actor): ({ id: string; name: string } | null)[] {
  const units = unitsOf(actor).filter((unit) =>
    actor.posts.some(
      (post) =>
        post.unit_id === unit.id && (post.role === 'centre_staff' || HEADS.includes(post.kind)),
    ),
  )
  return holdsInDistrict(actor, 'centre_staff') ? [null, ...units] : units
}

/** Whether this person may write the common replies of a unit, or of the whole district. */
export function mayWriteFor(actor: Actor, unit_id: string | null): boolean {
  return writesFor(actor).some((unit) => (unit?.id ?? null) === unit_id)
}

/** A saved view is its owner's; where it is shared, those who head the unit may tidy it up too. */
export function mayRevise(
  actor: Actor,
  view: { owner_id: string; unit_id: string | null },
): boolean {
  return (
    view.owner_id === actor.person_id || (view.unit_id !== null && mayWriteFor(actor, view.unit_id))
  )
}
