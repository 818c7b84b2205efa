import type {
  ObligationKind,
  Satisfaction,
  VisitManner,
  VisitPerformance,
} from '@linli/contract/codes/agreements'
import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db'

/** An agreement in effect, with its signatures and what became of it; sealed texts are base64. */
export interface AgreedRow {
  id: string
  form: 'written' | 'oral'
  sealed_content: string
  agreed_at: string | null
  effective_at: string
  signatures: {
    party_id: string | null
    sealed_signer: string
    sealed_strokes: string | null
    file_ids: string[]
    signed_at: string
  }[]
  obligations: {
    id: string
    kind: ObligationKind
    sealed_what: string
    amount_fen: number | null
    due_on: string
    performed_on: string | null
  }[]
  proofs: { id: string; on_day: string; file_ids: string[] }[]
  visits: {
    id: string
    visited_at: string
    visitor: string | null
    manner: VisitManner | null
    performance: VisitPerformance | null
    satisfaction: Satisfaction | null
    has_suit: boolean | null
    suit_outcome: string | null
    escalation_signs: string | null
    measures: string | null
  }[]
}

/** Agreements of a dispute that are or were in effect, in one statement. Who may see them is the caller's question. */
export async function readAgreed(
  db: Db | Tx,
  { district_id, dispute_id }: { district_id: number; dispute_id: string },
): Promise<AgreedRow[]> {
  const found = await sql<AgreedRow>`
    select a.id, a.form, encode(v.sealed_content, 'base64') as sealed_content, a.agreed_at, a.effective_at,
      (select coalesce(jsonb_agg(jsonb_build_object('party_id', s.party_id, 'sealed_signer', encode(s.sealed_signer, 'base64'),
          'sealed_strokes', encode(s.sealed_strokes, 'base64'), 'file_ids', s.file_ids, 'signed_at', s.signed_at) order by s.id), '[]')
        from agreements.signature as s where s.district_id = a.district_id and s.agreement_id = a.id and s.voided_at is null
          and s.version = a.version) as signatures,
      (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'kind', o.kind, 'sealed_what', encode(o.sealed_what, 'base64'),
          'amount_fen', o.amount_fen, 'due_on', o.due_on, 'performed_on', o.performed_on) order by o.position), '[]')
        from agreements.obligation as o where o.district_id = a.district_id and o.agreement_id = a.id) as obligations,
      (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'on_day', p.on_day, 'file_ids', p.file_ids) order by p.id), '[]')
        from agreements.performance as p where p.district_id = a.district_id and p.agreement_id = a.id
          and p.state = 'confirmed' and cardinality(p.file_ids) > 0) as proofs,
      (select coalesce(jsonb_agg(jsonb_build_object('id', w.id, 'visited_at', w.visited_at, 'visitor',
          (select n.public_name from identity.person as n where n.district_id = w.district_id and n.id = w.visited_by),
          'manner', w.manner, 'performance', w.performance, 'satisfaction', w.satisfaction, 'has_suit', w.has_suit,
          'suit_outcome', w.suit_outcome, 'escalation_signs', w.escalation_signs, 'measures', w.measures) order by w.id), '[]')
        from agreements.visit as w where w.district_id = a.district_id and w.agreement_id = a.id
          and w.visited_at is not null) as visits
    from agreements.agreement as a
      join agreements.version as v on v.district_id = a.district_id and v.agreement_id = a.id and v.version = a.version
    where a.district_id = ${district_id} and a.dispute_id = ${dispute_id} and a.effective_at is not null
    order by a.effective_at, a.id`.execute(db)
  return found.rows
}
