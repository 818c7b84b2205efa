import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#platform/actor'
import { scopesOf, unitsOf } from '../policy.ts'
import { inScopes } from './filter-matters.ts'

/** The rows of a relation `m` of matters that this person may see: `maySee` in SQL. */
export function seenBy(actor: Actor): RawBuilder<boolean> {
  // False rather than null where a matter lies in no place: the condition is also asked the other way round.
  return sql`coalesce(${inHands(actor, unitsOf(actor))} or ${inPlaces(actor)}, false)`
}

/** The rows of a relation `m` of matters on which this person works: `worksOn` in SQL. */
export function workedOnBy(actor: Actor): RawBuilder<boolean> {
  const posts = actor.posts.filter((post) => post.role !== 'leader')
  const units = [...new Set(posts.map((post) => post.unit_id))]
  return sql`(${seenBy(actor)} and coalesce(${inHands(actor, units)} or ${inPlaces({ ...actor, posts })}, false))`
}

function inHands(actor: Actor, units: readonly string[]): RawBuilder<boolean> {
  return sql`(m.assignee_id = any(${[...actor.acts_for]}::uuid[]) or m.unit_id = any(${[...units]}::uuid[])
    or m.escalated_unit_id = any(${[...units]}::uuid[]) or m.helper_unit_ids && ${[...units]}::uuid[])`
}

// Each post for itself: whoever leads the district and sits in a street's centre sees the secret matters of that street.
function inPlaces(actor: Actor): RawBuilder<boolean> {
  const places = actor.posts.flatMap((post) => scopesOf({ ...actor, posts: [post] }))
  if (places.length === 0) return sql`false`
  return sql`(${sql.join(
    places.map((scope) => inScopes([scope])),
    sql` or `,
  )})`
}
