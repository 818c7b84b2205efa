import { sql } from 'kysely'
import { seenBy } from '#modules/matters'
import { notFound } from '#platform/errors'
import type { QueryContext } from '#platform/module'

/** What kind of matter it is and where, for somebody who may see it. Refuses: `not_found` for hidden and missing alike. */
export async function seenMatter(
  { db, actor }: QueryContext,
  id: string,
): Promise<{ category_code: string; street_id: string | null }> {
  const found = await sql<{ category_code: string; street_id: string | null }>`
    select m.category_code, m.street_id from matters.matter as m
    where m.district_id = ${actor.district_id} and m.id = ${id} and ${seenBy(actor)}`.execute(db)
  const row = found.rows[0]
  if (!row) throw notFound()
  return row
}
