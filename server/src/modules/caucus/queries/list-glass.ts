import type { caucus } from '@linli/contract/caucus'
import type { Output, Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import type { QueryContext } from '#platform/module'
import { type GlassRow, glassColumns, glassSeenBy, viewGlass } from '../glass-rows.ts'

/** Break-glass openings, the newest first: auditors see their own, security administrators all of the district. */
export async function listGlass(
  ctx: QueryContext,
  { cursor, limit }: Parsed<typeof caucus.list_glass>,
): Promise<Output<typeof caucus.list_glass>> {
  const { db, actor, now } = ctx
  const found = await sql<GlassRow>`
    select ${glassColumns(now)} from caucus.glass as g
    where g.district_id = ${actor.district_id} and ${glassSeenBy(actor)}
      and ${cursor ? sql`g.id < ${cursor}::uuid` : sql`true`}
    order by g.id desc limit ${limit + 1}`.execute(db)
  const items = found.rows.slice(0, limit)
  const last = found.rows.length > limit ? items.at(-1) : undefined
  return { items: items.map((row) => viewGlass(ctx, row)), next_cursor: last?.id ?? null }
}
