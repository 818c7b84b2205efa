import type { BroadcastLine } from '@linli/contract/broadcast'
import type { BroadcastKind } from '@linli/contract/codes/broadcast'
import type { Named } from '@linli/contract/fields'
import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#platform/actor'
import type { QueryContext } from '#platform/module'
import { actionsOf, type BroadcastFacts } from '../policy.ts'
import { emptyProgress } from './read-progress.ts'

/** A broadcast as lists and its own page read it. */
export interface BroadcastRow extends BroadcastFacts {
  id: string
  kind: BroadcastKind
  about_noun: string | null
  title: string
  text: string
  link: string | null
  scope_name: string
  asked_name: string | null
  asked_at: string
  released_name: string | null
  released_at: string | null
  confirmed_by: string | null
  confirmed_name: string | null
  not_after: string | null
}

const nameOf = (column: string) =>
  sql`(select p.public_name from identity.person as p where p.district_id = b.district_id and p.id = b.${sql.ref(column)})`

/** The columns for a relation `b` of broadcasts. */
export const BROADCAST_COLUMNS: RawBuilder<BroadcastRow> = sql`
  b.id, b.kind, b.about_noun, b.about_id, b.title, b.text, b.link, b.state, b.scope_id, b.street_id, b.community_id, b.asked_by,
  b.asked_at, b.released_by, b.released_at, b.bypass_reason, b.confirmed_by, b.confirmed_at, b.not_after,
  (select a.name from org.area as a where a.district_id = b.district_id and a.id = b.scope_id) as scope_name,
  ${nameOf('asked_by')} as asked_name, ${nameOf('released_by')} as released_name, ${nameOf('confirmed_by')} as confirmed_name`

/** Which broadcasts this person sees; speaks of `b`. */
export function seenBy(actor: Actor): RawBuilder<unknown> {
  if (actor.posts.some(({ level }) => level === 'district')) return sql`true`
  const areas = actor.posts.map(({ area_id }) => area_id)
  return sql`(b.asked_by = ${actor.person_id} or b.scope_id = any(${areas}::uuid[]) or b.community_id = any(${areas}::uuid[])
    or b.street_id = any(${areas}::uuid[]))`
}

/** A person by name, where there is one. */
export function named(id: string | null, name: string | null): Named | null {
  return id === null ? null : { id, name: name ?? '' }
}

/** A row in contract shape, with what this person may do with it. */
export function lineOf(
  { actor }: Pick<QueryContext, 'actor'>,
  row: BroadcastRow,
  progress: BroadcastLine['progress'] | undefined,
): BroadcastLine {
  return {
    id: row.id,
    kind: row.kind,
    about: row.about_noun && row.about_id ? { noun: row.about_noun, id: row.about_id } : null,
    title: row.title,
    text: row.text,
    link: row.link,
    state: row.state,
    scope: { id: row.scope_id, name: row.scope_name },
    asked_by: { id: row.asked_by, name: row.asked_name ?? '' },
    asked_at: row.asked_at,
    released_by: named(row.released_by, row.released_name),
    released_at: row.released_at,
    bypass_reason: row.bypass_reason,
    confirmed_by: named(row.confirmed_by, row.confirmed_name),
    not_after: row.not_after,
    progress: progress ?? emptyProgress(),
    can: actionsOf(actor, row),
  }
}
