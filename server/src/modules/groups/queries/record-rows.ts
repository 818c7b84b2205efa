import type { GroupLack } from '@linli/contract/codes/groups'
import type { Named } from '@linli/contract/fields'
import type { GroupEntry } from '@linli/contract/group-registry'
import { type RawBuilder, sql } from 'kysely'
import { scopesOf } from '#modules/matters'
import { parameterOn } from '#modules/parameters'
import type { Actor } from '#platform/actor'
import { shanghaiDay } from '#platform/workdays'
import { KEEPER_POSTS } from '../registry-policy.ts'

/** Who keeps group `g` on a day: owner, else deputy, else who stands in for them; without a fitting post nobody does. A row
 * of id and name, or none. */
export function dutyOf(today: string): RawBuilder<unknown> {
  return sql`(
    select n.id, n.public_name as name from (values (g.owner_id, 0), (g.deputy_id, 1)) as k (id, place)
    left join org.leave as l on l.district_id = g.district_id and l.person_id = k.id and l.ended_at is null
      and ${today}::date between l.from_day and l.to_day
    join identity.person as n on n.district_id = g.district_id and n.id = coalesce(l.substitute_id, k.id)
    where exists (${fittingPost(sql`k.id`, today)})
    order by l.id is not null, k.place limit 1)`
}

/** A post held on a day with which a person may keep group `g`. */
export function fittingPost(person_id: RawBuilder<unknown>, today: string): RawBuilder<unknown> {
  return sql`select from org.post as t join org.area as ta on ta.district_id = t.district_id and ta.id = t.area_id
    where t.district_id = g.district_id and t.person_id = ${person_id} and t.kind = any(${[...KEEPER_POSTS]}::text[])
      and (ta.id = g.community_id or ta.community_id = g.community_id)
      and t.valid_from <= ${today}::date and (t.valid_to is null or t.valid_to > ${today}::date)`
}

/** The groups `g` whose entry this person reads: `readsRecord` in SQL. */
export function recordsOf(actor: Actor): RawBuilder<boolean> {
  const acting = [...actor.acts_for]
  const places = scopesOf(actor).map(({ column, area_id }) =>
    column === 'district' ? sql`true` : sql`${sql.ref(`g.${column}`)} = ${area_id}`,
  )
  const kept = sql`g.owner_id = any(${acting}::uuid[]) or coalesce(g.deputy_id = any(${acting}::uuid[]), false)`
  return sql`(${sql.join([kept, ...places], sql` or `)})`
}

/** Whether nobody has looked at group `g` for as many days as the number in force says. */
export function isUnchecked(district_id: number, now: Date): RawBuilder<boolean> {
  const days = parameterOn(district_id, shanghaiDay(now), 'groups.check_days')
  return sql`coalesce(g.checked_at, g.opened_at) < ${now}::timestamptz - make_interval(days => ${days})`
}

/** The open places outside `b` that stand for group `g`. */
export const BINDINGS: RawBuilder<unknown> = sql`select from channels.binding as b
  where b.district_id = g.district_id and b.about_noun = 'group' and b.about_id = g.id and b.state = 'open'`

export interface EntryRow {
  id: string
  name: string
  grid_id: string
  community_id: string
  street_id: string | null
  owner_id: string
  deputy_id: string | null
  grid_name: string
  community_name: string
  street_name: string | null
  owner_name: string | null
  deputy_name: string | null
  on_duty: Named | null
  buildings: number
  members: number
  outside_members: number | null
  outside_counted_on: string | null
  opened_at: string
  closed_at: string | null
  checked_at: string | null
  is_unchecked: boolean
  has_channel: boolean
}

/** The columns of an entry of group `g`. */
export function entryColumns(district_id: number, now: Date): RawBuilder<unknown> {
  const nameOf = (table: 'org.area' | 'identity.person', column: string) =>
    sql`(select ${sql.ref(table === 'org.area' ? 'n.name' : 'n.public_name')} from ${sql.table(table)} as n
      where n.district_id = g.district_id and n.id = ${sql.ref(`g.${column}`)})`
  return sql`g.id, g.name, g.grid_id, g.community_id, g.street_id, g.owner_id, g.deputy_id,
    ${nameOf('org.area', 'grid_id')} as grid_name, ${nameOf('org.area', 'community_id')} as community_name,
    ${nameOf('org.area', 'street_id')} as street_name, ${nameOf('identity.person', 'owner_id')} as owner_name,
    ${nameOf('identity.person', 'deputy_id')} as deputy_name,
    (select jsonb_build_object('id', d.id, 'name', d.name) from ${dutyOf(shanghaiDay(now))} as d) as on_duty,
    (select count(*)::int from groups.cover as c where c.district_id = g.district_id and c.group_id = g.id) as buildings,
    (select count(*)::int from groups.member as p where p.district_id = g.district_id and p.group_id = g.id
      and p.status = 'in') as members,
    g.outside_members, g.outside_counted_on, g.opened_at, g.closed_at, g.checked_at,
    ${isUnchecked(district_id, now)} as is_unchecked, exists (${BINDINGS}) as has_channel`
}

/** An entry in contract shape. */
export function entryOf(row: EntryRow): GroupEntry {
  const named = (id: string | null, name: string | null) => (id ? { id, name: name ?? '—' } : null)
  return {
    id: row.id,
    name: row.name,
    grid: { id: row.grid_id, name: row.grid_name },
    community: { id: row.community_id, name: row.community_name },
    street: named(row.street_id, row.street_name),
    owner: { id: row.owner_id, name: row.owner_name ?? '—' },
    deputy: named(row.deputy_id, row.deputy_name),
    on_duty: row.on_duty,
    buildings: row.buildings,
    members: row.members,
    outside_members: row.outside_members,
    outside_counted_on: row.outside_counted_on,
    opened_at: row.opened_at,
    closed_at: row.closed_at,
    checked_at: row.checked_at,
    lacks: lacksOf(row),
  }
}

function lacksOf(row: EntryRow): GroupLack[] {
  if (row.closed_at !== null) return []
  const lacks: GroupLack[] = []
  if (row.on_duty === null) lacks.push('duty')
  if (row.deputy_id === null) lacks.push('deputy')
  if (row.is_unchecked) lacks.push('check')
  if (!row.has_channel) lacks.push('channel')
  return lacks
}
