import type { broadcast } from '@linli/contract/broadcast'
import type { BroadcastTab } from '@linli/contract/codes/broadcast'
import type { Output, Parsed } from '@linli/contract/endpoint'
import { type RawBuilder, sql } from 'kysely'
import type { QueryContext } from '#platform/module'
import { BROADCAST_COLUMNS, type BroadcastRow, lineOf, seenBy } from './broadcast-rows.ts'
import { readProgress } from './read-progress.ts'

const MOST_COUNTED = 1_000

const TABS: Record<BroadcastTab, RawBuilder<unknown>> = {
  to_release: sql`b.state = 'asked'`,
  to_confirm: sql`b.bypass_reason is not null and b.confirmed_at is null`,
  running: sql`b.state in ('sending', 'done') and b.kind <> 'stop'`,
  ended: sql`b.state in ('declined', 'stopped', 'expired')`,
}

/** Broadcasts of a tab, the latest first, with how far each has come. */
export async function listBroadcasts(
  ctx: QueryContext,
  { tab, cursor, limit }: Parsed<typeof broadcast.list>,
): Promise<Output<typeof broadcast.list>> {
  const { db, actor } = ctx
  const which = sql`b.district_id = ${actor.district_id} and ${TABS[tab]} and ${seenBy(actor)}`
  const found = await sql<BroadcastRow>`
    select ${BROADCAST_COLUMNS} from broadcast.broadcast as b
    where ${which} ${cursor ? sql`and b.id < ${cursor}::uuid` : sql``} order by b.id desc limit ${limit + 1}`.execute(
    db,
  )
  const rows = found.rows.slice(0, limit)
  const progress = await readProgress(
    db,
    actor.district_id,
    rows.map(({ id }) => id),
  )
  const counted = await sql<{ n: number }>`
    select count(*) as n from (select from broadcast.broadcast as b where ${which} limit ${MOST_COUNTED + 1}) as few`.execute(
    db,
  )
  const n = counted.rows[0]?.n ?? 0
  return {
    items: rows.map((row) => lineOf(ctx, row, progress.get(row.id))),
    next_cursor: found.rows.length > limit ? (rows.at(-1)?.id ?? null) : null,
    count: { n: Math.min(n, MOST_COUNTED), is_more: n > MOST_COUNTED },
  }
}
