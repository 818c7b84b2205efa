import type { Parsed } from '@linli/contract/endpoint'
import type { identity } from '@linli/contract/identity'
import { sql } from 'kysely'
import { notFound } from '#platform/errors'
import type { CommandContext } from '#platform/module'

/** Ends this visit; nothing happens where it was over already. */
export async function signOut(context: CommandContext): Promise<void> {
  const { tx, actor, now, setSession } = context
  if (actor.session_id) {
    await sql`
      update identity.session set ended_at = ${now}
      where district_id = ${actor.district_id} and id = ${actor.session_id} and ended_at is null`.execute(
      tx,
    )
    announceVisits(context, actor.person_id)
  }
  setSession(null)
}

/** Ends one of the actor's own visits, such as that of a lost phone. Refuses: `not_found` for those of others. */
export async function endSession(
  context: CommandContext,
  { id }: Parsed<typeof identity.end_session>,
): Promise<void> {
  const { tx, actor, now } = context
  const ended = await sql`
    update identity.session set ended_at = coalesce(ended_at, ${now})
    where district_id = ${actor.district_id} and id = ${id} and person_id = ${actor.person_id}`.execute(
    tx,
  )
  if (ended.numAffectedRows !== 1n) throw notFound()
  announceVisits(context, actor.person_id)
}

/** Ends all visits of a person, but for the one that is kept. */
export async function endSessions(
  context: Pick<CommandContext, 'tx' | 'actor' | 'now' | 'announce'>,
  person_id: string,
  kept_session_id: string | null = null,
): Promise<void> {
  const { tx, actor, now } = context
  await sql`
    update identity.session set ended_at = ${now}
    where district_id = ${actor.district_id} and person_id = ${person_id} and ended_at is null
      and id is distinct from ${kept_session_id}::uuid`.execute(tx)
  announceVisits(context, person_id)
}

// Open pages of this person look at their visit again: an ended one hears nothing more from that moment on.
function announceVisits(
  { actor, announce }: Pick<CommandContext, 'actor' | 'announce'>,
  person_id: string,
) {
  announce({ noun: 'visit', id: person_id, district_id: actor.district_id, facts: { person_id } })
}
