import type { Output, Parsed } from '@linli/contract/endpoint'
import type { joint } from '@linli/contract/joint'
import { type RawBuilder, sql } from 'kysely'
import { inScopes, scopesOf, unitsOf } from '#modules/matters'
import type { Actor } from '#platform/actor'
import type { QueryContext } from '#platform/module'
import { tabsOf } from '../policy.ts'
import { readCursor } from './cursor.ts'
import { LINE_MATTER, type LineMatterRow, matterOfLine } from './line-matter.ts'
import { countOf, countTasks, inTab } from './list-tasks.ts'
import { WHISTLE_COLUMNS, type WhistleRow, whistleOf } from './whistle-rows.ts'

/** The calls `w` on matters `m` that this person sees: made or received by their units, or on a matter of their area. */
export function calledBefore(actor: Actor): RawBuilder<unknown> {
  const units = unitsOf(actor)
  const scopes = scopesOf(actor)
  return sql`w.district_id = ${actor.district_id} and (w.caller_unit_id = any(${units}::uuid[])
    or exists (select 1 from joint.whistle_unit as o where o.district_id = w.district_id and o.whistle_id = w.id
      and o.unit_id = any(${units}::uuid[]))
    ${scopes.length > 0 ? sql`or (${inScopes(scopes)})` : sql``})`
}

/** One page of calls, the latest first. Refuses: `cursor_not_understood`. */
export async function listWhistles(
  ctx: QueryContext,
  { is_open, cursor, limit }: Parsed<typeof joint.list_whistles>,
): Promise<Output<typeof joint.list_whistles>> {
  const where = inState(ctx.actor, is_open)
  const after = cursor ? readCursor(cursor) : null
  const found = await sql<WhistleRow & LineMatterRow>`
    select ${WHISTLE_COLUMNS}, ${LINE_MATTER}
    from joint.whistle as w join matters.matter as m on m.district_id = w.district_id and m.id = w.matter_id
    where ${where} ${after ? sql`and (w.blown_at, w.id) < (${after.at}, ${after.id})` : sql``}
    order by w.blown_at desc, w.id desc limit ${limit + 1}`.execute(ctx.db)
  const items = found.rows.slice(0, limit)
  const last = found.rows.length > limit ? items.at(-1) : undefined
  return {
    // What may be done about a call stands on the page of its matter.
    items: items.map((row) => ({ ...whistleOf(ctx, row, []), matter: matterOfLine(row) })),
    next_cursor: last ? `${last.blown_at}~${last.id}` : null,
    count: await countCalls(ctx, where),
  }
}

function inState(actor: Actor, is_open: boolean): RawBuilder<unknown> {
  return sql`${calledBefore(actor)} and ${is_open ? sql`w.ended_at is null` : sql`w.ended_at is not null`}`
}

async function countCalls({ db }: QueryContext, where: RawBuilder<unknown>) {
  const found = await sql<{ n: number }>`
    select count(*) as n from (
      select 1 from joint.whistle as w join matters.matter as m on m.district_id = w.district_id and m.id = w.matter_id
      where ${where} limit 1001) as hit`.execute(db)
  return countOf(found.rows[0]?.n)
}

/** The tabs of this person, each with its number of open tasks or calls. */
export async function countTabs(ctx: QueryContext): Promise<Output<typeof joint.count_tabs>> {
  const found: Output<typeof joint.count_tabs> = []
  for (const tab of tabsOf(ctx.actor)) {
    found.push({ tab, count: await countTasks(ctx, inTab(ctx.actor, tab, true)) })
  }
  found.push({ tab: 'whistles', count: await countCalls(ctx, inState(ctx.actor, true)) })
  return found
}
