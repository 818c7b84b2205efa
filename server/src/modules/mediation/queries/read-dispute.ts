import type {
  Difficulty,
  DisputeBar,
  OtherRoute,
  RequestProof,
  Termination,
} from '@linli/contract/codes/mediation'
import { sql } from 'kysely'
import type { QueryContext } from '#platform/module'
import { DISPUTE_COLUMNS, type DisputeRow } from '../take-dispute.ts'
import { standColumns } from './sight.ts'

/** A dispute's own columns with the names that belong to them. */
export interface WholeRow extends DisputeRow {
  difficulty: Difficulty
  request_proof: RequestProof
  sealed_account: Buffer | null
  sealed_claims: Buffer | null
  amount_fen: number | null
  origin_name: string | null
  origin_reference: string | null
  proxy_words: string | null
  decide_by: string
  decide_basis: string
  beyond_calendar: boolean
  bars: DisputeBar[]
  refusal_words: string | null
  termination: Termination | null
  termination_words: string | null
  routes: OtherRoute[]
  is_open_session: boolean
  outcome: string | null
  committee_name: string
  street_name: string | null
  community_name: string | null
  grid_name: string | null
  matter_number: string | null
  opened_name: string | null
}

/** A dispute with how this person stands to it, in one statement; nothing where there is none. */
export async function readDispute(
  { db, actor, now }: QueryContext,
  id: string,
): Promise<WholeRow | undefined> {
  const area = (column: string) =>
    sql`(select a.name from org.area as a where a.district_id = d.district_id and a.id = d.${sql.ref(column)})`
  const found = await sql<WholeRow>`
    select ${DISPUTE_COLUMNS}, ${standColumns(actor, now)}, d.difficulty, d.sealed_account, d.sealed_claims,
      d.amount_fen::float8 as amount_fen, d.origin_name, d.origin_reference, d.proxy_words, d.decide_by, d.decide_basis,
      d.beyond_calendar, d.bars, d.refusal_words, d.termination, d.termination_words, d.routes, d.is_open_session, d.outcome,
      (select u.name from org.unit as u where u.district_id = d.district_id and u.id = d.committee_id) as committee_name,
      ${area('street_id')} as street_name, ${area('community_id')} as community_name, ${area('grid_id')} as grid_name,
      (select m.number from matters.matter as m where m.district_id = d.district_id and m.id = d.matter_id) as matter_number,
      (select n.public_name from identity.person as n where n.district_id = d.district_id and n.id = d.opened_by) as opened_name
    from mediation.dispute as d where d.district_id = ${actor.district_id} and d.id = ${id}`.execute(
    db,
  )
  return found.rows[0]
}
