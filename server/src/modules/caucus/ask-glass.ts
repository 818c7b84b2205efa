import type { caucus } from '@linli/contract/caucus'
import type { Side } from '@linli/contract/codes/mediation'
import type { Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import { parameterOn } from '#modules/parameters'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { findGlass, type GlassRow } from './glass-rows.ts'
import { accountsOn, mediatorsOf, seatedAt } from './people.ts'
import { tellOfGlass } from './tell-of-glass.ts'

/** An auditor asks to see one side's room. Refuses: `no_such_dispute`, `no_such_side`, `glass_too_long` (with `most_hours`), `own_case`. */
export async function askGlass(
  ctx: CommandContext,
  input: Parsed<typeof caucus.ask_glass>,
): Promise<void> {
  const { tx, actor, now, keys, new_id } = ctx
  const { district_id } = actor
  const found = await sql<{ id: string; sides: Side[]; most_hours: number }>`
    select d.id, array(select distinct p.side from mediation.party as p where p.district_id = d.district_id
        and p.dispute_id = d.id) as sides,
      ${parameterOn(district_id, shanghaiDay(now), 'caucus.glass_hours')} as most_hours
    from mediation.dispute as d where d.district_id = ${district_id} and d.number = ${input.number} limit 1`.execute(
    tx,
  )
  const dispute = found.rows[0]
  if (!dispute) throw new Refusal('invalid', 'no_such_dispute')
  if (!dispute.sides.includes(input.side)) throw new Refusal('invalid', 'no_such_side')
  const { most_hours } = dispute
  if (input.hours > most_hours) throw new Refusal('invalid', 'glass_too_long', { most_hours })
  const seated = await seatedAt(tx, ctx, dispute.id)
  if ([...accountsOn(seated, dispute.sides), ...mediatorsOf(seated)].includes(actor.person_id))
    throw new Refusal('forbidden', 'own_case')
  await sql`
    insert into caucus.glass (district_id, id, dispute_id, side, sealed_reason, asked_by, asked_at, hours, state)
    values (${district_id}, ${new_id}, ${dispute.id}, ${input.side}, ${keys.seal(input.reason)}, ${actor.person_id}, ${now},
      ${input.hours}, 'asked')`.execute(tx)
}

/** A second person agrees or refuses. With the yes the room is open for its hours, and its side and the mediators are told in the same
 * transaction: nothing switches that off. Refuses: `not_found`, `glass_is_<state>`, `second_person`. */
export async function answerGlass(
  ctx: CommandContext,
  input: Parsed<typeof caucus.answer_glass>,
): Promise<void> {
  const { tx, actor, now } = ctx
  const glass = await takeGlass(ctx, input.id, ['asked'])
  if (glass.asked_by === actor.person_id) throw new Refusal('forbidden', 'second_person')
  const ends_at = input.agrees ? new Date(now.getTime() + glass.hours * 3_600_000) : null
  await sql`
    update caucus.glass set state = ${input.agrees ? 'open' : 'refused'}, decided_by = ${actor.person_id}, decided_at = ${now},
      ends_at = ${ends_at}
    where district_id = ${actor.district_id} and id = ${glass.id}`.execute(tx)
  if (input.agrees) await tellOfGlass(ctx, glass, 'opened')
}

/** Ends an opening, or a request for one, before its time. Refuses: `not_found`, `glass_is_<state>`. */
export async function endGlass(
  ctx: CommandContext,
  input: Parsed<typeof caucus.end_glass>,
): Promise<void> {
  const { tx, actor, now } = ctx
  const glass = await takeGlass(ctx, input.id, ['asked', 'open'])
  await sql`
    update caucus.glass set state = 'ended', ends_at = ${now} where district_id = ${actor.district_id} and id = ${glass.id}`.execute(
    tx,
  )
  if (glass.state === 'open') await tellOfGlass(ctx, glass, 'read')
}

async function takeGlass(
  ctx: CommandContext,
  id: string,
  states: readonly GlassRow['state'][],
): Promise<GlassRow> {
  const glass = await findGlass(ctx.tx, ctx, id, 'lock')
  if (!states.includes(glass.state)) throw new Refusal('conflict', `glass_is_${glass.state}`)
  return glass
}
