import type { MatterStatus, Queue } from '@linli/contract/codes/matters'
import { MATTER_STATUSES } from '@linli/contract/codes/matters'
import type { Output } from '@linli/contract/endpoint'
import type { matters } from '@linli/contract/matters'
import { sql } from 'kysely'
import type { Actor } from '#platform/actor'
import type { QueryContext } from '#platform/module'
import { countNow } from '#platform/tally'
import { queuesOf, scopesOf, unitsOf } from '../policy.ts'
import { STANDING } from '../tallies.ts'
import { inQueue } from './filter-matters.ts'

/** Counts of each queue of this person by status, from the tallies, and what is overdue now, from the open rows. */
export async function countQueues(ctx: QueryContext): Promise<Output<typeof matters.count_queues>> {
  const queues = queuesOf(ctx.actor)
  if (queues.length === 0) return []
  const overdue = await countOverdue(ctx, queues)
  const found: Output<typeof matters.count_queues> = []
  for (const queue of queues) {
    const standing = (await countStanding(ctx, queue)) ?? (await countRows(ctx, queue))
    const by_status: Partial<Record<MatterStatus, number>> = {}
    for (const status of MATTER_STATUSES) {
      const n = standing.get(status)
      if (n) by_status[status] = n
    }
    found.push({
      queue,
      by_status,
      imported: standing.get('imported') ?? 0,
      overdue: overdue[queue] ?? 0,
    })
  }
  return found
}

/** What stands in a queue by kind, from the tallies; null where its places overlap and only the rows can tell. */
export async function countStanding(
  ctx: QueryContext,
  queue: Queue,
): Promise<Map<string, number> | null> {
  const { actor, db } = ctx
  const count = (scope: string, scope_ids: readonly string[] | 'all', parent_id?: string) =>
    countNow(db, actor.district_id, {
      fact: STANDING,
      scope,
      scope_ids,
      ...(parent_id && { parent_id }),
    })
  if (queue === 'mine') return plain(await count('person', actor.acts_for), true)
  if (queue === 'unit') return plain(await count('unit', unitsOf(actor)), true)
  const [scope, ...others] = scopesOf(actor)
  if (!scope) return new Map()
  if (
    others.some((other) => other.column !== scope.column || other.with_secret !== scope.with_secret)
  )
    return null
  const ids = [scope, ...others].map((one) => one.area_id)
  if (scope.column === 'district') return plain(await count('community', 'all'), scope.with_secret)
  if (scope.column === 'community_id')
    return plain(await count('community', ids), scope.with_secret)
  if (scope.column === 'grid_id') return plain(await count('grid', ids), scope.with_secret)
  if (others.length > 0) return null
  return plain(await count('community', 'all', scope.area_id), scope.with_secret)
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

async function countOverdue(
  ctx: QueryContext,
  queues: Queue[],
): Promise<Partial<Record<Queue, number>>> {
  const columns = queues.map(
    (queue) => sql`count(*) filter (where ${inQueue(ctx.actor, queue)}) as ${sql.ref(queue)}`,
  )
  const rows = await sql<Partial<Record<Queue, number>>>`
    select ${sql.join(columns)} from matters.matter as m
    where m.district_id = ${ctx.actor.district_id} and m.status not in ('closed', 'voided') and m.due_at < ${ctx.now}
      and ${isSomewhere(ctx.actor, queues)}`.execute(ctx.db)
  return rows.rows[0] ?? {}
}

function isSomewhere(actor: Actor, queues: Queue[]) {
  return sql`(${sql.join(
    queues.map((queue) => sql`(${inQueue(actor, queue)})`),
    sql` or `,
  )})`
}
