import { FIGURES } from '@linli/contract/codes/figures'
import type { Parsed } from '@linli/contract/endpoint'
import type { law } from '@linli/contract/law'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import { NOBODY } from '#platform/ids'
import type { CommandContext } from '#platform/module'
import { maySetFigures } from './policy.ts'
import { figureKey } from './queries/figures.ts'

/** Enters a figure with its source; nothing is calculated with one that has none. Refuses: `outside_jurisdiction`,
 * `no_such_figure`, `no_such_period`, `value_out_of_bounds`, `changed_meanwhile` where a newer entry stands than the one its
 * author has seen. */
export async function setFigure(
  ctx: CommandContext,
  input: Parsed<typeof law.set_figure>,
): Promise<void> {
  const { tx, actor, now, new_id } = ctx
  if (!maySetFigures(actor)) throw new Refusal('forbidden', 'outside_jurisdiction')
  const key = figureKey(input.key)
  if (!key) throw new Refusal('invalid', 'no_such_figure')
  const { by, most } = FIGURES[key]
  if (!isPeriod(input.period, by)) throw new Refusal('invalid', 'no_such_period', { by })
  if (input.value > most) throw new Refusal('invalid', 'value_out_of_bounds', { least: 1, most })
  const after_id = input.last_id ?? NOBODY
  const { district_id } = actor
  const made = await sql`
    insert into law.figure (district_id, id, key, period, value, source, after_id, set_by, set_at)
    select ${district_id}::int, ${new_id}::uuid, ${key}, ${input.period}, ${input.value}::bigint, ${input.source},
      ${after_id}::uuid, ${actor.person_id}::uuid, ${now}::timestamptz
    where ${after_id}::uuid = coalesce((select f.id from law.figure as f where f.district_id = ${district_id}
      and f.key = ${key} and f.period = ${input.period} order by f.id desc limit 1), ${NOBODY}::uuid)
    on conflict on constraint figure_after do nothing`.execute(tx)
  if (made.numAffectedRows !== 1n) throw new Refusal('conflict', 'changed_meanwhile')
}

function isPeriod(period: string, by: 'year' | 'day'): boolean {
  if (by === 'year') return /^(19|20)\d{2}$/.test(period)
  return /^\d{4}-\d{2}-\d{2}$/.test(period) && !Number.isNaN(Date.parse(period))
}
