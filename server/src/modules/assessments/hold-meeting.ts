import type { assessments } from '@linli/contract/assessments'
import type { Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { announceAssessment } from './announce-assessment.ts'
import { requireVersion, takeAssessment } from './queries/take-assessment.ts'

/** Says that the meeting was held, and who was invited and did not come. Refuses: `assessment_changed`, `too_early` before
 * its hour, `chair_was_absent`. */
export async function holdMeeting(
  ctx: CommandContext,
  input: Parsed<typeof assessments.hold>,
): Promise<void> {
  const { tx, actor } = ctx
  const assessment = await takeAssessment(ctx, input.id, 'hold')
  requireVersion(assessment, input.version)
  if (ctx.now.toISOString() < assessment.meets_at) throw new Refusal('conflict', 'too_early')
  const came = await sql<{ is_chair: boolean }>`
    update assessments.seat set has_come = not (id = any(${input.absent_seat_ids}::uuid[]))
    where district_id = ${actor.district_id} and assessment_id = ${input.id}
    returning has_come and person_id is not distinct from ${assessment.chair_id} as is_chair`.execute(
    tx,
  )
  if (!came.rows.some(({ is_chair }) => is_chair)) throw new Refusal('invalid', 'chair_was_absent')
  await sql`
    update assessments.assessment set status = 'held', held_at = ${ctx.now}, version = version + 1,
      written_by = ${actor.person_id}, written_at = ${ctx.now}
    where district_id = ${actor.district_id} and id = ${input.id}`.execute(tx)
  announceAssessment(ctx, { ...assessment, people: assessment.invited_people })
}
