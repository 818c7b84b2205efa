import { PARAMETERS } from '@linli/contract/codes/parameters'
import type { Parsed } from '@linli/contract/endpoint'
import type { parameters } from '@linli/contract/parameters'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import { NOBODY } from '#platform/ids'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { maySet } from './policy.ts'

/** Sets a number from a day on. Refuses: `outside_jurisdiction`, `no_such_parameter`, `value_out_of_bounds`,
 * `day_is_past`, `changed_meanwhile` where a newer edition stands than the one its author has seen. */
export async function setParameter(
  ctx: CommandContext,
  input: Parsed<typeof parameters.set>,
): Promise<void> {
  const { tx, actor, now, new_id } = ctx
  if (!maySet(actor)) throw new Refusal('forbidden', 'outside_jurisdiction')
  const rule = new Map(Object.entries(PARAMETERS)).get(input.key)
  if (!rule) throw new Refusal('invalid', 'no_such_parameter')
  const { least, most } = rule
  if (input.value < least || input.value > most)
    throw new Refusal('invalid', 'value_out_of_bounds', { least, most })
  if (input.valid_from < shanghaiDay(now)) throw new Refusal('invalid', 'day_is_past')
  const after_id = input.last_edition_id ?? NOBODY
  const made = await sql`
    insert into parameters.edition (district_id, id, key, value, source, valid_from, after_id, set_by, set_at)
    select ${actor.district_id}::int, ${new_id}::uuid, ${input.key}, ${input.value}::int, ${input.source}, ${input.valid_from}::date,
      ${after_id}::uuid, ${actor.person_id}::uuid, ${now}::timestamptz
    where ${after_id}::uuid = coalesce((select e.id from parameters.edition as e
      where e.district_id = ${actor.district_id} and e.key = ${input.key} order by e.id desc limit 1), ${NOBODY}::uuid)
    on conflict on constraint edition_after do nothing`.execute(tx)
  if (made.numAffectedRows !== 1n) throw new Refusal('conflict', 'changed_meanwhile')
  ctx.announce({ noun: 'parameter', id: new_id, district_id: actor.district_id, facts: {} })
}
