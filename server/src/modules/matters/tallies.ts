import type { ClosedAs, MatterStatus } from '@linli/contract/codes/matters'
import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { NOBODY } from '#platform/ids'
import type { Tally } from '#platform/tally'
import { shanghaiDay } from '#platform/workdays'

/** The fact under which standing matters are counted. */
export const STANDING = 'matter'

/** What of a matter decides in which counts it stands. */
export interface TallyFacts {
  status: MatterStatus
  closed_as: ClosedAs | null
  is_secret: boolean
  street_id: string | null
  community_id: string | null
  grid_id: string | null
  unit_id: string | null
  assignee_id: string | null
}

/** What happens on a day and is counted by it. */
export type DayFact =
  | 'reported'
  | 'accepted'
  | 'closed'
  | 'self_closed'
  | 'imported'
  | 'reopened'
  | 'voided'
  | 'late'

/** The kind under which a matter stands: its status, closed elsewhere apart, secret ones apart ("!"). */
export function kindOf(facts: Pick<TallyFacts, 'status' | 'closed_as' | 'is_secret'>): string {
  const kind = facts.closed_as === 'imported' ? 'imported' : facts.status
  return facts.is_secret ? `${kind}!` : kind
}

/** Adds a matter to the counts of its places, unit and person (n = 1), or takes it out (n = -1). */
export function tallyStanding(tally: Tally, facts: TallyFacts, n: 1 | -1): void {
  const kind = kindOf(facts)
  const add = (scope: string, scope_id: string | null, parent_id: string | null = null) =>
    tally.now({
      fact: STANDING,
      scope,
      scope_id: scope_id ?? NOBODY,
      parent_id: parent_id ?? NOBODY,
      kind,
      n,
    })
  add('community', facts.community_id, facts.street_id)
  if (facts.grid_id) add('grid', facts.grid_id)
  if (facts.unit_id) add('unit', facts.unit_id)
  if (facts.assignee_id) add('person', facts.assignee_id)
}

/** Counts something that happened at a moment, for its community and its unit, by the first level of the category. */
export function tallyDay(
  tally: Tally,
  fact: DayFact,
  at: Date,
  of: Pick<TallyFacts, 'community_id' | 'unit_id'> & { category_code: string },
): void {
  const kind = of.category_code.split('.')[0] ?? of.category_code
  const day = shanghaiDay(at)
  tally.day({
    fact: `matter.${fact}`,
    scope: 'community',
    scope_id: of.community_id ?? NOBODY,
    day,
    kind,
    n: 1,
  })
  if (of.unit_id)
    tally.day({ fact: `matter.${fact}`, scope: 'unit', scope_id: of.unit_id, day, kind, n: 1 })
}

/** Counts all matters of a district anew from their rows: after a load or an import. The app role may not delete
 * counts, so they are set to what is found. */
export async function recountTallies(tx: Tx, district_id: number): Promise<void> {
  await sql`update platform.tally_now set n = 0 where district_id = ${district_id} and fact = ${STANDING} and n <> 0`.execute(
    tx,
  )
  await sql`update platform.tally_day set n = 0 where district_id = ${district_id} and fact like 'matter.%' and n <> 0`.execute(
    tx,
  )
  await sql`
    insert into platform.tally_now as t (district_id, fact, scope, scope_id, parent_id, kind, n)
    select ${district_id}::int, ${STANDING}, scope, scope_id, parent_id, kind, count(*) from (
      select case when closed_as = 'imported' then 'imported' else status end || case when is_secret then '!' else '' end as kind,
        street_id, community_id, grid_id, unit_id, assignee_id
      from matters.matter where district_id = ${district_id}
    ) as m cross join lateral (values
      ('community', coalesce(m.community_id, ${NOBODY}::uuid), coalesce(m.street_id, ${NOBODY}::uuid)),
      ('grid', m.grid_id, ${NOBODY}::uuid), ('unit', m.unit_id, ${NOBODY}::uuid), ('person', m.assignee_id, ${NOBODY}::uuid)
    ) as s (scope, scope_id, parent_id) where scope_id is not null
    group by scope, scope_id, parent_id, kind
    on conflict (district_id, fact, scope, scope_id, parent_id, kind) do update set n = excluded.n`.execute(
    tx,
  )
  await sql`
    insert into platform.tally_day as t (district_id, fact, scope, scope_id, day, kind, n)
    select ${district_id}::int, 'matter.' || fact, scope, scope_id, (at at time zone 'Asia/Shanghai')::date, kind, count(*) from (
      select *, split_part(category_code, '.', 1) as kind from matters.matter where district_id = ${district_id}
    ) as m cross join lateral (values
      ('reported', case when not is_imported then reported_at end), ('accepted', case when not is_imported then accepted_at end),
      ('closed', case when closed_as in ('handled', 'self_closed') then closed_at end),
      ('self_closed', case when closed_as = 'self_closed' then closed_at end),
      ('imported', case when is_imported then reported_at end), ('voided', case when status = 'voided' then reported_at end),
      ('late', case when was_late and not is_imported then coalesce(resolved_at, closed_at) end)
    ) as f (fact, at) cross join lateral (values
      ('community', coalesce(m.community_id, ${NOBODY}::uuid)), ('unit', m.unit_id)
    ) as s (scope, scope_id) where at is not null and scope_id is not null
    group by fact, scope, scope_id, (at at time zone 'Asia/Shanghai')::date, kind
    on conflict (district_id, fact, scope, scope_id, day, kind) do update set n = excluded.n`.execute(
    tx,
  )
}
