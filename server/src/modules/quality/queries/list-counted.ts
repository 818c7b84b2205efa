import type { Output, Parsed } from '@linli/contract/endpoint'
import type { quality } from '@linli/contract/quality'
import { type RawBuilder, sql } from 'kysely'
import { LINE_COLUMNS, type LineRow, lineOf, maySee, type SightFacts } from '#modules/matters'
import { Refusal } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import { mayExclude, periodOf, type Source, sourceOf } from '../counts.ts'
import { findFigureArea, liesIn } from './figure-area.ts'

type Row = LineRow & SightFacts & { key: string; key_at: string | null }

/** The matters behind a count, newest first: the same condition in rows as the count keeps in sums. Refuses: `not_found`,
 * `days_the_wrong_way`. */
export async function listCounted(
  ctx: QueryContext,
  input: Parsed<typeof quality.list_counted>,
): Promise<Output<typeof quality.list_counted>> {
  const { area, with_secret } = await findFigureArea(ctx, input.area_id)
  const source = sourceOf(input.name, periodOf(input), ctx.now)
  const all = [
    sql`m.district_id = ${ctx.actor.district_id}`,
    source.where,
    liesIn(area, source.place),
    ...(source.place === 'k' ? [sql`k.district_id = ${ctx.actor.district_id}`] : []),
    ...(with_secret ? [] : [sql`not ${source.secret}`]),
    ...(input.without_excluded && mayExclude(input.name) ? [sql`not m.is_excluded`] : []),
    ...(input.cursor ? [afterKey(source, input.cursor)] : []),
  ]
  const { at, id } = source.order
  const rows = await sql<Row>`
    with page as materialized (
      select m.*, ${id} as key, ${at ?? sql`null::timestamptz`} as key_at from ${source.rows}
      where ${sql.join(all, sql` and `)}
      order by ${at ? sql`${at} desc, ${id} desc` : sql`${id} desc`} limit ${input.limit + 1}
    )
    select ${LINE_COLUMNS}, m.key, m.key_at, m.street_id, m.community_id, m.grid_id, m.reporter_id, m.helper_unit_ids, m.escalated_unit_id
    from page as m order by m.key_at desc, m.key desc`.execute(ctx.db)
  const items = rows.rows.slice(0, input.limit)
  const last = items.at(-1)
  return {
    items: items.map((row) => ({
      key: row.key,
      number: row.number,
      matter: maySee(ctx.actor, row) ? lineOf(row, ctx.now) : null,
    })),
    next_cursor: rows.rows.length > input.limit && last ? `${last.key_at ?? ''}~${last.key}` : null,
  }
}

function afterKey({ order }: Source, cursor: string): RawBuilder<unknown> {
  const [at = '', id = ''] = cursor.split('~')
  const isMoment = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(at)
  if (!UUID.test(id) || isMoment !== (order.at !== null))
    throw new Refusal('invalid', 'cursor_not_understood')
  return order.at ? sql`(${order.at}, ${order.id}) < (${at}, ${id})` : sql`${order.id} < ${id}`
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
