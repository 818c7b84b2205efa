import type { Parsed } from '@linli/contract/endpoint'
import type { routing } from '@linli/contract/routing'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { takeVersion } from './take-version.ts'
import { writeRules } from './write-rules.ts'

// More than a person can keep in view; a district that needs more has kinds of doer to speak of instead of units.
const MOST_RULES = 2_000

/** Adds rules at the end of a draft, at places that no rule has ever had. Refuses: `version_not_in_that_state`,
 * `too_many_rules`, `no_such_unit`, `no_such_area`, `no_such_category`. */
export async function addRules(
  context: CommandContext,
  { version_id, rules }: Parsed<typeof routing.add_rules>,
): Promise<void> {
  const { tx, actor } = context
  const draft = await takeVersion(context, version_id, 'edit')
  const found = await sql<{ last: number; n: number }>`
    select coalesce(max(place), 0) as last, count(*) filter (where version_id = ${draft.id}) as n
    from routing.rule where district_id = ${actor.district_id}`.execute(tx)
  const { last = 0, n = 0 } = found.rows[0] ?? {}
  if (n + rules.length > MOST_RULES)
    throw new Refusal('invalid', 'too_many_rules', { most: MOST_RULES })
  await writeRules(
    context,
    draft,
    rules.map((rule, at) => ({ ...rule, place: last + 1 + at })),
  )
}
