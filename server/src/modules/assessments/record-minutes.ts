import type { assessments } from '@linli/contract/assessments'
import type { Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import type { CommandContext } from '#platform/module'
import { announceAssessment } from './announce-assessment.ts'
import { requireVersion, takeAssessment } from './queries/take-assessment.ts'

/** Writes the minutes as far as they are. Refuses: `assessment_changed` with the name of who wrote meanwhile. */
export async function recordMinutes(
  ctx: CommandContext,
  input: Parsed<typeof assessments.record>,
): Promise<void> {
  const { actor } = ctx
  const assessment = await takeAssessment(ctx, input.id, 'record')
  requireVersion(assessment, input.version)
  await sql`
    update assessments.assessment set minutes = ${JSON.stringify(input.minutes)}::jsonb, version = version + 1,
      recorder_ids = case when ${actor.person_id}::uuid = any(recorder_ids) then recorder_ids
        else recorder_ids || ${actor.person_id}::uuid end,
      written_by = ${actor.person_id}, written_at = ${ctx.now}
    where district_id = ${actor.district_id} and id = ${input.id}`.execute(ctx.tx)
  announceAssessment(ctx, { ...assessment, people: assessment.invited_people })
}
