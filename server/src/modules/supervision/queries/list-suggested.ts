import type { SupervisionTrigger } from '@linli/contract/codes/supervision'
import type { Output, Parsed } from '@linli/contract/endpoint'
import type { supervision } from '@linli/contract/supervision'
import { type RawBuilder, sql } from 'kysely'
import { seenBy } from '#modules/matters'
import type { QueryContext } from '#platform/module'
import { type MatterRow, matterColumns, matterOf } from './order-rows.ts'
import { countUpTo, dueCursor, dueFirst, pageOf } from './pages.ts'
import { triggerNames, triggersShown } from './suggest-triggers.ts'

interface SuggestedRow extends MatterRow {
  due_at: string
  unit_id: string | null
  unit_name: string | null
  triggers: SupervisionTrigger[]
}

/** The open matters in sight, as rows `m`, for which the data show a reason and which nobody supervises yet. */
export function suggestedOf(
  { actor }: QueryContext,
  shown: Awaited<ReturnType<typeof triggersShown>>,
): RawBuilder<unknown> {
  return sql`matters.matter as m
    where m.district_id = ${actor.district_id} and m.status not in ('closed', 'voided', 'merged')
      and (${sql.join(Object.values(shown), sql` or `)}) and 'supervision' <> all(m.held_by) and ${seenBy(actor)}`
}

/** One page of them, the longest overdue first. */
export async function listSuggested(
  ctx: QueryContext,
  { cursor, limit }: Parsed<typeof supervision.list_suggested>,
): Promise<Output<typeof supervision.list_suggested>> {
  const shown = await triggersShown(ctx)
  const from = suggestedOf(ctx, shown)
  const { after, order } = dueFirst(sql`m.due_at`, sql`m.id`, cursor)
  const found = await sql<SuggestedRow>`
    select ${matterColumns(ctx.actor)}, m.due_at, m.unit_id, ${triggerNames(shown)} as triggers,
      (select n.name from org.unit as n where n.district_id = m.district_id and n.id = m.unit_id) as unit_name
    from ${from} ${after} order by ${order} limit ${limit + 1}`.execute(ctx.db)
  const page = pageOf(found.rows, limit, {
    item: (row) => ({
      matter: matterOf(row),
      unit: row.unit_id ? { id: row.unit_id, name: row.unit_name ?? '—' } : null,
      due_at: row.due_at,
      triggers: row.triggers,
    }),
    cursor: ({ due_at, matter_id }) => dueCursor(due_at, matter_id),
  })
  return { ...page, count: await countUpTo(ctx.db, from) }
}
