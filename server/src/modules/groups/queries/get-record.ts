import type { MemberKind } from '@linli/contract/codes/groups'
import type { GroupBuilding, GroupRecord } from '@linli/contract/group-registry'
import { sql } from 'kysely'
import { parameterOn } from '#modules/parameters'
import { notFound } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { readsRecord, recordActsOf } from '../registry-policy.ts'
import { type EntryRow, entryColumns, entryOf } from './record-rows.ts'

interface RecordRow extends EntryRow {
  rules: string | null
  checked_by: string | null
  checker: string | null
  check_days: number
  waiting: number
  kinds: { kind: MemberKind; n: number }[]
  covered: GroupBuilding[]
  channels: GroupRecord['channels']
}

/** Everything the registry says of a group; one statement. Refuses: `not_found`. */
export async function getRecord(ctx: QueryContext, id: string): Promise<GroupRecord> {
  const { district_id } = ctx.actor
  const found = await sql<RecordRow>`
    select ${entryColumns(district_id, ctx.now)}, g.rules, g.checked_by,
      (select n.public_name from identity.person as n where n.district_id = g.district_id and n.id = g.checked_by) as checker,
      ${parameterOn(district_id, shanghaiDay(ctx.now), 'groups.check_days')} as check_days,
      (select count(*)::int from groups.member as p where p.district_id = g.district_id and p.group_id = g.id
        and p.status = 'asked') as waiting,
      coalesce((select jsonb_agg(jsonb_build_object('kind', k.kind, 'n', k.n) order by k.n desc, k.kind) from (
        select p.kind, count(*)::int as n from groups.member as p
        where p.district_id = g.district_id and p.group_id = g.id and p.status = 'in' group by p.kind) as k), '[]') as kinds,
      coalesce((${BUILDINGS}), '[]') as covered,
      coalesce((select jsonb_agg(jsonb_build_object('id', b.id, 'name', b.name, 'kind', c.kind) order by b.name)
        from channels.binding as b join channels.channel as c on c.district_id = b.district_id and c.id = b.channel_id
        where b.district_id = g.district_id and b.about_noun = 'group' and b.about_id = g.id and b.state = 'open'), '[]') as channels
    from groups.group as g where g.district_id = ${district_id} and g.id = ${id}`.execute(ctx.db)
  const [row] = found.rows
  if (!row || !readsRecord(ctx.actor, row)) throw notFound()
  return {
    ...entryOf(row),
    rules: row.rules,
    covered: row.covered,
    kinds: row.kinds,
    waiting: row.waiting,
    channels: row.channels,
    checked_by: row.checked_by ? { id: row.checked_by, name: row.checker ?? '—' } : null,
    check_days: row.check_days,
    can: recordActsOf(ctx.actor, row),
  }
}

// The buildings of the grid, and those that the group covers although they lie elsewhere by now.
const BUILDINGS = sql`
  select jsonb_agg(jsonb_build_object('id', b.id, 'name', b.name, 'is_covered', own.group_id is not null,
    'is_elsewhere', b.grid_id is distinct from g.grid_id, 'others', coalesce((
      select jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name) order by o.id)
      from groups.cover as oc join groups.group as o on o.district_id = oc.district_id and o.id = oc.group_id
        and o.closed_at is null and o.id <> g.id
      where oc.district_id = b.district_id and oc.building_id = b.id), '[]')) order by b.code)
  from org.area as b
  left join groups.cover as own on own.district_id = b.district_id and own.building_id = b.id and own.group_id = g.id
  where b.district_id = g.district_id and b.level = 'building'
    and (own.group_id is not null or (b.grid_id = g.grid_id and b.valid_to is null))`
