import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { CommandContext } from '#platform/module'
import { announceMatter } from './announce-matter.ts'
import { isOver } from './lifecycle.ts'
import { writeRestatement } from './restatement.ts'
import { type TallyFacts, tallyMatter } from './tallies.ts'

/** What a plan changes for matters: their place follows the tree of areas, and their unit these. */
export interface Relocation {
  plan_id: string
  /** The day from which the plan holds, 'YYYY-MM-DD'. */
  day: string
  /** What stands on the timeline of open matters. */
  note: string
  /** Who approved the plan: the act is theirs. */
  actor_id: string
  /** Unit → the one that takes over everything it has. */
  heirs: Readonly<Record<string, string>>
  /** Unit → the one that takes over its open work where the place changes. */
  handed_over: Readonly<Record<string, string>>
  /** People of the units that hand over: what they have in their own hands there becomes free. */
  leaving: readonly string[]
}

/** Where a plan's matters are looked for: one column and the area or unit in it. */
export interface RelocationSource {
  column: 'street_id' | 'community_id' | 'grid_id' | 'unit_id' | 'helper' | 'returned'
  id: string
}

/** The columns by which a matter follows a plan. */
export interface Whereabouts {
  street_id: string | null
  community_id: string | null
  grid_id: string | null
  building_id: string | null
  unit_id: string | null
  assignee_id: string | null
  helper_unit_ids: string[]
  returned_by: string[]
}

export interface MovableMatter extends TallyFacts, Whereabouts {
  escalated_unit_id: string | null
  id: string
  reporter_id: string | null
}

interface FoundMatter extends MovableMatter {
  to: Pick<Whereabouts, 'street_id' | 'community_id' | 'grid_id' | 'building_id'> | null
}

/**
 * Takes the next `limit` matters of a source along, open and closed: place, unit, counts, the figures of days past, and for
 * open ones a line on the timeline. One that is where it belongs already is passed over, so a run cut off anywhere goes on.
 * Answers how many were looked at and the last id, behind which to go on.
 */
export async function relocateMatters(
  ctx: CommandContext,
  plan: Relocation,
  source: RelocationSource,
  { after, limit }: { after: string; limit: number },
): Promise<{ seen: number; last: string }> {
  const { district_id } = ctx.actor
  const found = await findMatters(ctx.tx, { district_id, plan_id: plan.plan_id }, source, {
    after,
    limit,
  })
  const moves = found.flatMap((matter): Moved[] => {
    const next = whereaboutsAfter(plan, matter)
    return isSame(matter, next) ? [] : [{ before: matter, now: { ...matter, ...next } }]
  })
  if (moves.length > 0) {
    await keepBefore(ctx.tx, { district_id, plan_id: plan.plan_id }, moves)
    await writeWhereabouts(
      ctx.tx,
      district_id,
      moves.map(({ now }) => now),
    )
    await settleMoves(ctx, plan, moves, 'relocate')
  }
  return { seen: found.length, last: found.at(-1)?.id ?? after }
}

export interface Moved {
  before: MovableMatter
  now: MovableMatter
}

/** Counts, figures of days past, timeline and news of matters that a plan, or its undoing, has moved. */
export async function settleMoves(
  ctx: CommandContext,
  plan: Pick<Relocation, 'plan_id' | 'day' | 'note' | 'actor_id'>,
  moves: readonly Moved[],
  action: 'relocate' | 'take_back',
): Promise<void> {
  await writeRestatement(ctx, plan, (tally) => {
    for (const { before, now } of moves) {
      tallyMatter(tally, before, -1)
      tallyMatter(tally, now, 1)
    }
  })
  const open = moves.filter(({ now }) => !isOver(now.status))
  if (open.length === 0) return
  await sql`
    insert into matters.act (district_id, id, matter_id, at, action, status, actor_id, unit_id, note)
    select ${ctx.actor.district_id}::int, n.id, n.matter_id, ${ctx.now}::timestamptz, ${action}, n.status,
      ${plan.actor_id}::uuid, n.unit_id, ${plan.note}
    from unnest(${open.map(() => ctx.newId())}::uuid[], ${open.map(({ now }) => now.id)}::uuid[],
      ${open.map(({ now }) => now.status)}::text[], ${open.map(({ now }) => now.unit_id)}::uuid[])
      as n (id, matter_id, status, unit_id)`.execute(ctx.tx)
  for (const { before, now } of open) announceMatter(ctx, now, before)
}

/** The columns that decide counts and sight, of a relation `m`. */
export const MOVABLE: RawBuilder<MovableMatter> = sql`m.id, m.status, m.closed_as, m.is_secret, m.is_imported, m.was_late, m.category_code,
  m.street_id, m.community_id, m.grid_id, m.building_id, m.unit_id, m.assignee_id, m.helper_unit_ids, m.returned_by,
  m.escalated_unit_id, m.reporter_id, m.reported_at, m.accepted_at, m.closed_at, m.tracking_token, m.verified_outcome,
  m.reporter_solved, m.rating, m.is_excluded`

