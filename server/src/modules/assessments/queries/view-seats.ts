import type { Seat } from '@linli/contract/assessments'
import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db'
import type { Context } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'

/** Who is invited and who came, with today's names, the chair first. */
export async function viewSeats(
  db: Db | Tx,
  { actor, now }: Pick<Context, 'actor' | 'now'>,
  assessment_id: string,
  chair_id: string,
): Promise<Seat[]> {
  const { district_id } = actor
  const today = shanghaiDay(now)
  const found = await sql<Seat>`
    select s.id, coalesce(p.public_name, s.guest_name, '—') as name, coalesce(u.name, s.guest_office, '') as office,
      (select t.id from org.post as t where t.district_id = s.district_id and t.person_id = s.person_id and t.unit_id = s.unit_id
        and t.kind = s.post_kind and t.valid_from <= ${today}::date and (t.valid_to is null or t.valid_to > ${today}::date)
        order by t.id limit 1) as post_id,
      s.post_kind, s.person_id is not distinct from ${chair_id} as is_chair, s.person_id is null as is_guest, s.has_come
    from assessments.seat as s
    left join identity.person as p on p.district_id = s.district_id and p.id = s.person_id
    left join org.unit as u on u.district_id = s.district_id and u.id = s.unit_id
    where s.district_id = ${district_id} and s.assessment_id = ${assessment_id} order by s.position, s.id`.execute(
    db,
  )
  return found.rows
}
