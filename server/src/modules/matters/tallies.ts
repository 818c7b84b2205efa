import {
  type ClosedAs,
  type MatterStatus,
  OPEN_STATUSES,
  type Outcome,
  type SolvedAnswer,
} from '@linli/contract/codes/matters'
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
  /** Set where the reporter can be asked. */
  tracking_token: string | null
  verified_outcome: Outcome | null
  reporter_solved: SolvedAnswer | null
  rating: number | null
  is_excluded: boolean
}

/** From this rating on a reporter is content: 满意 and 很满意. */
export const CONTENT_FROM = 4

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

/** Counts a reopening on its day, as its own row keeps it: within the reporter's window, or later and apart. */
export function tallyReopened(
  tally: Tally,
  facts: TallyFacts,
  { at, is_in_window }: { at: Date; is_in_window: boolean },
): void {
  tallyDay(tally, facts, { fact: is_in_window ? 'reopened' : 'reopened_later', at, n: 1 })
}

// The kind under which a matter stands: its status, closed elsewhere apart, secret ones apart ("!").
function kindOf(facts: TallyFacts): string {
  const kind = facts.closed_as === 'imported' ? 'imported' : facts.status
  return facts.is_secret ? `${kind}!` : kind
}

/** What happens on a day and is counted by it. `recorded` is reported, accepted and closed in one touch: nearly all
 * matters are, so they count once here and are added by whoever reads "reported" or "closed". What has come of a matter is
 * counted on the day on which it was accepted or closed, so that share and whole are of the same matters. */
export type DayFact =
  | 'recorded'
  | 'reported'
  | 'accepted'
  // Of those accepted on the day: still open, and voided or merged since.
  | 'unsettled'
  | 'dropped'
  | 'closed'
  | 'self_closed'
  // Of those closed on the day.
  | 'late'
  | 'verified'
  | 'found_solved'
  | 'asked'
  | 'answered'
  | 'answered_solved'
  | 'rated'
  | 'satisfied'
  | 'imported'
  | 'reopened'
  | 'reopened_later'
  | 'voided'

const open: readonly MatterStatus[] = OPEN_STATUSES

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
  if (accepted_at && open.includes(facts.status)) found.push(['unsettled', accepted_at])
  if (accepted_at && (facts.status === 'voided' || facts.status === 'merged'))
    found.push(['dropped', accepted_at])
  if (closed_as && closed_at)
    for (const fact of closingFactsOf(facts)) found.push([fact, closed_at])
  if (facts.status === 'voided') found.push(['voided', closed_at ?? reported_at])
  return found
}

function closingFactsOf(facts: TallyFacts): DayFact[] {
  const { verified_outcome, reporter_solved, rating } = facts
  const isHandled = facts.closed_as === 'handled'
  const found: [DayFact, boolean][] = [
    ['late', facts.was_late],
    ['verified', isHandled && verified_outcome !== null],
    ['found_solved', isHandled && verified_outcome === 'solved'],
    ['asked', facts.tracking_token !== null],
    ['answered', reporter_solved !== null],
    ['answered_solved', reporter_solved === 'yes'],
    ['rated', rating !== null],
    ['satisfied', rating !== null && rating >= CONTENT_FROM],
  ]
  return found.flatMap(([fact, holds]) => (holds ? [fact] : []))
}

/** How the kind of a day count ends: secret matters and excluded ones stand apart. */
export const KIND_ENDS = { secret: '!', excluded: '~' } as const

function tallyDay(
  tally: Tally,
  facts: TallyFacts,
  { fact, at, n }: { fact: DayFact; at: Date | string; n: 1 | -1 },
): void {
  const top = facts.category_code.split('.')[0] ?? facts.category_code
  const kind = `${top}${facts.is_secret ? KIND_ENDS.secret : ''}${facts.is_excluded ? KIND_ENDS.excluded : ''}`
  const day = shanghaiDay(new Date(momentOf(at)))
  const add = (scope: string, scope_id: string) =>
    tally.day({ fact: `matter.${fact}`, scope, scope_id, day, kind, n })
  add('community', facts.community_id ?? NOBODY)
  add('street', facts.street_id ?? NOBODY)
  if (facts.unit_id) add('unit', facts.unit_id)
}

