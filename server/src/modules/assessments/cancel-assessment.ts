import type { assessments } from '@linli/contract/assessments'
import type { Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import { isOver, lockMatter, moveMatter } from '#modules/matters'
import type { CommandContext } from '#platform/module'
import { announceAssessment } from './announce-assessment.ts'
import { takeAssessment } from './queries/take-assessment.ts'

/** Calls a meeting off, with a reason. Units that saw the matters only for its sake see them no longer. */
export async function cancelAssessment(
  ctx: CommandContext,
  input: Parsed<typeof assessments.cancel>,
): Promise<void> {
  const { tx, actor } = ctx
  const { district_id } = actor
  const assessment = await takeAssessment(ctx, input.id, 'cancel')
  await sql`
    update assessments.assessment set status = 'cancelled', cancelled_at = ${ctx.now}, cancel_reason = ${input.reason},
      version = version + 1
    where district_id = ${district_id} and id = ${input.id}`.execute(tx)
  const shown = await sql<{ matter_id: string; unit_ids: string[] }>`
    select c.matter_id, array(
      select one from unnest(c.shown_to) as one where not exists (
        select from assessments.concern as d join assessments.assessment as a
          on a.district_id = d.district_id and a.id = d.assessment_id and a.status <> 'cancelled'
        join assessments.seat as s on s.district_id = d.district_id and s.assessment_id = d.assessment_id
        where d.district_id = c.district_id and d.matter_id = c.matter_id and s.unit_id = one)
        and not exists (select from joint.task as t
          where t.district_id = c.district_id and t.matter_id = c.matter_id and t.unit_id = one)) as unit_ids
    from assessments.concern as c where c.district_id = ${district_id} and c.assessment_id = ${input.id}
    order by c.matter_id`.execute(tx)
  for (const { matter_id, unit_ids } of shown.rows) {
    const matter = await lockMatter(tx, district_id, matter_id)
    if (!matter || isOver(matter.status)) continue
    const helper_unit_ids = matter.helper_unit_ids.filter((id) => !unit_ids.includes(id))
    await moveMatter(ctx, matter, {
      action: 'assess',
      reason: 'assess_cancelled',
      note: input.reason,
      set: { helper_unit_ids },
    })
  }
  announceAssessment(ctx, { ...assessment, people: assessment.invited_people })
}
