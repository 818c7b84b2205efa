import type { catalogue } from '@linli/contract/catalogue'
import type { Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import type { CommandContext } from '#platform/module'
import { requireEditor } from './policy.ts'
import { takeEdition } from './queries.ts'
import { requireUnits } from './require-units.ts'

/** Changes a draft. Refuses: outside_jurisdiction, edition_not_in_that_state, no_such_unit. */
export async function reviseCategory(
  context: CommandContext,
  input: Parsed<typeof catalogue.revise>,
): Promise<void> {
  const { tx, actor } = context
  requireEditor(actor)
  await takeEdition(context, input.id, 'revise')
  await requireUnits(context, input)
  await sql`
    update catalogue.edition set name = ${input.name}, keywords = ${input.keywords},
      owner_unit_id = ${input.owner_unit_id}, doer_kind = ${input.doer_kind}, doer_unit_id = ${input.doer_unit_id},
      standard = ${input.standard || null}, basis = ${input.basis || null}, clocks = ${JSON.stringify(input.clocks)}::jsonb,
      evidence = ${input.evidence}, verifier = ${input.verifier}, may_self_close = ${input.may_self_close},
      is_secret_by_default = ${input.is_secret_by_default}, default_urgency = ${input.default_urgency},
      reopen_days = ${input.reopen_days}
    where district_id = ${actor.district_id} and id = ${input.id}`.execute(tx)
}
