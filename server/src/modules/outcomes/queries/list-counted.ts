import type { Output, Parsed } from '@linli/contract/endpoint'
import type { OutcomeLine, outcomes } from '@linli/contract/outcomes'
import { sql } from 'kysely'
import type { QueryContext } from '#platform/module'
import { CONDITIONS, cutOf, disputesIn, isPromise } from '../counts.ts'

/** The rows behind a count, by the same words in which it counts them. */
export async function listCounted(
  ctx: QueryContext,
  { name, cursor, limit, ...asked }: Parsed<typeof outcomes.list_counted>,
): Promise<Output<typeof outcomes.list_counted>> {
  const cut = cutOf(asked, ctx.now)
  const promised = isPromise(name)
  const key = promised ? sql.ref('o.id') : sql.ref('d.id')
  const found = await sql<OutcomeLine>`
    select ${key} as key, d.id as dispute_id, d.number, d.title_words as title, d.type, d.source, d.state, d.accepted_at,
      json_build_object('id', u.id, 'name', u.name) as committee,
      case when s.id is not null then json_build_object('id', s.id, 'name', s.name) end as studio,
      ${promised ? sql`o.due_on` : sql`null::date`} as due_on, ${promised ? sql`o.performed_on` : sql`null::date`} as performed_on
    from mediation.dispute as d
    ${promised ? sql`join agreements.obligation as o on o.district_id = d.district_id and o.dispute_id = d.id` : sql``}
    join org.unit as u on u.district_id = d.district_id and u.id = d.committee_id
    left join org.unit as s on s.district_id = d.district_id and s.id = d.studio_id
    where ${disputesIn(ctx.actor, asked, cut)} and ${CONDITIONS[name](cut)}
      and ${cursor ? sql`${key} > ${cursor}::uuid` : sql`true`}
    order by ${key} limit ${limit + 1}`.execute(ctx.db)
  const items = found.rows.slice(0, limit)
  return { items, next_cursor: found.rows.length > limit ? (items.at(-1)?.key ?? null) : null }
}
