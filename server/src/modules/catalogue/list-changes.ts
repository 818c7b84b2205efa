import type { catalogue } from '@linli/contract/catalogue'
import type { Output, Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { QueryContext } from '#platform/module'

type Changes = Output<typeof catalogue.list_changes>

/** What was published and ended, the newest first; a page goes on where the one before stopped. */
export async function listChanges(
  { db, actor }: QueryContext,
  { cursor, limit }: Parsed<typeof catalogue.list_changes>,
): Promise<Changes> {
  const found = await sql<
    Omit<Changes['items'][number], 'by'> & { by_id: string | null; by_name: string | null }
  >`
    select c.kind, c.at, c.by as by_id,
      (select n.public_name from identity.person as n where n.district_id = c.district_id and n.id = c.by) as by_name,
      c.id as edition_id, c.code, c.name, c.day,
      (select b.id from catalogue.edition as b where b.district_id = c.district_id and b.code = c.code
        and b.published_at is not null and b.valid_from < c.valid_from order by b.valid_from desc limit 1) as previous_id
    from (
      select 'published' as kind, e.published_at as at, e.published_by as by, e.district_id, e.id, e.code, e.name, e.valid_from,
        e.valid_from as day
      from catalogue.edition as e where e.published_at is not null
      union all
      select 'ended', e.ended_at, e.ended_by, e.district_id, e.id, e.code, e.name, e.valid_from, e.valid_to
      from catalogue.edition as e where e.ended_at is not null
    ) as c
    where c.district_id = ${actor.district_id} ${cursor ? after(cursor) : sql``}
    order by c.at desc, c.id desc, c.kind limit ${limit + 1}`.execute(db)
  const items = found.rows.slice(0, limit).map(({ by_id, by_name, ...change }) => ({
    ...change,
    by: by_id && by_name ? { id: by_id, name: by_name } : null,
  }))
  const last = items.at(-1)
  return {
    items,
    next_cursor:
      found.rows.length > limit && last ? `${last.at}~${last.edition_id}~${last.kind}` : null,
  }
}

function after(cursor: string) {
  const [at = '', id = '', kind = ''] = cursor.split('~')
  if (!/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(at) || !/^[0-9a-f-]{36}$/.test(id))
    throw new Refusal('invalid', 'cursor_not_understood')
  return sql`and (c.at, c.id) <= (${at}::timestamptz, ${id}::uuid)
    and ((c.at, c.id) < (${at}::timestamptz, ${id}::uuid) or c.kind > ${kind})`
}
