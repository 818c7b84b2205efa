import type { Parsed } from '@linli/contract/endpoint'
import type { lost_person } from '@linli/contract/lost_person'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { after } from './lifecycle.ts'
import { takeCase } from './take-case.ts'
import { writeStep } from './write-step.ts'

/** Step one: the police were called, when, and who took it. Refuses: `happened_in_future`. */
export async function tellPolice(
  ctx: CommandContext,
  input: Parsed<typeof lost_person.tell_police>,
): Promise<void> {
  const at = input.at ?? ctx.now.toISOString()
  if (at > ctx.now.toISOString()) throw new Refusal('invalid', 'happened_in_future')
  const row = await takeCase(ctx, input.id, 'tell_police')
  await sql`
    update lost_person.case set state = ${after('tell_police', row.state)}, police_told_at = ${at}, police_told_whom = ${input.whom}
    where district_id = ${ctx.actor.district_id} and id = ${row.id}`.execute(ctx.tx)
  await writeStep(ctx, row, { act: 'tell_police', words: input.whom })
}

/** The police were not called, and why; never for a minor. Refuses: `minor_needs_police`. */
export async function declinePolice(
  ctx: CommandContext,
  input: Parsed<typeof lost_person.decline_police>,
): Promise<void> {
  const row = await takeCase(ctx, input.id, 'decline_police')
  await sql`
    update lost_person.case set state = ${after('decline_police', row.state)}, police_declined_reason = ${input.reason}
    where district_id = ${ctx.actor.district_id} and id = ${row.id}`.execute(ctx.tx)
  await writeStep(ctx, row, { act: 'decline_police', words: input.reason })
}

/** The number under which the police have it (接警单号), and their officer; whoever has a number has been told. */
export async function numberPolice(
  ctx: CommandContext,
  input: Parsed<typeof lost_person.number_police>,
): Promise<void> {
  const row = await takeCase(ctx, input.id, 'number_police')
  await sql`
    update lost_person.case set police_number = ${input.number}, police_officer = ${input.officer}, police_number_at = ${ctx.now},
      police_told_at = coalesce(police_told_at, ${ctx.now})
    where district_id = ${ctx.actor.district_id} and id = ${row.id}`.execute(ctx.tx)
  await writeStep(ctx, row, { act: 'number_police', words: `${input.number} ${input.officer}` })
}

/** The police release a minor’s card, with officer and reference: the one path there is. Refuses: `may_not_release_minor`. */
export async function releaseMinor(
  ctx: CommandContext,
  input: Parsed<typeof lost_person.release_minor>,
): Promise<void> {
  const row = await takeCase(ctx, input.id, 'release_minor')
  await sql`
    update lost_person.case set minor_officer = ${input.officer}, minor_reference = ${input.reference}, minor_released_at = ${ctx.now},
      minor_released_by = ${ctx.actor.person_id}
    where district_id = ${ctx.actor.district_id} and id = ${row.id}`.execute(ctx.tx)
  await writeStep(ctx, row, { act: 'release_minor', words: `${input.officer} ${input.reference}` })
}

/** The police hold somebody for grown up who counted as a minor, and why: the card may go the way of everybody else’s from here.
 * Refuses: `may_not_clear_minor`. */
export async function clearMinor(
  ctx: CommandContext,
  input: Parsed<typeof lost_person.clear_minor>,
): Promise<void> {
  const row = await takeCase(ctx, input.id, 'clear_minor')
  await sql`
    update lost_person.case set is_minor = false where district_id = ${ctx.actor.district_id} and id = ${row.id}`.execute(
    ctx.tx,
  )
  await writeStep(ctx, row, { act: 'clear_minor', words: input.reason })
}
