import type { Parsed } from '@linli/contract/endpoint'
import type { lost_person } from '@linli/contract/lost_person'
import { sql } from 'kysely'
import type { CommandContext } from '#platform/module'
import { takeCase } from './take-case.ts'
import { writeStep } from './write-step.ts'

/** Holds the widening, by hand and by the clock; what is out stays out. */
export async function pauseCase(
  ctx: CommandContext,
  input: Parsed<typeof lost_person.pause>,
): Promise<void> {
  const row = await takeCase(ctx, input.id, 'pause')
  await sql`
    update lost_person.case set paused_at = ${ctx.now} where district_id = ${ctx.actor.district_id} and id = ${row.id}`.execute(
    ctx.tx,
  )
  await writeStep(ctx, row, { act: 'pause', words: input.reason })
}

/** Lets the widening go on: the next ring is due later by as long as it was held. */
export async function resumeCase(
  ctx: CommandContext,
  input: Parsed<typeof lost_person.resume>,
): Promise<void> {
  const row = await takeCase(ctx, input.id, 'resume')
  await sql`
    update lost_person.case set paused_at = null, next_ring_at = next_ring_at + (${ctx.now}::timestamptz - paused_at)
    where district_id = ${ctx.actor.district_id} and id = ${row.id}`.execute(ctx.tx)
  await writeStep(ctx, row, { act: 'resume' })
}
