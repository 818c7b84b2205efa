import { sql } from 'kysely'
import { notFound, Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { keepsCommittee, mayPause } from './policy.ts'
import { findCommittee } from './take-committee.ts'

/** A mediator's entry as it stood before a change. */
export interface TakenMediator {
  id: string
  person_id: string
  committee_id: string
  studio_id: string | null
  valid_from: string
  valid_to: string | null
  is_paused: boolean
  entry: Record<string, unknown>
}

/** The entry of a mediator that the actor wants to change, locked. Refuses: `not_found`, `outside_your_area`,
 * `mediator_ended`. */
export async function takeMediator(
  ctx: CommandContext,
  id: string,
  act: 'revise' | 'pause' | 'end',
): Promise<TakenMediator> {
  const found = await sql<TakenMediator>`
    select m.id, m.person_id, m.committee_id, m.studio_id, m.valid_from, m.valid_to, m.is_paused,
      to_jsonb(m) - 'district_id' - 'id' - 'person_id' - 'committee_id' as entry
    from mediators.mediator as m where m.district_id = ${ctx.actor.district_id} and m.id = ${id} for update`.execute(
    ctx.tx,
  )
  const mediator = found.rows[0]
  if (!mediator) throw notFound()
  const committee = await findCommittee(ctx, mediator.committee_id)
  const may =
    act === 'pause'
      ? mayPause(ctx.actor, mediator, committee)
      : keepsCommittee(ctx.actor, committee)
  if (!may) throw new Refusal('forbidden', 'outside_your_area')
  if (mediator.valid_to !== null && mediator.valid_to <= shanghaiDay(ctx.now))
    throw new Refusal('conflict', 'mediator_ended')
  return mediator
}
