import type { Output, Parsed } from '@linli/contract/endpoint'
import type { workbench } from '@linli/contract/workbench'
import { sql } from 'kysely'
import { selectListed } from '#modules/matters'
import { parametersOn } from '#modules/parameters'
import { notFound, Refusal } from '#platform/errors'
import type { DisclosureContext, QueryContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'

/** Lets a list out of the house: it is written into the record, and its table may then be read once. The rows are those of
 * the list and of its count. Refuses: `nothing_to_export`, `too_many_rows`, `no_such_queue`. */
export async function exportMatters(
  ctx: DisclosureContext,
  input: Parsed<typeof workbench.export_matters>,
): Promise<{
  answer: Output<typeof workbench.export_matters>
  subject_id: string
  fields: string[]
}> {
  const { tx, actor, now, keys } = ctx
  const { district_id } = actor
  const rules = await parametersOn(tx, district_id, shanghaiDay(now), ['workbench.export_rows'])
  const most = rules['workbench.export_rows']
  const rows_total = (await selectListed(ctx, tx, input.list, most)).length
  if (rows_total === 0) throw new Refusal('conflict', 'nothing_to_export')
  if (rows_total > most) throw new Refusal('conflict', 'too_many_rows', { most })
  const id = ctx.newId()
  await sql`
    insert into workbench.export (district_id, id, made_by, made_at, sealed_filter, rows_total)
    values (${district_id}, ${id}, ${actor.person_id}, ${now}, ${keys.seal(JSON.stringify(input))}, ${rows_total})`.execute(
    tx,
  )
  return { answer: { id, rows_total }, subject_id: id, fields: [...input.columns] }
}

/** How far a table has got. Refuses: `not_found` for somebody else's. */
export async function viewExport(
  { db, actor }: QueryContext,
  { id }: Parsed<typeof workbench.get_export>,
): Promise<Output<typeof workbench.get_export>> {
  const found = await sql<Output<typeof workbench.get_export>>`
    select id, rows_total, rows_done, finished_at is not null as is_finished from workbench.export
    where district_id = ${actor.district_id} and id = ${id} and made_by = ${actor.person_id}`.execute(
    db,
  )
  const [row] = found.rows
  if (!row) throw notFound()
  return row
}
