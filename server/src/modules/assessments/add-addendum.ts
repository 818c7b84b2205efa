import type { assessments } from '@linli/contract/assessments'
import type { Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import type { CommandContext } from '#platform/module'
import { announceAssessment } from './announce-assessment.ts'
import { takeAssessment } from './queries/take-assessment.ts'

/** Adds a correction or a late word under signed minutes; what was signed stays as it is. */
export async function addAddendum(
  ctx: CommandContext,
  input: Parsed<typeof assessments.add_addendum>,
): Promise<void> {
  const assessment = await takeAssessment(ctx, input.id, 'add_addendum')
  await sql`
    insert into assessments.addendum (district_id, id, assessment_id, at, by_id, words)
    values (${ctx.actor.district_id}, ${ctx.newId()}, ${input.id}, ${ctx.now}, ${ctx.actor.person_id}, ${input.words})`.execute(
    ctx.tx,
  )
  announceAssessment(ctx, { ...assessment, people: assessment.invited_people })
}
