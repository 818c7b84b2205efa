import { type RawBuilder, sql } from 'kysely'
import type { SightFacts } from '#modules/matters'
import type { Actor } from '#platform/actor'
import type { Db, Tx } from '#platform/db'
import { notFound } from '#platform/errors'
import { type CheckFacts, mayCheck, maySeeFound } from '../policy.ts'

/** What a command or page first asks of a check: who may. Nothing of it goes out by itself. */
export interface CheckHead extends CheckFacts {
  id: string
  matter_id: string
}

type HeadRow = Omit<CheckHead, 'matter'> & SightFacts & { working_unit_id: string | null }

/** Finds and locks a check that this person may look at, or whose finding they may see. Refuses: `not_found` for hidden
 * and missing alike. */
export async function takeCheck(tx: Tx, actor: Actor, id: string): Promise<CheckHead> {
  const [check] = await findHeads(tx, actor, sql`c.id = ${id} for update of c`)
  if (!check || !isShown(actor, check)) throw notFound()
  return check
}

/** Whether this person sees anything of a check: the case while they may look at it, the finding afterwards. */
export function isShown(actor: Actor, check: CheckHead): boolean {
  return check.found === null
    ? !check.is_overtaken && mayCheck(actor, check)
    : maySeeFound(actor, check)
}

/** The checks that fit a condition on `c` (check) and `m` (matter), which may end in an order and a limit. */
export async function findHeads(
  db: Db | Tx,
  actor: Actor,
  which: RawBuilder<unknown>,
): Promise<CheckHead[]> {
  const found = await sql<HeadRow>`
    select c.id, c.matter_id, c.unit_id, c.barred_person_ids, c.barred_unit_ids, c.found, c.answer, c.answered_by, c.agreed_by,
      ${IS_OVERTAKEN} as is_overtaken,
      m.street_id, m.community_id, m.grid_id, m.unit_id as working_unit_id, m.assignee_id, m.reporter_id, m.is_secret,
      m.helper_unit_ids, m.escalated_unit_id
    from quality.spot_check as c
    join matters.matter as m on m.district_id = c.district_id and m.id = c.matter_id
    where c.district_id = ${actor.district_id} and ${which}`.execute(db)
  return found.rows.map(
    ({
      street_id,
      community_id,
      grid_id,
      assignee_id,
      reporter_id,
      is_secret,
      helper_unit_ids,
      escalated_unit_id,
      ...row
    }) => ({
      ...row,
      matter: {
        street_id,
        community_id,
        grid_id,
        unit_id: row.working_unit_id,
        assignee_id,
        reporter_id,
        is_secret,
        helper_unit_ids,
        escalated_unit_id,
      },
    }),
  )
}

/** The closing that was drawn is no longer the present one. */
export const IS_OVERTAKEN: RawBuilder<boolean> = sql`m.closed_at is distinct from c.closed_at`
