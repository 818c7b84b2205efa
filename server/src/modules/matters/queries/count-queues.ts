import type { MatterStatus, Queue } from '@linli/contract/codes/matters'
import { MATTER_STATUSES } from '@linli/contract/codes/matters'
import type { Output } from '@linli/contract/endpoint'
import type { matters } from '@linli/contract/matters'
import { sql } from 'kysely'
import type { Actor } from '#platform/actor'
import type { QueryContext } from '#platform/module'
import { countNow, type NowScope } from '#platform/tally'
import { scopesOf, unitsOf } from '../policy.ts'
import { queuesOf } from '../queues-of.ts'
import { STANDING } from '../tallies.ts'
import { inQueue, isDueSoon } from './filter-matters.ts'
import { HAS_OPEN_EXTENSION } from './open-extension.ts'

/** Counts of each queue of this person by status, from the tallies, and of what its clock says now, from the open rows. */
export async function countQueues(ctx: QueryContext): Promise<Output<typeof matters.count_queues>> {
  const queues = queuesOf(ctx.actor)
  if (queues.length === 0) return []
  const standing = await countStanding(ctx, queues)
  const alarms = await countAlarms(ctx, queues)
  const found: Output<typeof matters.count_queues> = []
  for (const queue of queues) {
    const kinds = standing[queue] ?? (await countRows(ctx, queue))
    const by_status: Partial<Record<MatterStatus, number>> = {}
    for (const status of MATTER_STATUSES) {
      const n = kinds.get(status)
      if (n) by_status[status] = n
    }
    found.push({
      queue,
      by_status,
      imported: kinds.get('imported') ?? 0,
      overdue: alarms[`${queue}_overdue`] ?? 0,
      due_soon: alarms[`${queue}_due_soon`] ?? 0,
      paused: alarms[`${queue}_paused`] ?? 0,
      extension_asked: alarms[`${queue}_extension_asked`] ?? 0,
    })
  }
  return found
}

/** What stands in these queues by kind, from the tallies. A queue is absent where its places overlap and only the rows
 * can tell. */
export async function countStanding(
  ctx: QueryContext,
  queues: readonly Queue[],
): Promise<Partial<Record<Queue, Map<string, number>>>> {
  const scopes: Partial<Record<Queue, NowScope>> = {}
  for (const queue of queues) {
    const of = tallyOf(ctx.actor, queue)
    if (of) scopes[queue] = of
  }
  const counts: Partial<Record<Queue, Map<string, number>>> = await countNow(
    ctx.db,
    ctx.actor.district_id,
    STANDING,
    scopes,
  )
  const with_secret = scopesOf(ctx.actor)[0]?.with_secret === true
  for (const queue of queues) {
    const kinds = counts[queue]
    if (kinds) counts[queue] = plain(kinds, queue !== 'jurisdiction' || with_secret)
  }
  return counts
}

function tallyOf(actor: Actor, queue: Queue): NowScope | null {
  if (queue === 'escalated') return null
  if (queue === 'mine') return { scope: 'person', scope_ids: actor.acts_for }
  if (queue === 'unit') return { scope: 'unit', scope_ids: unitsOf(actor) }
  const [scope, ...others] = scopesOf(actor)
  const isAlike = others.every(
    (other) => other.column === scope?.column && other.with_secret === scope.with_secret,
  )
  if (!scope || !isAlike) return null
  const ids = [scope, ...others].map((one) => one.area_id)
  if (scope.column === 'district') return { scope: 'community', scope_ids: 'all' }
  if (scope.column === 'community_id') return { scope: 'community', scope_ids: ids }
  if (scope.column === 'grid_id') return { scope: 'grid', scope_ids: ids }
  // Streets are the sums of their communities.
  return others.length > 0
    ? null
    : { scope: 'community', scope_ids: 'all', parent_id: scope.area_id }
}

// Secret matters stand under kinds of their own ("reported!"): told to whoever may see them, left out for the others.
function plain(counts: Map<string, number>, with_secret: boolean): Map<string, number> {
  const found = new Map<string, number>()
  for (const [kind, n] of counts) {
    const isSecret = kind.endsWith('!')
    if (isSecret && !with_secret) continue
    const name = isSecret ? kind.slice(0, -1) : kind
    found.set(name, (found.get(name) ?? 0) + n)
  }
  return found
}

async function countRows(ctx: QueryContext, queue: Queue): Promise<Map<string, number>> {
  const rows = await sql<{ kind: string; n: number }>`
    select case when m.closed_as = 'imported' then 'imported' else m.status end as kind, count(*) as n
    from matters.matter as m where m.district_id = ${ctx.actor.district_id} and ${inQueue(ctx.actor, queue)} group by 1`.execute(
    ctx.db,
  )
  return new Map(rows.rows.map((row) => [row.kind, row.n]))
}

async function countAlarms(
  ctx: QueryContext,
  queues: Queue[],
): Promise<Partial<Record<`${Queue}_${keyof typeof ALARMED}`, number>>> {
  const columns = queues.flatMap((queue) =>
    Object.entries(ALARMED).map(
      ([name, when]) =>
        sql`count(*) filter (where ${inQueue(ctx.actor, queue)} and ${when(ctx.now)}) as ${sql.ref(`${queue}_${name}`)}`,
    ),
  )
  const any = sql.join(
    Object.values(ALARMED).map((when) => when(ctx.now)),
    sql` or `,
  )
  const rows = await sql<Partial<Record<`${Queue}_${keyof typeof ALARMED}`, number>>>`
    select ${sql.join(columns)} from matters.matter as m
    where m.district_id = ${ctx.actor.district_id} and m.status not in ('closed', 'voided', 'merged')
      and (${any}) and ${isSomewhere(ctx.actor, queues)}`.execute(ctx.db)
  return rows.rows[0] ?? {}
}

// What is counted of the open rows of a queue besides their statuses; each is a filter of the list.
const ALARMED = {
  overdue: (now: Date) => sql`m.due_at < ${now}`,
  due_soon: isDueSoon,
  paused: () => sql`m.paused_until is not null`,
  extension_asked: () => HAS_OPEN_EXTENSION,
}

function isSomewhere(actor: Actor, queues: Queue[]) {
  return sql`(${sql.join(
    queues.map((queue) => sql`(${inQueue(actor, queue)})`),
    sql` or `,
  )})`
}
