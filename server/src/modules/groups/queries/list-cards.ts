import type {
  ClosedAs,
  DoerKind,
  MatterStatus,
  Outcome,
  Urgency,
} from '@linli/contract/codes/matters'
import type { Parsed } from '@linli/contract/endpoint'
import type { GroupMatter } from '@linli/contract/group-matters'
import type { groups } from '@linli/contract/groups'
import { type RawBuilder, sql } from 'kysely'
import { isPossible, seeMatters, unitsOf } from '#modules/matters'
import { notFound } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import { unitsFor } from '../unit-for.ts'
import { findOwnGroup } from './find-membership.ts'

interface CardRow {
  group_id: string
  matter_id: string
  number: string
  category_name: string
  description: string
  status: MatterStatus
  closed_as: ClosedAs | null
  verified_outcome: Outcome | null
  claimed_outcome: Outcome | null
  is_secret: boolean
  raised_at: string
  raised_by: string
  raised_by_name: string | null
  unit_id: string | null
  unit_name: string | null
  due_at: string | null
  paused_until: string | null
  closed_at: string | null
  message_ids: string[]
  street_id: string | null
  community_id: string | null
  grid_id: string | null
  building_id: string | null
  category_code: string
  urgency: Urgency
  doer_kind: DoerKind | null
  doer_unit_id: string | null
}

/** The card of a matter for whoever raised it or is in the group. Refuses: `not_found`. */
export async function viewGroupMatter(ctx: QueryContext, id: string): Promise<GroupMatter> {
  const rows = await findCards(
    ctx,
    sql`t.matter_id = ${id} and (t.raised_by = ${ctx.actor.person_id} or not m.is_secret)
    and exists (select from groups.member as p where p.district_id = t.district_id and p.group_id = t.group_id
      and p.person_id = any(${[...ctx.actor.acts_for]}::uuid[]) and p.status = 'in')`,
  )
  const [card] = await cardsOf(ctx, rows)
  if (!card) throw notFound()
  return card
}

/** The cards of matters of a group, for somebody who is in it; what has become secret is absent. Refuses: `not_found`. */
export async function listCards(
  ctx: QueryContext,
  { group_id, matter_ids }: Parsed<typeof groups.list_cards>,
): Promise<GroupMatter[]> {
  await findOwnGroup(ctx.db, ctx.actor, group_id)
  const rows = await findCards(
    ctx,
    sql`t.matter_id = any(${[...new Set(matter_ids)]}::uuid[]) and t.group_id = ${group_id} and not m.is_secret`,
  )
  return cardsOf(ctx, rows)
}

async function findCards(
  { db, actor }: QueryContext,
  which: RawBuilder<unknown>,
): Promise<CardRow[]> {
  const found = await sql<CardRow>`
    select t.group_id, t.matter_id, m.number, e.name as category_name, m.description, m.status, m.closed_as, m.verified_outcome,
      m.claimed_outcome, m.is_secret, t.raised_at, t.raised_by, n.public_name as raised_by_name, m.unit_id, u.name as unit_name,
      m.due_at, m.paused_until, m.closed_at, t.message_ids, m.street_id, m.community_id, m.grid_id, m.building_id, m.category_code,
      m.urgency, e.doer_kind, e.doer_unit_id
    from groups.talk as t
    join matters.matter as o on o.district_id = t.district_id and o.id = t.matter_id
    join matters.matter as m on m.district_id = o.district_id and m.id = coalesce(o.merged_into_id, o.id)
    join catalogue.edition as e on e.district_id = m.district_id and e.id = m.category_id
    left join org.unit as u on u.district_id = m.district_id and u.id = m.unit_id
    left join identity.person as n on n.district_id = t.district_id and n.id = t.raised_by
    where t.district_id = ${actor.district_id} and ${which} order by t.raised_at`.execute(db)
  return found.rows
}

async function cardsOf(ctx: QueryContext, rows: readonly CardRow[]): Promise<GroupMatter[]> {
  if (rows.length === 0) return []
  const seen = await seeMatters(
    ctx,
    rows.map(({ matter_id }) => matter_id),
  )
  const can = new Map(seen.map((matter) => [matter.id, matter.can]))
  const takeable = await takeableOf(ctx, rows)
  return rows.map((row) => ({
    matter_id: row.matter_id,
    number: row.number,
    category_name: row.category_name,
    summary: row.description.slice(0, 120),
    status: row.status,
    closed_as: row.closed_as,
    outcome: row.verified_outcome ?? row.claimed_outcome,
    is_secret: row.is_secret,
    raised_at: row.raised_at,
    raised_by_name: row.raised_by_name,
    unit: row.unit_id && row.unit_name ? { id: row.unit_id, name: row.unit_name } : null,
    due_at: row.due_at,
    is_overdue: row.due_at !== null && !row.paused_until && row.due_at < ctx.now.toISOString(),
    closed_at: row.closed_at,
    quotes: row.message_ids,
    can: can.get(row.matter_id) ?? [],
    may_take: takeable.has(row.matter_id),
  }))
}

// A firm takes what is free and of its own kind, all of one group; a few statements, for firms alone.
async function takeableOf(ctx: QueryContext, rows: readonly CardRow[]): Promise<Set<string>> {
  const units = unitsOf(ctx.actor)
  const free = rows.filter(
    ({ status, unit_id }) => unit_id === null && isPossible('assign', status),
  )
  if (units.length === 0 || free.length === 0) return new Set()
  const group = { district_id: ctx.actor.district_id, group_id: free[0]?.group_id ?? '' }
  const meant = await unitsFor(ctx.db, group, free, ctx.now)
  return new Set(
    free.flatMap(({ matter_id }, at) => {
      const id = meant[at]?.id
      return id && units.includes(id) ? [matter_id] : []
    }),
  )
}