/** Writes where matters are and who has them, in one statement. */
export async function writeWhereabouts(
  tx: Tx,
  district_id: number,
  matters: readonly (Whereabouts & { id: string })[],
): Promise<void> {
  await sql`
    update matters.matter as m set street_id = n.street_id, community_id = n.community_id, grid_id = n.grid_id,
      building_id = n.building_id, unit_id = n.unit_id, assignee_id = n.assignee_id,
      helper_unit_ids = n.helper_unit_ids, returned_by = n.returned_by
    from ${recordset(matters)} where m.district_id = ${district_id} and m.id = n.id`.execute(tx)
}

function recordset(matters: readonly (Whereabouts & { id: string })[]): RawBuilder<unknown> {
  const lines = matters.map((one) => ({
    id: one.id,
    street_id: one.street_id,
    community_id: one.community_id,
    grid_id: one.grid_id,
    building_id: one.building_id,
    unit_id: one.unit_id,
    assignee_id: one.assignee_id,
    helper_unit_ids: one.helper_unit_ids,
    returned_by: one.returned_by,
  }))
  return sql`jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as n (id uuid, street_id uuid, community_id uuid,
    grid_id uuid, building_id uuid, unit_id uuid, assignee_id uuid, helper_unit_ids uuid[], returned_by uuid[])`
}

// A matter belongs where its smallest area, or the one that took over from it, lies in the tree as it now stands.
async function findMatters(
  tx: Tx,
  { district_id, plan_id }: { district_id: number; plan_id: string },
  source: RelocationSource,
  { after, limit }: { after: string; limit: number },
): Promise<FoundMatter[]> {
  const found = await sql<FoundMatter>`
    with m as materialized (
      select * from matters.matter as m where m.district_id = ${district_id} and ${isFrom(source)} and m.id > ${after}
      order by m.id limit ${limit} for update
    )
    select ${MOVABLE}, case when a.id is not null then json_build_object(
      'street_id', case when a.level = 'street' then a.id else a.street_id end,
      'community_id', case when a.level = 'community' then a.id else a.community_id end,
      'grid_id', case when a.level = 'grid' then a.id else a.grid_id end,
      'building_id', case when a.level = 'building' then a.id end) end as to
    from m
    left join org.successor as s on s.district_id = m.district_id and s.noun = 'area' and s.plan_id = ${plan_id} and s.takes_rest
      and s.id = coalesce(m.building_id, m.grid_id, m.community_id, m.street_id)
    left join org.area as a on a.district_id = m.district_id
      and a.id = coalesce(s.successor_id, m.building_id, m.grid_id, m.community_id, m.street_id)
    order by m.id`.execute(tx)
  return found.rows
}

/** Whether matter `m` belongs to a source. */
export function isFrom({ column, id }: RelocationSource): RawBuilder<unknown> {
  if (column === 'helper') return sql`m.helper_unit_ids @> array[${id}]::uuid[]`
  if (column === 'returned')
    return sql`m.status not in ('closed', 'voided', 'merged') and ${id} = any(m.returned_by)`
  return sql`${sql.ref(`m.${column}`)} = ${id}`
}

function whereaboutsAfter(plan: Relocation, matter: FoundMatter): Whereabouts {
  const { street_id, community_id, grid_id, building_id } = matter
  const place = matter.to ?? { street_id, community_id, grid_id, building_id }
  const heirOf = (id: string) => plan.heirs[id] ?? id
  const unit_id = matter.unit_id && heirOf(matter.unit_id)
  const kept = {
    unit_id,
    assignee_id: matter.assignee_id,
    helper_unit_ids: [...new Set(matter.helper_unit_ids.map(heirOf))],
    returned_by: [...new Set(matter.returned_by.map(heirOf))],
  }
  const takes_over = unit_id && plan.handed_over[unit_id]
  const hasMoved = place.street_id !== street_id || place.community_id !== community_id
  if (!hasMoved || isOver(matter.status)) return { ...place, ...kept }
  if (takes_over) return { ...place, ...kept, unit_id: takes_over, assignee_id: null }
  const isFreed = !unit_id && plan.leaving.some((id) => id === matter.assignee_id)
  return isFreed ? { ...place, ...kept, assignee_id: null } : { ...place, ...kept }
}

function isSame(one: Whereabouts, other: Whereabouts): boolean {
  return (
    one.street_id === other.street_id &&
    one.community_id === other.community_id &&
    one.grid_id === other.grid_id &&
    one.building_id === other.building_id &&
    one.unit_id === other.unit_id &&
    one.assignee_id === other.assignee_id &&
    one.helper_unit_ids.join() === other.helper_unit_ids.join() &&
    one.returned_by.join() === other.returned_by.join()
  )
}

// A matter that two sources share is moved by both; where it stood before is what the first one found.
async function keepBefore(
  tx: Tx,
  { district_id, plan_id }: { district_id: number; plan_id: string },
  moves: readonly Moved[],
): Promise<void> {
  await sql`
    insert into matters.relocated (district_id, plan_id, matter_id, street_id, community_id, grid_id, building_id, unit_id,
      assignee_id, helper_unit_ids, returned_by)
    select ${district_id}::int, ${plan_id}::uuid, n.id, n.street_id, n.community_id, n.grid_id, n.building_id, n.unit_id,
      n.assignee_id, n.helper_unit_ids, n.returned_by
    from ${recordset(moves.map(({ before }) => before))}
    on conflict (district_id, plan_id, matter_id) do nothing`.execute(tx)
}
