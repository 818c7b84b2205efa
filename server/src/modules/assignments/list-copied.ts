import type { assignments } from '@linli/contract/assignments'
import type { Output, Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { QueryContext } from '#platform/module'

type Copied = Output<typeof assignments.list_copied>['items'][number]
type Row = Omit<Copied, 'category' | 'copied_to' | 'unit'> & {
  description: string
  category_code: string
  category_name: string
  copied_to_id: string
  copied_to_name: string
  unit_id: string | null
  unit_name: string | null
}

// As much of the words as the row of a queue shows.
const SUMMARY_LENGTH = 80

/** Matters of which this person's units only get to know, the newest first: what, where, who has it and how far it is.
 * Opening one takes more than that. What has become secret since is left out. */
export async function listCopied(
  { db, actor }: QueryContext,
  { cursor, limit }: Parsed<typeof assignments.list_copied>,
): Promise<Output<typeof assignments.list_copied>> {
  const units = [...new Set(actor.posts.map(({ unit_id }) => unit_id))]
  const [at, id] = cursor?.split('~') ?? []
  if (cursor && !(at && id && !Number.isNaN(Date.parse(at))))
    throw new Refusal('invalid', 'cursor_not_understood')
  const found = await sql<Row>`
    select c.matter_id, c.at, c.unit_id as copied_to_id, m.number, m.status, m.description, m.category_code, m.unit_id,
      (select n.name from org.unit as n where n.district_id = c.district_id and n.id = c.unit_id) as copied_to_name,
      (select n.name from catalogue.edition as n where n.district_id = m.district_id and n.id = m.category_id) as category_name,
      (select n.name from org.area as n where n.district_id = m.district_id and n.id = coalesce(m.community_id, m.street_id))
        as area_name,
      (select n.name from org.unit as n where n.district_id = m.district_id and n.id = m.unit_id) as unit_name
    from matters.copy as c join matters.matter as m on m.district_id = c.district_id and m.id = c.matter_id
    where c.district_id = ${actor.district_id} and c.unit_id = any(${units}::uuid[]) and not m.is_secret
      ${at && id ? sql`and (c.at, c.matter_id::text) < (${at}::timestamptz, ${id})` : sql``}
    order by c.at desc, c.matter_id::text desc limit ${limit + 1}`.execute(db)
  const rows = found.rows.slice(0, limit)
  const last = rows.at(-1)
  return {
    items: rows.map(
      ({
        description,
        category_code,
        category_name,
        copied_to_id,
        copied_to_name,
        unit_id,
        unit_name,
        ...row
      }) => ({
        ...row,
        copied_to: { id: copied_to_id, name: copied_to_name },
        category: { code: category_code, name: category_name },
        summary: [...description].slice(0, SUMMARY_LENGTH).join(''),
        unit: unit_id && unit_name ? { id: unit_id, name: unit_name } : null,
      }),
    ),
    next_cursor: found.rows.length > limit && last ? `${last.at}~${last.matter_id}` : null,
  }
}
