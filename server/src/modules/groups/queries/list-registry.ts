import type { GroupLack } from '@linli/contract/codes/groups'
import type { Output, Parsed } from '@linli/contract/endpoint'
import type { groups } from '@linli/contract/groups'
import { type RawBuilder, sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import {
  BINDINGS,
  dutyOf,
  type EntryRow,
  entryColumns,
  entryOf,
  isUnchecked,
  recordsOf,
} from './record-rows.ts'

// Up to here a list is counted exactly; beyond, "1,000+" says enough.
const EXACT_COUNT = 1000

/** One page of the registry, in the order in which the groups were opened. Refuses: `cursor_not_understood`. */
export async function listRegistry(
  ctx: QueryContext,
  input: Parsed<typeof groups.list_registry>,
): Promise<Output<typeof groups.list_registry>> {
  const { district_id } = ctx.actor
  const where = conditionOf(ctx, input)
  const { cursor, limit } = input
  if (cursor && !UUID.test(cursor)) throw new Refusal('invalid', 'cursor_not_understood')
  const found = await sql<EntryRow>`
    select ${entryColumns(district_id, ctx.now)} from groups.group as g
    where ${where} ${cursor ? sql`and g.id > ${cursor}` : sql``} order by g.id limit ${limit + 1}`.execute(
    ctx.db,
  )
  const rows = found.rows.slice(0, limit)
  const counted = await sql<{ n: number }>`
    select count(*)::int as n from (select from groups.group as g where ${where} limit ${EXACT_COUNT + 1}) as hit`.execute(
    ctx.db,
  )
  const n = counted.rows[0]?.n ?? 0
  return {
    items: rows.map(entryOf),
    next_cursor: found.rows.length > limit ? (rows.at(-1)?.id ?? null) : null,
    count: { n: Math.min(n, EXACT_COUNT), is_more: n > EXACT_COUNT },
  }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

function conditionOf(
  { actor, now }: QueryContext,
  { area_id, lacks, is_closed, text }: Parsed<typeof groups.list_registry>,
): RawBuilder<unknown> {
  const parts = [
    sql`g.district_id = ${actor.district_id}`,
    recordsOf(actor),
    is_closed ? sql`g.closed_at is not null` : sql`g.closed_at is null`,
  ]
  if (area_id) parts.push(sql`${area_id} in (g.street_id, g.community_id, g.grid_id)`)
  if (text) parts.push(sql`g.name like ${`%${text.replace(/[\\%_]/g, '\\$&')}%`}`)
  if (lacks) parts.push(LACKING[lacks](actor.district_id, now))
  return sql.join(parts, sql` and `)
}

const LACKING: Record<GroupLack, (district_id: number, now: Date) => RawBuilder<unknown>> = {
  duty: (_district_id, now) => sql`not exists (select from ${dutyOf(shanghaiDay(now))} as d)`,
  deputy: () => sql`g.deputy_id is null`,
  check: isUnchecked,
  channel: () => sql`not exists (${BINDINGS})`,
}
