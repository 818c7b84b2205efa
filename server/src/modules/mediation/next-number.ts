import { type Numbering, numberOf } from '@linli/contract/codes/mediators'
import { sql } from 'kysely'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'

/** The next number of a committee in this year, such as （2022）新区人调字第001号, in the pattern that it has set, else by its name.
 * The row stays locked until the acceptance is committed or dropped: two at once wait for each other, no number is lost and none
 * is given twice. */
export async function nextNumber(ctx: CommandContext, committee_id: string): Promise<string> {
  const { tx, actor, now } = ctx
  const year = Number(shanghaiDay(now).slice(0, 4))
  const found = await sql<{ last: number; numbering: Numbering }>`
    with taken as (
      insert into mediation.number as n (district_id, committee_id, year, last)
      values (${actor.district_id}, ${committee_id}, ${year}, 1)
      on conflict (district_id, committee_id, year) do update set last = n.last + 1 returning last
    )
    select t.last, json_build_object('short_name', coalesce(c.short_name, replace(u.name, '人民调解委员会', '')),
      'brackets', coalesce(c.number_brackets, 'round'), 'series', coalesce(c.number_series, '人调字'),
      'width', coalesce(c.number_width, 3)) as numbering
    from taken as t join org.unit as u on u.district_id = ${actor.district_id} and u.id = ${committee_id}
    left join mediators.committee as c on c.district_id = u.district_id and c.unit_id = u.id`.execute(
    tx,
  )
  const row = found.rows[0]
  if (!row) throw new Error('a number of no committee')
  return numberOf(row.numbering, year, row.last)
}
