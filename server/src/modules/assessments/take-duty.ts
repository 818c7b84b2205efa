import type { Danger, DutyState } from '@linli/contract/codes/assessments'
import { sql } from 'kysely'
import { type TakenMatter, takeMatter } from '#modules/matters'
import { notFound, Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'

export interface TakenDuty {
  id: string
  danger: Danger
  state: DutyState
  found_by: string
}

/** Finds an open duty and locks its matter for somebody who works on it. Refuses: `not_found` for hidden and missing
 * alike, `duty_settled`. */
export async function takeDuty(
  ctx: CommandContext,
  id: string,
): Promise<{ duty: TakenDuty; matter: TakenMatter }> {
  const { tx, actor } = ctx
  const which = sql`district_id = ${actor.district_id} and id = ${id}`
  const owner = await sql<{ matter_id: string }>`
    select matter_id from assessments.duty where ${which}`.execute(tx)
  const matter_id = owner.rows[0]?.matter_id
  if (!matter_id) throw notFound()
  const matter = await takeMatter(tx, actor, matter_id, 'report_risk')
  // Every act on a duty holds its matter: what is read from here on stands until the end.
  const found = await sql<TakenDuty>`
    select id, danger, state, found_by from assessments.duty where ${which}`.execute(tx)
  const duty = found.rows[0]
  if (!duty) throw notFound()
  if (duty.state !== 'open') throw new Refusal('conflict', 'duty_settled')
  return { duty, matter }
}
