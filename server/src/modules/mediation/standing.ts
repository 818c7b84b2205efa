import type { DisputeState, Side } from '@linli/contract/codes/mediation'
import { sql } from 'kysely'
import type { Actor } from '#platform/actor'
import type { Db, Tx } from '#platform/db'
import { notFound } from '#platform/errors'
import type { Stand } from './policy.ts'
import { standColumns } from './queries/sight.ts'

/** How somebody stands to a dispute, for the modules that keep what lies beside it. */
export interface Standing {
  dispute_id: string
  committee_id: string
  state: DisputeState
  /** Sides on which this person is a party or acts for one today. */
  sides: Side[]
  /** Mediates this dispute today; whoever stands in for a mediator on leave does not. */
  is_mediator: boolean
  is_clerk: boolean
  /** Sees what all sides share, masked, and nothing else. */
  oversees: boolean
}

/** How somebody stands to a dispute at a moment. Refuses: `not_found` where they have nothing to do with it, as for one that
 * does not exist. Whoever only wrote it down has no standing. */
export async function standingIn(
  db: Db | Tx,
  actor: Pick<Actor, 'district_id' | 'person_id' | 'posts' | 'kind'>,
  dispute_id: string,
  now: Date,
): Promise<Standing> {
  const found = await sql<Stand & { committee_id: string; state: DisputeState }>`
    select d.committee_id, d.state, ${standColumns(actor, now)} from mediation.dispute as d
    where d.district_id = ${actor.district_id} and d.id = ${dispute_id}`.execute(db)
  const row = found.rows[0]
  if (!row) throw notFound()
  const { committee_id, state, sides, is_mediator, is_clerk, oversees } = row
  if (sides.length === 0 && !is_mediator && !is_clerk && !oversees) throw notFound()
  return { dispute_id, committee_id, state, sides, is_mediator, is_clerk, oversees }
}
