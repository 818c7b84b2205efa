import type { AssessmentLine, assessments } from '@linli/contract/assessments'
import { ASSESSMENT_STATUSES, type AssessmentStatus } from '@linli/contract/codes/assessments'
import type { Output, Parsed } from '@linli/contract/endpoint'
import { type RawBuilder, sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import { countDuties } from './list-duties.ts'
import { inSight } from './sight.ts'

/** One page of the assessments in a status: planned ones by their day, the others newest first. */
export async function listAssessments(
  ctx: QueryContext,
  { status, cursor, limit }: Parsed<typeof assessments.list>,
): Promise<Output<typeof assessments.list>> {
  const isPlanned = status === 'planned'
  const after = cursor ? (isPlanned ? afterDay(cursor) : afterId(cursor)) : sql`true`
  const rows = await findLines(
    ctx,
    sql`a.status = ${status} and ${inSight(ctx.actor)} and ${after}
      order by ${isPlanned ? sql`a.meets_at, a.id` : sql`a.id desc`} limit ${limit + 1}`,
  )
  const items = rows.slice(0, limit)
  const last = rows.length > limit ? items.at(-1) : undefined
  return {
    items,
    next_cursor: last ? (isPlanned ? `${last.meets_at}~${last.id}` : last.id) : null,
  }
}

/** How many rows each list has for this person, and how many duties are open: the same conditions. */
export async function countAssessments(
  ctx: QueryContext,
): Promise<Output<typeof assessments.count>> {
  const found = await sql<{ status: AssessmentStatus; n: number }>`
    select a.status, count(*) as n from assessments.assessment as a
    where a.district_id = ${ctx.actor.district_id} and ${inSight(ctx.actor)} group by a.status`.execute(
    ctx.db,
  )
  const counted = new Map(found.rows.map(({ status, n }) => [status, n]))
  const by_status: Partial<Record<AssessmentStatus, number>> = {}
  for (const status of ASSESSMENT_STATUSES) by_status[status] = counted.get(status) ?? 0
  return { by_status, open_duties: await countDuties(ctx) }
}

/** The assessments of one matter that this person may see, newest first. */
export function listOfMatter(
  ctx: QueryContext,
  input: Parsed<typeof assessments.list_of_matter>,
): Promise<AssessmentLine[]> {
  return findLines(
    ctx,
    sql`a.id in (select c.assessment_id from assessments.concern as c
        where c.district_id = ${ctx.actor.district_id} and c.matter_id = ${input.matter_id})
      and ${inSight(ctx.actor)} order by a.id desc limit 50`,
  )
}

/** Lines of the assessments `a` that a condition, with its order, picks. */
export async function findLines(
  { db, actor }: QueryContext,
  which: RawBuilder<unknown>,
): Promise<AssessmentLine[]> {
  const found = await sql<AssessmentLine>`
    select a.id, a.status, a.number, a.topic, a.meets_at, a.place, a.next_meeting_on, a.signed_at,
      jsonb_build_object('id', a.unit_id, 'name', (select n.name from org.unit as n
        where n.district_id = a.district_id and n.id = a.unit_id)) as unit,
      jsonb_build_object('id', a.chair_id, 'name', (select coalesce(n.public_name, '—') from identity.person as n
        where n.district_id = a.district_id and n.id = a.chair_id)) as chair,
      (select count(*) from assessments.seat as s
        where s.district_id = a.district_id and s.assessment_id = a.id) as seats, c.matter_numbers, c.is_secret
    from assessments.assessment as a
    cross join lateral (
      select array_agg(m.number order by m.number) as matter_numbers, bool_or(m.is_secret) as is_secret
      from assessments.concern as c join matters.matter as m on m.district_id = c.district_id and m.id = c.matter_id
      where c.district_id = a.district_id and c.assessment_id = a.id
    ) as c
    where a.district_id = ${actor.district_id} and ${which}`.execute(db)
  return found.rows
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function afterId(cursor: string) {
  if (!UUID.test(cursor)) throw new Refusal('invalid', 'cursor_not_understood')
  return sql`a.id < ${cursor}`
}

function afterDay(cursor: string) {
  const [meets_at = '', id = ''] = cursor.split('~')
  if (!UUID.test(id) || Number.isNaN(Date.parse(meets_at)))
    throw new Refusal('invalid', 'cursor_not_understood')
  return sql`(a.meets_at, a.id) > (${meets_at}, ${id})`
}
