import { sql } from 'kysely'
import type { CommandContext } from '#platform/module'
import type { DayChange, Tally } from '#platform/tally'

/**
 * Counts as `count` says, and keeps what a plan thereby changes in the figures of days, so that each can still be told as
 * the district was organised then: the figure of today less what plans after that day have changed.
 */
export async function writeRestatement(
  { tx, tally, actor }: CommandContext,
  plan: { plan_id: string; day: string },
  count: (tally: Tally) => void,
): Promise<void> {
  const changes = new Map<string, DayChange>()
  count({
    ...tally,
    day: (change) => {
      tally.day(change)
      const key = [change.fact, change.scope, change.scope_id, change.day, change.kind].join('|')
      const n = (changes.get(key)?.n ?? 0) + change.n
      changes.set(key, { ...change, n })
    },
  })
  const restated = [...changes.values()].filter(({ n }) => n !== 0)
  if (restated.length === 0) return
  await sql`
    insert into matters.restatement as t (district_id, plan_id, effective_on, fact, scope, scope_id, day, kind, n)
    select ${actor.district_id}::int, ${plan.plan_id}::uuid, ${plan.day}::date, n.fact, n.scope, n.scope_id, n.day, n.kind, n.n
    from jsonb_to_recordset(${JSON.stringify(restated)}::jsonb)
      as n (fact text, scope text, scope_id uuid, day date, kind text, n bigint)
    on conflict (district_id, plan_id, fact, scope, scope_id, day, kind) do update set n = t.n + excluded.n`.execute(
    tx,
  )
}
