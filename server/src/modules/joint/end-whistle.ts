import type { Parsed } from '@linli/contract/endpoint'
import type { joint } from '@linli/contract/joint'
import { sql } from 'kysely'
import { moveMatter, releaseMatter, unitsOf } from '#modules/matters'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { takeWhistle } from './take-whistle.ts'

/** The street writes what came of its call, and of every unit whether it came and helped. Refuses: `whistle_is_over`,
 * `not_your_whistle`, `say_who_came`. */
export async function endWhistle(
  ctx: CommandContext,
  input: Parsed<typeof joint.end_whistle>,
): Promise<void> {
  const { whistle, matter } = await takeWhistle(ctx, input.id, 'whistle')
  if (!unitsOf(ctx.actor).includes(whistle.caller_unit_id))
    throw new Refusal('forbidden', 'not_your_whistle')
  if (whistle.ended_at) throw new Refusal('conflict', 'whistle_is_over')
  const { district_id, person_id } = ctx.actor
  await sql`
    update joint.whistle set ended_at = ${ctx.now}, ended_by = ${person_id}, outcome = ${input.outcome}
    where district_id = ${district_id} and id = ${whistle.id}`.execute(ctx.tx)
  // A unit that did not come has not helped, whatever the form said.
  const told = await sql<{ came: boolean | null }>`
    update joint.whistle_unit as c set came = w.came, helped = w.came and w.helped
    from (select u.unit_id, w.came, w.helped from joint.whistle_unit as u
      left join jsonb_to_recordset(${JSON.stringify(input.units)}::jsonb) as w (unit_id uuid, came boolean, helped boolean)
        on w.unit_id = u.unit_id
      where u.district_id = ${district_id} and u.whistle_id = ${whistle.id}) as w
    where c.district_id = ${district_id} and c.whistle_id = ${whistle.id} and c.unit_id = w.unit_id
    returning c.came`.execute(ctx.tx)
  // Both sides are looked at, so the street says it of each unit and of no other.
  const isWhole =
    told.rows.length === input.units.length && told.rows.every((row) => row.came !== null)
  if (!isWhole) throw new Refusal('invalid', 'say_who_came')
  await moveMatter(ctx, matter, {
    action: 'whistle',
    reason: 'ended',
    note: input.outcome,
    unit_id: whistle.caller_unit_id,
  })
  await releaseMatter(ctx, matter.id, 'whistle')
}
