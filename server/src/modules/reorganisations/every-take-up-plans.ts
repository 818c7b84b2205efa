import { sql } from 'kysely'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { WORKING } from './lifecycle.ts'
import { wantedPayload } from './move-plan.ts'

/** Takes up plans whose day has come, and those whose worker died: their next piece is asked for; one that is being done is
 * passed over. */
export async function everyTakeUpPlans({ tx, actor, now, emit }: CommandContext): Promise<void> {
  const { district_id } = actor
  const found = await sql<{ id: string }>`
    select id from reorganisations.plan
    where district_id = ${district_id} and (state = any(${[...WORKING]}::text[])
      or (state = 'approved' and day <= ${shanghaiDay(now)}::date))
    for update skip locked`.execute(tx)
  for (const { id } of found.rows) emit('reorganisation.wanted', wantedPayload({ district_id, id }))
}
