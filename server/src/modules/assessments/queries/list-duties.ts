import type { assessments, DutyLine } from '@linli/contract/assessments'
import type { Output, Parsed } from '@linli/contract/endpoint'
import { type RawBuilder, sql } from 'kysely'
import { workedOnBy } from '#modules/matters'
import { Refusal } from '#platform/errors'
import type { QueryContext } from '#platform/module'

/** Open duties of the matters on which this person works, the oldest first. */
export async function listDuties(
  { db, actor }: QueryContext,
  { cursor, limit }: Parsed<typeof assessments.list_duties>,
): Promise<Output<typeof assessments.list_duties>> {
  const found = await sql<DutyLine>`
    select d.id, d.danger, d.since, d.escalated_at,
      (select jsonb_build_object('id', n.id, 'name', coalesce(n.public_name, '—')) from identity.person as n
        where n.district_id = d.district_id and n.id = d.found_by) as found_by,
      jsonb_build_object('id', m.id, 'number', m.number, 'summary', left(m.description, 80)) as matter
    from ${openDuties} where d.district_id = ${actor.district_id} and d.state = 'open' and ${workedOnBy(actor)}
      and ${cursor ? after(cursor) : sql`true`}
    order by d.since, d.id limit ${limit + 1}`.execute(db)
  const items = found.rows.slice(0, limit)
  const last = found.rows.length > limit ? items.at(-1) : undefined
  return { items, next_cursor: last ? `${last.since}~${last.id}` : null }
}

/** How many rows that list has. */
export async function countDuties({ db, actor }: QueryContext): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(*) as n from ${openDuties}
    where d.district_id = ${actor.district_id} and d.state = 'open' and ${workedOnBy(actor)}`.execute(
    db,
  )
  return found.rows[0]?.n ?? 0
}

const openDuties: RawBuilder<unknown> = sql`assessments.duty as d
  join matters.matter as m on m.district_id = d.district_id and m.id = d.matter_id`

function after(cursor: string) {
  const [since = '', id = ''] = cursor.split('~')
  if (!/^[0-9a-f-]{36}$/.test(id) || Number.isNaN(Date.parse(since)))
    throw new Refusal('invalid', 'cursor_not_understood')
  return sql`(d.since, d.id) > (${since}, ${id})`
}
