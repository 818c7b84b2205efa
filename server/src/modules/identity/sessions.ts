import type { Parsed } from '@linli/contract/endpoint'
import type { identity } from '@linli/contract/identity'
import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { notFound } from '#platform/errors'
import type { CommandContext } from '#platform/module'

/** Ends this visit; nothing happens where it was over already. */
export async function signOut({ tx, actor, now, setSession }: CommandContext): Promise<void> {
  if (actor.session_id) {
    await sql`
      update identity.session set ended_at = ${now}
      where district_id = ${actor.district_id} and id = ${actor.session_id} and ended_at is null`.execute(
      tx,
    )
  }
  setSession(null)
}

/** Ends one of the actor's own visits, such as that of a lost phone. Refuses: `not_found` for those of others. */
export async function endSession(
  { tx, actor, now }: CommandContext,
  { id }: Parsed<typeof identity.end_session>,
): Promise<void> {
  const ended = await sql`
    update identity.session set ended_at = coalesce(ended_at, ${now})
    where district_id = ${actor.district_id} and id = ${id} and person_id = ${actor.person_id}`.execute(
    tx,
  )
  if (ended.numAffectedRows !== 1n) throw notFound()
}

/** Ends all visits of a person, but for the one that is kept. */
export async function endSessions(
  { tx, actor, now }: { tx: Tx; actor: { district_id: number }; now: Date },
  person_id: string,
  kept_session_id: string | null = null,
): Promise<void> {
  await sql`
    update identity.session set ended_at = ${now}
    where district_id = ${actor.district_id} and person_id = ${person_id} and ended_at is null
      and id is distinct from ${kept_session_id}::uuid`.execute(tx)
}
