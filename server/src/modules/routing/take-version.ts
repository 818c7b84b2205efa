import type { ROUTING_ACTS, VersionState } from '@linli/contract/codes/routing'
import { sql } from 'kysely'
import { requireEditor } from '#modules/catalogue'
import { notFound, Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { isPossible, stateOn } from './policy.ts'

/** A version that a command has found and locked. */
export interface TakenVersion {
  id: string
  number: number
  state: VersionState
  revision: number
  note: string | null
  night_from: number
  night_to: number
}

/** Finds and locks a version for an act of an editor. Refuses: `outside_jurisdiction`, `not_found`,
 * `version_not_in_that_state`. */
export async function takeVersion(
  { tx, actor, now }: CommandContext,
  id: string,
  act: (typeof ROUTING_ACTS)[number],
): Promise<TakenVersion> {
  requireEditor(actor)
  const found = await sql<
    Omit<TakenVersion, 'state'> & { valid_from: string | null; valid_to: string | null }
  >`
    select id, number, revision, note, night_from, night_to, valid_from, valid_to from routing.version
    where district_id = ${actor.district_id} and id = ${id} for update`.execute(tx)
  const row = found.rows[0]
  if (!row) throw notFound()
  const state = stateOn(shanghaiDay(now), row)
  if (!isPossible(act, state)) throw new Refusal('conflict', 'version_not_in_that_state', { state })
  return { ...row, state }
}

/** Locks what is and was in force, so that of two who put a version in force at once one waits for the other. */
export async function lockVersions({ tx, actor }: CommandContext): Promise<void> {
  await sql`
    select from routing.version where district_id = ${actor.district_id} and published_at is not null
    order by id for update`.execute(tx)
}

/** Refuses `draft_changed`, with the places of the rules that somebody has changed since this revision was read. */
export async function requireRevision(
  { tx, actor }: CommandContext,
  version: TakenVersion,
  revision: number,
): Promise<void> {
  if (version.revision === revision) return
  const found = await sql<{ places: number[] }>`
    select coalesce(array_agg(place order by place), '{}') as places from routing.rule
    where district_id = ${actor.district_id} and version_id = ${version.id} and revision > ${revision}`.execute(
    tx,
  )
  throw new Refusal('conflict', 'draft_changed', {
    revision: version.revision,
    places: found.rows[0]?.places ?? [],
  })
}

/** Tells the open pages of those who may read the rules that a version changed. */
export function announceVersion({ announce, actor }: CommandContext, id: string): void {
  announce({ noun: 'routing', id, district_id: actor.district_id, facts: {} })
}
