import type { MatterAction } from '@linli/contract/codes/matters'
import { sql } from 'kysely'
import { notFound } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import { actionsOf, type MatterFacts, maySee } from '../policy.ts'
import { IS_OPEN_EXTENSION } from './open-extension.ts'
import { HANDLER_UNITS } from './take-matter.ts'

/** A matter that somebody may see, as modules above need it to show what they know of it. */
export interface SeenMatter extends MatterFacts {
  id: string
  unit_name: string | null
  /** What this person may do with it now. */
  can: MatterAction[]
}

/** A matter as far as sight and acts go, in one statement. Refuses: `not_found` for hidden and missing alike. */
export async function seeMatter(ctx: QueryContext, id: string): Promise<SeenMatter> {
  const [seen] = await seeMatters(ctx, [id])
  if (!seen) throw notFound()
  return seen
}

/** Those of these matters that this person may see, as far as sight and acts go, in one statement. */
export async function seeMatters(
  { db, actor }: QueryContext,
  ids: readonly string[],
): Promise<SeenMatter[]> {
  if (actor.kind !== 'staff') return []
  const found = await sql<Omit<SeenMatter, 'can'>>`
    select m.id, m.status, m.source, m.category_code, m.street_id, m.community_id, m.grid_id, m.unit_id, m.assignee_id, m.reporter_id, m.is_secret,
      m.helper_unit_ids, m.escalated_unit_id, m.supervised_unit_id, m.is_order_answered, m.instructed_unit_ids, m.held_by, m.paused_until,
      (select to_jsonb(x) from matters.extension as x where ${IS_OPEN_EXTENSION}) as extension,
      m.handled_by, m.void_proposed_by, m.returned_by, m.designated_at,
      m.exclusion_proposed_by, m.is_excluded, ${HANDLER_UNITS} as handler_unit_ids, e.verifier, e.may_self_close,
      (select n.name from org.unit as n where n.district_id = m.district_id and n.id = m.unit_id) as unit_name
    from matters.matter as m
    join catalogue.edition as e on e.district_id = m.district_id and e.id = m.category_id
    where m.district_id = ${actor.district_id} and m.id = any(${[...ids]}::uuid[])`.execute(db)
  return found.rows.flatMap((row) =>
    maySee(actor, row) ? [{ ...row, can: actionsOf(actor, row) }] : [],
  )
}
