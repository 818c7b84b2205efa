import type { Parsed } from '@linli/contract/endpoint'
import type { mediation } from '@linli/contract/mediation'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { moveDispute } from './move-dispute.ts'
import { takeDispute } from './take-dispute.ts'

/** Somebody at the table asks that a mediator step back, or the mediator says so themself (特邀调解规定 art. 15). Until it is
 * decided no session is held. Refuses: `no_such_mediator`, `recusal_asked`. */
export async function askRecusal(
  ctx: CommandContext,
  { id, person_id, ground, words }: Parsed<typeof mediation.ask_recusal>,
): Promise<void> {
  const dispute = await takeDispute(ctx, id, 'ask_recusal')
  if (!dispute.mediator_ids.includes(person_id)) throw new Refusal('invalid', 'no_such_mediator')
  const { actor, keys, now } = ctx
  const made = await sql`
    insert into mediation.recusal (district_id, id, dispute_id, person_id, ground, sealed_words, asked_by, asked_at, state)
    values (${actor.district_id}, ${ctx.newId()}, ${id}, ${person_id}, ${ground}, ${keys.seal(words)}, ${actor.person_id}, ${now}, 'asked')
    on conflict (district_id, dispute_id, person_id) where state = 'asked' do nothing`.execute(
    ctx.tx,
  )
  if (made.numAffectedRows === 0n) throw new Refusal('conflict', 'recusal_asked')
  await moveDispute(ctx, dispute, { act: 'ask_recusal', facts: { ground } })
}

/** The committee decides with its reason, and nobody on their own recusal. Whoever steps back may go on only where all parties
 * agree to it afterwards. Refuses: `no_such_recusal`, `own_recusal`. */
export async function decideRecusal(
  ctx: CommandContext,
  { id, recusal_id, is_sustained, words }: Parsed<typeof mediation.decide_recusal>,
): Promise<void> {
  const dispute = await takeDispute(ctx, id, 'decide_recusal')
  const { tx, actor, now } = ctx
  const found = await sql<{ person_id: string }>`select person_id from mediation.recusal
    where district_id = ${actor.district_id} and dispute_id = ${id} and id = ${recusal_id} and state = 'asked'`.execute(
    tx,
  )
  const asked = found.rows[0]
  if (!asked) throw new Refusal('conflict', 'no_such_recusal')
  if (asked.person_id === actor.person_id) throw new Refusal('forbidden', 'own_recusal')
  await sql`
    with gone as (
      update mediation.case_mediator set until_at = ${now} where district_id = ${actor.district_id} and dispute_id = ${id}
        and person_id = ${asked.person_id} and until_at is null and ${is_sustained}
    )
    update mediation.recusal set state = ${is_sustained ? 'sustained' : 'overruled'}, decided_by = ${actor.person_id},
      decided_at = ${now}, decision_words = ${words} where district_id = ${actor.district_id} and id = ${recusal_id}`.execute(
    tx,
  )
  await moveDispute(ctx, dispute, { act: 'decide_recusal', words, facts: { is_sustained } })
}
