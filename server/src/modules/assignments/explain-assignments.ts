import type { Assignment, assignments } from '@linli/contract/assignments'
import type { Output, Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import { viewRules } from '#modules/routing'
import type { QueryContext } from '#platform/module'
import { seenMatter } from './seen-matter.ts'

type Row = Omit<Assignment, 'rule' | 'unit' | 'suggested'> & {
  unit_id: string
  unit_name: string
  suggested_unit_id: string | null
  suggested_name: string | null
  version_id: string | null
  place: number | null
}

/** Why a matter is where it is: every time it was given to a unit, the newest first, with the rule as it stood then, who
 * chose otherwise, who sent it back with which argument, and who ruled. Refuses: `not_found`. */
export async function explainAssignments(
  context: QueryContext,
  { matter_id }: Parsed<typeof assignments.explain>,
): Promise<Output<typeof assignments.explain>> {
  const { db, actor } = context
  await seenMatter(context, matter_id)
  const found = await sql<Row>`
    select a.id, a.at, a.unit_id, a.day_kind, a.version_id, a.place, a.via, a.suggested_unit_id, a.is_ruling, a.note, a.ended_at,
      a.ended_as, a.return_reason, a.return_note,
      (select n.name from org.unit as n where n.district_id = a.district_id and n.id = a.unit_id) as unit_name,
      (select n.name from org.unit as n where n.district_id = a.district_id and n.id = a.suggested_unit_id) as suggested_name,
      (select v.number from routing.version as v where v.district_id = a.district_id and v.id = a.version_id) as version_number,
      (select n.public_name from identity.person as n where n.district_id = a.district_id and n.id = a.actor_id) as by_name,
      (select n.public_name from identity.person as n where n.district_id = a.district_id and n.id = a.returned_by)
        as returned_by_name
    from matters.assignment as a
    where a.district_id = ${actor.district_id} and a.matter_id = ${matter_id} order by a.id desc`.execute(
    db,
  )
  const named = found.rows.filter(({ place }) => place !== null)
  const rules =
    named.length === 0
      ? []
      : await viewRules(
          db,
          actor.district_id,
          sql`(r.version_id, r.place) in (${sql.join(named.map(({ version_id, place }) => sql`(${version_id}::uuid, ${place}::int)`))})`,
        )
  return found.rows.map(
    ({ unit_id, unit_name, suggested_unit_id, suggested_name, version_id, place, ...row }) => ({
      ...row,
      unit: { id: unit_id, name: unit_name },
      suggested:
        suggested_unit_id && suggested_name
          ? { id: suggested_unit_id, name: suggested_name }
          : null,
      rule: rules.find((rule) => rule.version_id === version_id && rule.place === place) ?? null,
    }),
  )
}
