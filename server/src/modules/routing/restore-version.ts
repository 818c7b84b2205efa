import type { Parsed } from '@linli/contract/endpoint'
import type { routing } from '@linli/contract/routing'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { copyRules } from './draft-version.ts'
import { endOthers, requireFaultless } from './publish-version.ts'
import { announceVersion, lockVersions, takeVersion } from './take-version.ts'

/** Puts the rules of an earlier version in force again from today, as a version of their own, and calls off what was to
 * follow. Refuses: `version_not_in_that_state`, `version_in_force`, `rules_faulty`. */
export async function restoreVersion(
  context: CommandContext,
  { id, reason }: Parsed<typeof routing.restore>,
): Promise<void> {
  const { tx, actor, now, new_id } = context
  const day = shanghaiDay(now)
  await lockVersions(context)
  const old = await takeVersion(context, id, 'restore')
  const soon = await sql`
    select from routing.version where district_id = ${actor.district_id} and valid_from > ${day}::date
      and (valid_to is null or valid_to >= valid_from)`.execute(tx)
  if (old.state === 'in_force' && soon.rows.length === 0)
    throw new Refusal('conflict', 'version_in_force')
  await requireFaultless(context, old.id, day)
  await endOthers(context, day)
  await sql`
    insert into routing.version (district_id, id, number, note, night_from, night_to, restores_id, drafted_by, drafted_at,
      published_at, published_by, reason, valid_from)
    select ${actor.district_id}::int, ${new_id}::uuid, max(v.number) + 1, ${old.note}::text, ${old.night_from}::int,
      ${old.night_to}::int, ${old.id}::uuid, ${actor.person_id}::uuid, ${now}::timestamptz, ${now}::timestamptz,
      ${actor.person_id}::uuid, ${reason}, ${day}::date
    from routing.version as v where v.district_id = ${actor.district_id}`.execute(tx)
  await copyRules(context, old.id, new_id)
  announceVersion(context, new_id)
}
