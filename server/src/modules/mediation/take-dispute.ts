import type { DisputeType } from '@linli/contract/codes/dispute-types'
import type {
  DisputeAction,
  DisputeSource,
  PauseKind,
  RequestProof,
} from '@linli/contract/codes/mediation'
import { type RawBuilder, sql } from 'kysely'
import { notFound, Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { after, isPossible } from './lifecycle.ts'
import { type DisputeFacts, mayAct, maySee, whyNotNow } from './policy.ts'
import { standColumns } from './queries/sight.ts'

/** A dispute as commands hold it and pages read it. */
export interface DisputeRow extends DisputeFacts {
  id: string
  number: string | null
  committee_id: string
  studio_id: string | null
  source: DisputeSource
  type: DisputeType
  title_words: string
  street_id: string | null
  community_id: string | null
  grid_id: string | null
  requested_at: string
  request_proof: RequestProof
  matter_id: string | null
  opened_by: string
  accepted_at: string | null
  ends_on: string | null
  clock_days: number | null
  clock_basis: string | null
  extended_days: number
  pause_kind: PauseKind | null
  is_partial: boolean
  is_risky: boolean
  ended_at: string | null
  version: number
  /** Whose pages hear of shared changes. */
  mediator_ids: string[]
  heard_by: { person_id: string; side: string }[]
}

/** The columns of a relation `d` of disputes. */
export const DISPUTE_COLUMNS: RawBuilder<unknown> = sql`
  d.id, d.number, d.committee_id, d.studio_id, d.state, d.source, d.type, d.title_words, d.street_id, d.community_id, d.grid_id,
  d.requested_at, d.request_proof, d.matter_id, d.opened_by, d.accepted_at, d.ends_on, d.clock_days, d.clock_basis,
  d.extended_days, d.paused_at, d.pause_kind, d.is_partial, d.is_risky, d.waits_for_report, d.refused_at, d.ended_at, d.version,
  array(select m.person_id from mediation.case_mediator as m where m.district_id = d.district_id and m.dispute_id = d.id
    and m.until_at is null order by m.from_at) as mediator_ids,
  (select coalesce(jsonb_agg(jsonb_build_object('person_id', h.person_id, 'side', h.side)), '[]') from (
      select p.person_id, p.side from mediation.party as p where p.district_id = d.district_id and p.dispute_id = d.id
        and p.person_id is not null
      union all select g.person_id, p.side from mediation.agent as g join mediation.party as p on p.district_id = g.district_id
        and p.id = g.party_id where g.district_id = d.district_id and g.dispute_id = d.id and g.person_id is not null
        and g.ended_at is null) as h) as heard_by`

/** Finds, locks and authorises a dispute for one act; everybody who changes it waits in line. Refuses: `not_found` for hidden and
 * missing alike, `dispute_is_<state>`, `may_not_<act>`, `risk_report_first`, `dispute_is_paused`, `party_has_refused`. */
export async function takeDispute(
  ctx: CommandContext,
  id: string,
  action: DisputeAction,
): Promise<DisputeRow> {
  const { tx, actor, now } = ctx
  const found = await sql<DisputeRow>`
    select ${DISPUTE_COLUMNS}, ${standColumns(actor, now)} from mediation.dispute as d
    where d.district_id = ${actor.district_id} and d.id = ${id} for update of d`.execute(tx)
  const row = found.rows[0]
  if (!row || !maySee(row)) throw notFound()
  if (!mayAct(row, action)) throw new Refusal('forbidden', `may_not_${action}`)
  if (!isPossible(action, row.state)) after(action, row.state)
  const why = whyNotNow(row, action)
  if (why) throw new Refusal('conflict', why)
  return row
}
