import type { Assessment, AssessmentLine, Minutes, Seat } from '@linli/contract/assessments'
import { sql } from 'kysely'
import { seenBy } from '#modules/matters'
import { notFound } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import { type AssessmentFacts, actsOn } from '../policy.ts'
import { findLines } from './list-assessments.ts'
import { inSight, seesMatters } from './sight.ts'
import { viewSeats } from './view-seats.ts'

/** An assessment as this person may see it; once signed, from the signed minutes. */
export async function viewAssessment(ctx: QueryContext, id: string): Promise<Assessment> {
  const [line] = await findLines(ctx, sql`a.id = ${id} and ${inSight(ctx.actor)}`)
  if (!line) throw notFound()
  const detail = await findDetail(ctx, id)
  const { seats: _, matter_numbers: __, ...head } = line
  const { content } = detail
  return {
    ...head,
    ...(content && { topic: content.topic, meets_at: content.meets_at, place: content.place }),
    matters: detail.matters,
    seats: content?.seats ?? (await viewSeats(ctx.db, ctx, id, line.chair.id)),
    minutes: content?.minutes ?? detail.minutes,
    version: detail.version,
    written: detail.written,
    signed_by: detail.signed_by,
    cancel_reason: detail.cancel_reason,
    addenda: detail.addenda,
    followed_by: detail.followed_by,
    can: actsOn(ctx.actor, factsOf(line, detail)),
  }
}

interface DetailRow
  extends Pick<
      Assessment,
      | 'matters'
      | 'minutes'
      | 'version'
      | 'written'
      | 'signed_by'
      | 'cancel_reason'
      | 'addenda'
      | 'followed_by'
    >,
    Pick<AssessmentFacts, 'recorder_ids' | 'sees_matters'> {
  /** What was signed; null before. */
  content: {
    topic: string
    meets_at: string
    place: string
    seats: Seat[]
    minutes: Minutes
  } | null
}

async function findDetail({ db, actor }: QueryContext, id: string): Promise<DetailRow> {
  const found = await sql<DetailRow>`
    select a.minutes, a.version, a.cancel_reason, a.recorder_ids, ${seesMatters(actor)} as sees_matters, t.content,
      (select jsonb_build_object('by', jsonb_build_object('id', n.id, 'name', coalesce(n.public_name, '—')), 'at', a.written_at)
        from identity.person as n where n.district_id = a.district_id and n.id = a.written_by) as written,
      (select jsonb_build_object('id', n.id, 'name', coalesce(n.public_name, '—')) from identity.person as n
        where n.district_id = a.district_id and n.id = t.signed_by) as signed_by,
      (select jsonb_agg(jsonb_build_object('id', case when ${seenBy(actor)} then m.id end, 'number', m.number,
          'status', m.status, 'summary', case when ${seenBy(actor)} then left(m.description, 80) end) order by m.number)
        from assessments.concern as c join matters.matter as m on m.district_id = c.district_id and m.id = c.matter_id
        where c.district_id = a.district_id and c.assessment_id = a.id) as matters,
      coalesce((select jsonb_agg(jsonb_build_object('id', d.id, 'at', d.at, 'words', d.words, 'by_name',
          coalesce(n.public_name, '—')) order by d.id)
        from assessments.addendum as d join identity.person as n on n.district_id = d.district_id and n.id = d.by_id
        where d.district_id = a.district_id and d.assessment_id = a.id), '[]') as addenda,
      (select f.id from assessments.assessment as f where f.district_id = a.district_id and f.follows_id = a.id
        and f.status <> 'cancelled' order by f.id limit 1) as followed_by
    from assessments.assessment as a
    left join assessments.minute as t on t.district_id = a.district_id and t.assessment_id = a.id
    where a.district_id = ${actor.district_id} and a.id = ${id}`.execute(db)
  const [row] = found.rows
  if (!row) throw notFound()
  return row
}

// Whoever gets here may see it: of the invited, the acts ask nothing more.
function factsOf(line: AssessmentLine, detail: DetailRow): AssessmentFacts {
  return {
    status: line.status,
    unit_id: line.unit.id,
    chair_id: line.chair.id,
    recorder_ids: detail.recorder_ids,
    invited_people: [line.chair.id],
    invited_units: [],
    sees_matters: detail.sees_matters,
  }
}
