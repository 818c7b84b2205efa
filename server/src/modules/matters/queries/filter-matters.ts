import { OPEN_STATUSES } from '@linli/contract/codes/matters'
import type { QueueFilter } from '@linli/contract/matters'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { Actor } from '#platform/actor'
import { Refusal } from '#platform/errors'
import { searchQuery } from '#platform/search-words'
import { addressesOf } from '../escalation-line.ts'
import { type Scope, scopesOf, unitsOf } from '../policy.ts'
import { queuesOf } from '../queues-of.ts'
import { HAS_OPEN_EXTENSION } from './open-extension.ts'

export type Filter = z.output<typeof QueueFilter>
export type ListOrder = 'due' | 'newest'

const open: readonly string[] = OPEN_STATUSES

/** Whether a list by these statuses holds only what is still open. */
export function isOpenOnly(statuses: readonly string[] | undefined): boolean {
  return (
    statuses !== undefined &&
    statuses.length > 0 &&
    statuses.every((status) => open.includes(status))
  )
}

/** The rows of a queue that this person sees: the same words for the list, its count and the figures behind it.
 * Refuses: `no_such_queue` for a queue that this person has not. */
export function inQueue(actor: Actor, queue: Filter['queue']): RawBuilder<unknown> {
  if (!queuesOf(actor).includes(queue)) throw new Refusal('forbidden', 'no_such_queue')
  if (queue === 'mine') return oneOf(sql.ref('m.assignee_id'), actor.acts_for)
  if (queue === 'unit') return oneOf(sql.ref('m.unit_id'), unitsOf(actor))
  if (queue === 'escalated') return broughtTo(actor)
  return inScopes(scopesOf(actor))
}

// What was brought up the line to this person; to lead is not enough to see what is secret.
function broughtTo(actor: Actor): RawBuilder<unknown> {
  const each = addressesOf(actor).map(({ step, unit_id, is_leader }) => {
    const to = sql`m.escalated_to = ${step} and m.escalated_unit_id = ${unit_id}`
    return is_leader ? sql`(${to} and not m.is_secret)` : sql`(${to})`
  })
  return sql`m.escalation_level > 0 and (${sql.join(each, sql` or `)})`
}

/** The rows in these areas, secret ones only where the scope says so. */
export function inScopes(scopes: readonly Scope[]): RawBuilder<unknown> {
  const [first] = scopes
  const isAlike = scopes.every(
    (scope) => scope.column === first?.column && scope.with_secret === first.with_secret,
  )
  if (first && isAlike) {
    const place =
      first.column === 'district'
        ? sql`true`
        : oneOf(
            sql.ref(`m.${first.column}`),
            scopes.map((scope) => scope.area_id),
          )
    return first.with_secret ? place : sql`${place} and not m.is_secret`
  }
  return sql`(${sql.join(
    scopes.map((scope) => sql`(${inScopes([scope])})`),
    sql` or `,
  )})`
}

// One value is written as an equality, so that an index gives the rows in the list's order.
function oneOf(column: RawBuilder<unknown>, ids: readonly string[]): RawBuilder<unknown> {
  return ids.length === 1 ? sql`${column} = ${ids[0]}` : sql`${column} = any(${[...ids]}::uuid[])`
}

const isOpen = sql`m.status not in ('closed', 'voided', 'merged')`

/** Whether the clock of `m` is nearly over and not missed yet (临期). */
export const isDueSoon = (now: Date): RawBuilder<unknown> =>
  sql`(m.warns_at <= ${now} and m.due_at >= ${now} and m.paused_until is null)`

/** Every condition of a filter, the queue's own included. */
export function matching(actor: Actor, filter: Filter, now: Date): RawBuilder<unknown> {
  const all = [sql`m.district_id = ${actor.district_id}`, inQueue(actor, filter.queue)]
  if (filter.statuses && filter.statuses.length > 0) {
    // Said in the words of the indexes of open and of voided matters, which are small.
    if (isOpenOnly(filter.statuses)) all.push(sql`m.status not in ('closed', 'voided', 'merged')`)
    all.push(
      filter.statuses.length === 1
        ? statusIs(filter.statuses[0])
        : sql`m.status = any(${filter.statuses})`,
    )
  }
  if (filter.category_code) {
    const isLeaf = filter.category_code.includes('.')
    const next = `${filter.category_code}/`
    all.push(
      isLeaf
        ? sql`m.category_code = ${filter.category_code}`
        : sql`(m.category_code = ${filter.category_code} or (m.category_code >= ${`${filter.category_code}.`} and m.category_code < ${next}))`,
    )
  }
  if (filter.area_id) {
    all.push(sql`${filter.area_id} in (m.street_id, m.community_id, m.grid_id, m.building_id)`)
  }
  if (filter.unit_id) all.push(sql`m.unit_id = ${filter.unit_id}`)
  if (filter.urgency) all.push(sql`m.urgency = ${filter.urgency}`)
  if (filter.source) all.push(sql`m.source = ${filter.source}`)
  if (filter.is_overdue) all.push(sql`${isOpen} and m.due_at < ${now}`)
  if (filter.is_due_soon) all.push(sql`${isOpen} and ${isDueSoon(now)}`)
  if (filter.is_paused) all.push(sql`${isOpen} and m.paused_until is not null`)
  if (filter.is_extension_asked) all.push(sql`${isOpen} and ${HAS_OPEN_EXTENSION}`)
  if (filter.is_imported !== undefined)
    all.push(filter.is_imported ? sql`m.is_imported` : sql`not m.is_imported`)
  if (filter.closure) all.push(CLOSURE[filter.closure])
  if (filter.reported_from) all.push(sql`m.reported_at >= ${filter.reported_from}`)
  if (filter.reported_to) all.push(sql`m.reported_at < ${filter.reported_to}`)
  if (filter.text) all.push(withText(filter.text))
  return sql.join(all, sql` and `)
}

// In the words of the indexes of what is closed and unsolved, or solved and not content.
const CLOSURE: Record<NonNullable<Filter['closure']>, RawBuilder<unknown>> = {
  unsolved: sql`m.status = 'closed' and (m.verified_outcome <> 'solved' or m.reporter_solved <> 'yes' or m.spot_found in ('partly', 'not'))`,
  solved_unsatisfied: sql`m.status = 'closed' and m.rating <= 3 and (m.verified_outcome = 'solved' or m.reporter_solved = 'yes')`,
  unrecorded: sql`m.closed_as = 'handled' and m.verified_outcome is null`,
}

/** Everything that a list in this order shows: by deadline, what is open alone. The one condition of the list, its count,
 * a batch and an export. */
export function shownIn(
  actor: Actor,
  { order, ...filter }: Filter & { order: ListOrder },
  now: Date,
): RawBuilder<unknown> {
  if (order === 'newest') return matching(actor, filter, now)
  const wanted = isOpenOnly(filter.statuses) ? filter : { ...filter, statuses: undefined }
  return sql`${matching(actor, wanted, now)} and m.status not in ('closed', 'voided', 'merged')`
}

function statusIs(status: string | undefined): RawBuilder<unknown> {
  // A literal, so that the planner sees that a partial index fits.
  return status === 'voided' ? sql`m.status = 'voided'` : sql`m.status = ${status}`
}

function withText(text: string): RawBuilder<unknown> {
  if (/^\d{4}-\d{7}$/.test(text)) return sql`m.number = ${text}`
  const words = searchQuery(text)
  return words ? sql`m.words @@ ${words}::tsquery` : sql`false`
}
