import type { EscalationCause, EscalationStep } from '@linli/contract/codes/matters'
import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { ESCALATION_LINE } from '../escalation-line.ts'
import type { SightFacts } from '../policy.ts'

/** A matter that has to be brought further up the line than it is. */
export interface LateMatter extends SightFacts {
  id: string
  number: string
  status: string
  cause: EscalationCause
  /** The deadline or the beginning of the wait for which the level counts. */
  late_for: string
  level: number
  step: EscalationStep
  to_unit_id: string | null
}

/** Finds and locks what has waited past the next step of its line, the longest first. A deadline has reached level n when it
 * lies before the n-th of `dueBefore`, a wait for a unit likewise by `waitingBefore`. One statement, which reads what is
 * open and late and nothing else. */
export async function lockLateMatters(
  tx: Tx,
  { district_id, now, most }: { district_id: number; now: Date; most: number },
  { dueBefore, waitingBefore }: { dueBefore: Date[]; waitingBefore: Date[] },
): Promise<LateMatter[]> {
  const [firstWait] = waitingBefore
  const found = await sql<LateMatter>`
    select m.id, m.number, m.status, m.street_id, m.community_id, m.grid_id, m.unit_id, m.assignee_id, m.reporter_id,
      m.is_secret, m.helper_unit_ids, m.escalated_unit_id, late.cause, late.late_for, reached.level, line.step,
      ${TO_UNIT} as to_unit_id
    from matters.matter as m
    join catalogue.edition as e on e.district_id = m.district_id and e.id = m.category_id
    cross join lateral (select
      case when m.waiting_since is not null then 'not_assigned' when m.due_kind = 'accept' then 'not_accepted'
        when m.due_kind = 'verify' then 'not_verified' else 'not_done' end as cause,
      coalesce(m.waiting_since, m.due_at) as late_for
    ) as late
    cross join lateral (select ${JSON.stringify(ESCALATION_LINE)}::jsonb -> late.cause as steps) as up
    cross join lateral (select least(jsonb_array_length(up.steps), count(*))::int as level
      from unnest(case late.cause when 'not_assigned' then ${waitingBefore}::timestamptz[] else ${dueBefore}::timestamptz[] end) as c (before)
      where late.late_for <= c.before
    ) as reached
    cross join lateral (select up.steps ->> (reached.level - 1) as step) as line
    where m.district_id = ${district_id} and m.status not in ('closed', 'voided', 'merged')
      and (m.due_at <= ${now} or m.waiting_since <= ${firstWait}) and m.paused_until is null
      and reached.level > case when m.escalated_for = late.late_for then m.escalation_level else 0 end
    order by late.late_for, m.id limit ${most} for update of m skip locked`.execute(tx)
  return found.rows
}

// The district's centre takes the place of a centre that a street has not.
const CENTRE = sql`
  (select u.id from org.unit as u join org.area as a on a.district_id = u.district_id and a.id = u.area_id
    where u.district_id = m.district_id and u.kind = 'centre' and u.valid_to is null
      and (a.id = m.street_id or a.level = 'district')
    order by a.level = 'district', u.id limit 1)`

const DISTRICT_CENTRE = sql`
  (select u.id from org.unit as u join org.area as a on a.district_id = u.district_id and a.id = u.area_id
    where u.district_id = m.district_id and u.kind = 'centre' and u.valid_to is null and a.level = 'district'
    order by u.id limit 1)`

const TO_UNIT = sql`
  case line.step when 'unit_head' then m.unit_id
    when 'owner' then coalesce(e.owner_unit_id, m.unit_id)
    when 'district_centre' then ${DISTRICT_CENTRE}
    when 'district_leader' then (select o.unit_id from org.post as o where o.district_id = m.district_id
      and o.kind = 'district_leader' and o.valid_to is null order by o.valid_from, o.id limit 1)
    else ${CENTRE} end`
