import type { Parsed } from '@linli/contract/endpoint'
import type { routing } from '@linli/contract/routing'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { findProblems } from './find-problems.ts'
import { announceVersion, lockVersions, requireRevision, takeVersion } from './take-version.ts'

/** Puts a draft in force from a day on; the version before ends on the day before. Refuses: `version_not_in_that_state`,
 * `draft_changed`, `day_is_past`, `later_version_exists`, `no_rules`, `rules_faulty` with every fault. */
export async function publishVersion(
  context: CommandContext,
  input: Parsed<typeof routing.publish>,
): Promise<void> {
  const { tx, actor, now } = context
  await lockVersions(context)
  const draft = await takeVersion(context, input.id, 'publish')
  await requireRevision(context, draft, input.revision)
  if (input.valid_from < shanghaiDay(now)) throw new Refusal('invalid', 'day_is_past')
  const newest = await sql<{ valid_from: string; number: number }>`
    select valid_from, number from routing.version
    where district_id = ${actor.district_id} and published_at is not null and valid_from > ${input.valid_from}::date
      and (valid_to is null or valid_to >= valid_from) limit 1`.execute(tx)
  if (newest.rows[0]) throw new Refusal('conflict', 'later_version_exists', { ...newest.rows[0] })
  await requireFaultless(context, draft.id, input.valid_from)
  await endOthers(context, input.valid_from)
  await sql`
    update routing.version set valid_from = ${input.valid_from}, published_at = ${now}, published_by = ${actor.person_id}
    where district_id = ${actor.district_id} and id = ${draft.id}`.execute(tx)
  announceVersion(context, draft.id)
}

/** Refuses `rules_faulty` with every fault that the rules of a version have on a day, and `no_rules` where it has none. */
export async function requireFaultless(
  { tx, actor }: CommandContext,
  id: string,
  day: string,
): Promise<void> {
  const problems = await findProblems(tx, actor.district_id, id, day)
  if (problems.length > 0) throw new Refusal('conflict', 'rules_faulty', { problems })
  const found = await sql`
    select from routing.rule where district_id = ${actor.district_id} and version_id = ${id} limit 1`.execute(
    tx,
  )
  if (found.rows.length === 0) throw new Refusal('conflict', 'no_rules')
}

/** Ends on the day before a day whatever is in force then, and what was to begin on it or later without holding a day. */
export async function endOthers({ tx, actor }: CommandContext, from: string): Promise<void> {
  await sql`
    update routing.version
    set valid_to = case when valid_from < ${from}::date then ${from}::date - 1 else valid_from - 1 end
    where district_id = ${actor.district_id} and published_at is not null
      and (valid_to is null or valid_to >= ${from}::date)`.execute(tx)
}