function momentOf(at: Date | string): number {
  return typeof at === 'string' ? Date.parse(at) : at.getTime()
}

/** Counts all matters and reopenings of a district anew from their rows: after a load or an import. The app role may not
 * delete counts, so they are set to what is found. */
export async function recountTallies(tx: Tx, district_id: number): Promise<void> {
  await sql`update platform.tally_now set n = 0 where district_id = ${district_id} and fact = ${STANDING} and n <> 0`.execute(
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
  await recountDays(tx, district_id)
}

async function recountDays(tx: Tx, district_id: number): Promise<void> {
  await sql`update platform.tally_day set n = 0 where district_id = ${district_id} and fact like 'matter.%' and n <> 0`.execute(
    tx,
  )
  await sql`
    insert into platform.tally_day as t (district_id, fact, scope, scope_id, day, kind, n)
    select ${district_id}::int, 'matter.' || fact, scope, scope_id, (at at time zone 'Asia/Shanghai')::date, kind, count(*) from (
      select *, split_part(category_code, '.', 1) || case when is_secret then '!' else '' end
          || case when is_excluded then '~' else '' end as kind,
        closed_as is not distinct from 'self_closed' and closed_at = reported_at as is_recorded,
        case when closed_as in ('handled', 'self_closed') then closed_at end as ended_at
      from matters.matter where district_id = ${district_id} and not is_imported
    ) as m cross join lateral (values
      ('recorded', case when is_recorded then reported_at end),
      ('reported', case when not is_recorded then reported_at end),
      ('accepted', case when not is_recorded then accepted_at end),
      ('unsettled', case when status not in ('closed', 'voided', 'merged') then accepted_at end),
      ('dropped', case when status in ('voided', 'merged') then accepted_at end),
      ('closed', case when closed_as = 'handled' then ended_at end),
      ('self_closed', case when closed_as = 'self_closed' and not is_recorded then ended_at end),
      ('late', case when was_late then ended_at end),
      ('verified', case when closed_as = 'handled' and verified_outcome is not null then ended_at end),
      ('found_solved', case when closed_as = 'handled' and verified_outcome = 'solved' then ended_at end),
      ('asked', case when tracking_token is not null then ended_at end),
      ('answered', case when reporter_solved is not null then ended_at end),
      ('answered_solved', case when reporter_solved = 'yes' then ended_at end),
      ('rated', case when rating is not null then ended_at end),
      ('satisfied', case when rating >= ${CONTENT_FROM} then ended_at end),
      ('voided', case when status = 'voided' then coalesce(closed_at, reported_at) end)
    ) as f (fact, at) cross join lateral (values
      ('community', coalesce(m.community_id, ${NOBODY}::uuid)), ('street', coalesce(m.street_id, ${NOBODY}::uuid)), ('unit', m.unit_id)
    ) as s (scope, scope_id) where at is not null and scope_id is not null
    group by fact, scope, scope_id, (at at time zone 'Asia/Shanghai')::date, kind
    union all
    select ${district_id}::int, 'matter.' || fact, scope, scope_id, (at at time zone 'Asia/Shanghai')::date,
      split_part(category_code, '.', 1) || case when is_secret then '!' else '' end, count(*) from (
      select 'imported' as fact, reported_at as at, category_code, is_secret, community_id, street_id, unit_id
      from matters.matter where district_id = ${district_id} and is_imported
      union all
      select case when is_in_window then 'reopened' else 'reopened_later' end, at, category_code, is_secret, community_id, street_id, null
      from matters.reopening where district_id = ${district_id}
    ) as r cross join lateral (values
      ('community', coalesce(r.community_id, ${NOBODY}::uuid)), ('street', coalesce(r.street_id, ${NOBODY}::uuid)),
      ('unit', r.unit_id)
    ) as s (scope, scope_id) where scope_id is not null
    group by fact, scope, scope_id, (at at time zone 'Asia/Shanghai')::date, 6
    on conflict (district_id, fact, scope, scope_id, day, kind) do update set n = excluded.n`.execute(
    tx,
  )
}
