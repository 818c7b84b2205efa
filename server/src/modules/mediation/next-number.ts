import { sql } from 'kysely'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'

/** How a committee writes its numbers; null fields where it has not said. */
interface Pattern {
  last: number
  short_name: string
  series: string
  brackets: string
  digits: number
}

const OPEN: Record<string, string> = { round: '（', square: '［', angle: '〔' }
const CLOSE: Record<string, string> = { round: '）', square: '］', angle: '〕' }

/** The next number of a committee in this year, such as （2022）新区人调字第001号. The row stays locked until the acceptance is
 * committed or dropped: two at once wait for each other, no number is lost and none is given twice. */
export async function nextNumber(ctx: CommandContext, committee_id: string): Promise<string> {
  const { tx, actor, now } = ctx
  const year = Number(shanghaiDay(now).slice(0, 4))
  const found = await sql<Pattern>`
    with taken as (
      insert into mediation.number as n (district_id, committee_id, year, last)
      values (${actor.district_id}, ${committee_id}, ${year}, 1)
      on conflict (district_id, committee_id, year) do update set last = n.last + 1 returning last
    )
    select t.last, coalesce(b.short_name, replace(u.name, '人民调解委员会', '')) as short_name, coalesce(b.series, '人调字') as series,
      coalesce(b.brackets, 'round') as brackets, coalesce(b.digits, 3::smallint) as digits
    from taken as t join org.unit as u on u.district_id = ${actor.district_id} and u.id = ${committee_id}
    left join mediation.numbering as b on b.district_id = u.district_id and b.committee_id = u.id`.execute(
    tx,
  )
  const pattern = found.rows[0]
  if (!pattern) throw new Error('a number of no committee')
  return writeNumber(year, pattern)
}

/** A number as a committee writes it. */
export function writeNumber(year: number, pattern: Pattern): string {
  const { last, short_name, series, brackets, digits } = pattern
  const [open, close] = [OPEN[brackets] ?? '（', CLOSE[brackets] ?? '）']
  return `${open}${year}${close}${short_name}${series}第${String(last).padStart(digits, '0')}号`
}
