import type { Parsed } from '@linli/contract/endpoint'
import type { quality } from '@linli/contract/quality'
import { sql } from 'kysely'
import { lockMatter, moveMatter } from '#modules/matters'
import { notFound } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { announceCheck } from './announce-check.ts'
import { refuseCheckAct } from './policy.ts'
import { takeCheck } from './queries/take-check.ts'

/** What somebody found who looked without knowing what had been claimed; from now on the rest is shown. Refuses:
 * `check_recorded`, `not_in_that_state` where the matter has been taken up again. */
export async function recordCheck(
  ctx: CommandContext,
  input: Parsed<typeof quality.record_check>,
): Promise<void> {
  const check = await takeCheck(ctx.tx, ctx.actor, input.id)
  refuseCheckAct(ctx.actor, check, 'record')
  const matter = await lockMatter(ctx.tx, ctx.actor.district_id, check.matter_id)
  if (!matter) throw notFound()
  await moveMatter(ctx, matter, {
    action: 'spot_check',
    note: input.words,
    reason: `found_${input.found}`,
    file_ids: input.file_ids,
    set: { spot_found: input.found },
  })
  await sql`
    update quality.spot_check
    set found = ${input.found}, way = ${input.way}, words = ${input.words}, file_ids = ${input.file_ids}::uuid[],
      found_by = ${ctx.actor.person_id}, found_at = ${ctx.now}
    where district_id = ${ctx.actor.district_id} and id = ${check.id}`.execute(ctx.tx)
  announceCheck(ctx, check)
}
