import type { assessments } from '@linli/contract/assessments'
import type { Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import { isOver, lockMatter } from '#modules/matters'
import { notFound } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { announceAssessment } from './announce-assessment.ts'
import { showMatter } from './plan-assessment.ts'
import { requireVersion, takeAssessment } from './queries/take-assessment.ts'
import { comingUnits, findSeats, writeSeats } from './seats.ts'

/** Another day, place or circle; who is invited is told again where day or place changed. Refuses: `assessment_changed`,
 * `no_such_post`. */
export async function reviseMeeting(
  ctx: CommandContext,
  input: Parsed<typeof assessments.revise>,
): Promise<void> {
  const { tx, actor } = ctx
  const assessment = await takeAssessment(ctx, input.id, 'revise')
  requireVersion(assessment, input.version)
  const { chair_id, seats } = await findSeats(ctx, input.chair_post_id, input.seats)
  const isMoved =
    Date.parse(assessment.meets_at) !== Date.parse(input.meets_at) ||
    assessment.place !== input.place
  await sql`
    update assessments.assessment set topic = ${input.topic}, meets_at = ${input.meets_at}, place = ${input.place},
      chair_id = ${chair_id}, version = version + 1, written_by = ${actor.person_id}, written_at = ${ctx.now}
    where district_id = ${actor.district_id} and id = ${input.id}`.execute(tx)
  await writeSeats(ctx, input.id, seats, isMoved)
  const units = comingUnits(seats)
  for (const matter_id of assessment.matter_ids) {
    const matter = await lockMatter(tx, actor.district_id, matter_id)
    if (!matter) throw notFound()
    const isNew = units.some((id) => id !== matter.unit_id && !matter.helper_unit_ids.includes(id))
    if (!isNew || isOver(matter.status)) continue
    const shown = await showMatter(ctx, matter, units, 'assess_revised')
    await sql`update assessments.concern set shown_to = shown_to || ${shown}::uuid[]
      where district_id = ${actor.district_id} and assessment_id = ${input.id} and matter_id = ${matter_id}`.execute(
      tx,
    )
  }
  announceAssessment(ctx, {
    ...assessment,
    people: [...assessment.invited_people, ...seats.flatMap(({ person_id }) => person_id ?? [])],
  })
}
