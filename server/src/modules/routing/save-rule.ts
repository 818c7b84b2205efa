import type { Parsed } from '@linli/contract/endpoint'
import type { routing } from '@linli/contract/routing'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { viewRules } from './queries.ts'
import { type TakenVersion, takeVersion } from './take-version.ts'
import { countRevision, writeRules } from './write-rules.ts'

/** Changes the rule at a place of a draft. Refuses: `version_not_in_that_state`, `rule_changed` where somebody was faster,
 * with what it says now (nothing, where it was removed), `no_such_unit`, `no_such_area`, `no_such_category`. */
export async function saveRule(
  context: CommandContext,
  input: Parsed<typeof routing.save_rule>,
): Promise<void> {
  const draft = await takeVersion(context, input.version_id, 'edit')
  await refuseChanged(context, draft, input)
  await writeRules(context, draft, [{ ...input.rule, place: input.place }])
}

/** Takes the rule at a place out of a draft. Refuses: `version_not_in_that_state`, `rule_changed`. */
export async function removeRule(
  context: CommandContext,
  input: Parsed<typeof routing.remove_rule>,
): Promise<void> {
  const draft = await takeVersion(context, input.version_id, 'edit')
  await refuseChanged(context, draft, input)
  await sql`
    delete from routing.rule where district_id = ${context.actor.district_id} and version_id = ${draft.id}
      and place = ${input.place}`.execute(context.tx)
  await countRevision(context, draft)
}

async function refuseChanged(
  { tx, actor }: CommandContext,
  draft: TakenVersion,
  { place, revision }: { place: number; revision: number },
): Promise<void> {
  const [rule] = await viewRules(
    tx,
    actor.district_id,
    sql`r.version_id = ${draft.id} and r.place = ${place}`,
  )
  if (rule?.revision !== revision)
    throw new Refusal('conflict', 'rule_changed', { rule: rule ?? null })
}
