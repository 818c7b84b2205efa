import type { Minutes } from '@linli/contract/assessments'
import type { AssessmentAct } from '@linli/contract/codes/assessments'
import { sql } from 'kysely'
import { notFound, Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { isPossible } from '../lifecycle.ts'
import { type AssessmentFacts, actsOn, COMES_FOR_UNIT, chairs, maySee } from '../policy.ts'
import { seesMatters } from './sight.ts'

/** An assessment that this command holds: locked. */
export interface TakenAssessment extends AssessmentFacts {
  id: string
  topic: string
  meets_at: string
  place: string
  minutes: Minutes
  version: number
  writer_name: string | null
  matter_ids: string[]
}

/** Finds and locks an assessment for an act of this person. Refuses: `not_found` for hidden and missing alike,
 * `assessment_not_in_that_state`, `second_signature_needed`, `not_your_role`. */
export async function takeAssessment(
  ctx: CommandContext,
  id: string,
  act: AssessmentAct,
): Promise<TakenAssessment> {
  const { actor } = ctx
  const found = await sql<TakenAssessment>`
    select a.id, a.status, a.unit_id, a.chair_id, a.recorder_ids, a.topic, a.meets_at, a.place, a.minutes, a.version,
      (select n.public_name from identity.person as n where n.district_id = a.district_id and n.id = a.written_by) as writer_name,
      array(select c.matter_id from assessments.concern as c
        where c.district_id = a.district_id and c.assessment_id = a.id order by c.matter_id) as matter_ids,
      array(select s.person_id from assessments.seat as s
        where s.district_id = a.district_id and s.assessment_id = a.id and s.person_id is not null) as invited_people,
      array(select s.unit_id from assessments.seat as s where s.district_id = a.district_id and s.assessment_id = a.id
        and s.post_kind = any(${[...COMES_FOR_UNIT]}::text[])) as invited_units,
      ${seesMatters(actor)} as sees_matters
    from assessments.assessment as a
    where a.district_id = ${actor.district_id} and a.id = ${id} for update of a`.execute(ctx.tx)
  const assessment = found.rows[0]
  if (!assessment || !maySee(actor, assessment)) throw notFound()
  if (!isPossible(act, assessment.status)) {
    throw new Refusal('conflict', 'assessment_not_in_that_state', { status: assessment.status })
  }
  if (!actsOn(actor, assessment).includes(act)) {
    const isRecorder = act === 'sign_off' && chairs(actor, assessment)
    throw new Refusal('forbidden', isRecorder ? 'second_signature_needed' : 'not_your_role')
  }
  return assessment
}

/** Refuses `assessment_changed`, with the name of who has written meanwhile, to whoever has another version before them. */
export function requireVersion(assessment: TakenAssessment, version: number): void {
  if (assessment.version !== version)
    throw new Refusal('conflict', 'assessment_changed', {
      name: assessment.writer_name ?? '',
      version: assessment.version,
    })
}
