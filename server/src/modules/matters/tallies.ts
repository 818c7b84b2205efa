import type { ClosedAs, MatterStatus } from '@linli/contract/codes/matters'
import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { NOBODY } from '#platform/ids'
import type { Tally } from '#platform/tally'
import { shanghaiDay } from '#platform/workdays'

/** The fact under which standing matters are counted. */
export const STANDING = 'matter'

/** What of a matter decides in which counts it stands: its counts are a function of its row. */
export interface TallyFacts {
  status: MatterStatus
  closed_as: ClosedAs | null
  is_secret: boolean
  is_imported: boolean
  was_late: boolean
  category_code: string
  street_id: string | null
  community_id: string | null
  grid_id: string | null
  unit_id: string | null
  assignee_id: string | null
  reported_at: Date | string
  accepted_at: Date | string | null
  closed_at: Date | string | null
}

/** Adds a matter to all counts (n = 1), or takes it out (n = -1). A change takes out the row as it was and adds the row
 * as it is: what stays the same costs nothing. */
export function tallyMatter(tally: Tally, facts: TallyFacts, n: 1 | -1): void {
  const kind = kindOf(facts)
  const standing = (scope: string, scope_id: string | null, parent_id: string | null = null) =>
    tally.now({
      fact: STANDING,
      scope,
      scope_id: scope_id ?? NOBODY,
      parent_id: parent_id ?? NOBODY,
      kind,
      n,
    })
  standing('community', facts.community_id, facts.street_id)
  if (facts.grid_id) standing('grid', facts.grid_id)
  if (facts.unit_id) standing('unit', facts.unit_id)
  if (facts.assignee_id) standing('person', facts.assignee_id)
  for (const [fact, at] of dayFactsOf(facts)) tallyDay(tally, facts, { fact, at, n })
}

/** Counts a reopening on its day; it stands in the timeline alone. */
export function tallyReopened(tally: Tally, facts: TallyFacts, now: Date): void {
  tallyDay(tally, facts, { fact: 'reopened', at: now, n: 1 })
}

// The kind under which a matter stands: its status, closed elsewhere apart, secret ones apart ("!").
function kindOf(facts: TallyFacts): string {
  const kind = facts.closed_as === 'imported' ? 'imported' : facts.status
  return facts.is_secret ? `${kind}!` : kind
}

/** What happens on a day and is counted by it. `recorded` is reported, accepted and closed in one touch: nearly all
 * matters are, so they count once here and are added by whoever reads "reported" or "closed". */
type DayFact =
  | 'recorded'
  | 'reported'
  | 'accepted'
  | 'closed'
  | 'self_closed'
  | 'imported'
  | 'reopened'
  | 'voided'
  | 'late'

function dayFactsOf(facts: TallyFacts): [DayFact, Date | string][] {
  const { reported_at, accepted_at, closed_at, closed_as } = facts
  if (facts.is_imported) return [['imported', reported_at]]
  const found: [DayFact, Date | string][] = []
  const isSelfClosed = closed_as === 'self_closed'
  if (isSelfClosed && closed_at && momentOf(closed_at) === momentOf(reported_at))
    found.push(['recorded', reported_at])
  else {
    found.push(['reported', reported_at])
    if (accepted_at) found.push(['accepted', accepted_at])
    if (closed_as && closed_at) found.push([isSelfClosed ? 'self_closed' : 'closed', closed_at])
  }
  if (facts.was_late && closed_as && closed_at) found.push(['late', closed_at])
  if (facts.status === 'voided') found.push(['voided', closed_at ?? reported_at])
  return found
}

function tallyDay(
  tally: Tally,
  facts: TallyFacts,
  { fact, at, n }: { fact: DayFact; at: Date | string; n: 1 | -1 },
): void {
  const kind = facts.category_code.split('.')[0] ?? facts.category_code
  const day = shanghaiDay(new Date(momentOf(at)))
  const add = (scope: string, scope_id: string) =>
    tally.day({ fact: `matter.${fact}`, scope, scope_id, day, kind, n })
  add('community', facts.community_id ?? NOBODY)
  if (facts.unit_id) add('unit', facts.unit_id)
}

function momentOf(at: Date | string): number {
  return typeof at === 'string' ? Date.parse(at) : at.getTime()
}

/** Counts all matters of a district anew from their rows: after a load or an import. The app role may not delete
 * counts, so they are set to what is found. Reopenings stand in the timeline alone and keep the count they have. */
export async function recountTallies(tx: Tx, district_id: number): Promise<void> {
  await sql`update platform.tally_now set n = 0 where district_id = ${district_id} and fact = ${STANDING} and n <> 0`.execute(
    tx,
  )
  await sql`update platform.tally_day set n = 0 where district_id = ${district_id} and fact like 'matter.%' and fact <> 'matter.reopened' and n <> 0`.execute(
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
      select *, split_part(category_code, '.', 1) as kind,
        closed_as is not distinct from 'self_closed' and closed_at = reported_at as is_recorded
      from matters.matter where district_id = ${district_id}
    ) as m cross join lateral (values
      ('recorded', case when is_recorded then reported_at end),
      ('reported', case when not is_imported and not is_recorded then reported_at end),
      ('accepted', case when not is_imported and not is_recorded then accepted_at end),
      ('closed', case when closed_as = 'handled' then closed_at end),
      ('self_closed', case when closed_as = 'self_closed' and not is_recorded then closed_at end),
      ('imported', case when is_imported then reported_at end), ('voided', case when status = 'voided' then coalesce(closed_at, reported_at) end),
      ('late', case when was_late and closed_as in ('handled', 'self_closed') then closed_at end)
    ) as f (fact, at) cross join lateral (values
      ('community', coalesce(m.community_id, ${NOBODY}::uuid)), ('unit', m.unit_id)
    ) as s (scope, scope_id) where at is not null and scope_id is not null
    group by fact, scope, scope_id, (at at time zone 'Asia/Shanghai')::date, kind
    on conflict (district_id, fact, scope, scope_id, day, kind) do update set n = excluded.n`.execute(
    tx,
  )
}
