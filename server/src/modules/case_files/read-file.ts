import type { VolumeItem } from '@linli/contract/codes/case-files'
import type { DisputeSource, DisputeState, Termination } from '@linli/contract/codes/mediation'
import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db'
import { notFound } from '#platform/errors'
import { type AgreedRow, readAgreed } from './read-agreed.ts'

interface Dispute {
  id: string
  number: string | null
  state: DisputeState
  source: DisputeSource
  title_words: string
  sealed_account: string | null
  sealed_claims: string | null
  requested_at: string
  accepted_at: string | null
  ended_at: string | null
  closed_at: string | null
  termination: Termination | null
  termination_words: string | null
  refusal_words: string | null
  committee: string
  mediators: string[]
}

/** What lies in a file, as the database has it: sealed texts are base64. */
export interface FileRows {
  dispute: Dispute
  /** Joint sessions that were held; of separate ones this module asks nothing. */
  sessions: {
    id: string
    held_from: string
    held_until: string
    place: string | null
    mediators: string[]
    is_open: boolean
    sealed_record: string | null
  }[]
  inquiries: {
    id: string
    held_at: string
    place_words: string
    sealed_asked: string
    sealed_record: string
    present_words: string | null
    by: string
  }[]
  materials: { id: string; title: string; file_ids: string[] }[]
  mandates: { id: string; document_id: string | null }[]
  /** Parties who are alive, and those of them who were told their rights. */
  parties: { id: string; told_on: string | null }[]
  attachments: {
    id: string
    item: VolumeItem
    sealed_title: string
    file_ids: string[]
  }[]
  agreed: AgreedRow[]
}

/** Reads everything that a file is made of, in two statements, however much there is. Who may see it is the caller's question. */
export async function readFile(
  db: Db | Tx,
  of: { district_id: number; dispute_id: string },
): Promise<FileRows> {
  const found = await sql<Omit<FileRows, 'agreed'>>`
    select jsonb_build_object('id', d.id, 'number', d.number, 'state', d.state, 'source', d.source, 'title_words', d.title_words,
        'sealed_account', encode(d.sealed_account, 'base64'), 'sealed_claims', encode(d.sealed_claims, 'base64'),
        'requested_at', d.requested_at, 'accepted_at', d.accepted_at, 'ended_at', d.ended_at, 'closed_at', d.closed_at,
        'termination', d.termination, 'termination_words', d.termination_words, 'refusal_words', d.refusal_words,
        'committee', (select u.name from org.unit as u where u.district_id = d.district_id and u.id = d.committee_id
          order by u.valid_from desc limit 1),
        'mediators', ${namesOf(sql`array(select m.person_id from mediation.case_mediator as m
          where m.district_id = d.district_id and m.dispute_id = d.id and m.until_at is null)`)}) as dispute,
      ${listOf(
        sql`jsonb_build_object('id', t.id, 'held_from', t.held_from, 'held_until', t.held_until,
        'place', coalesce(t.place_words, ''), 'mediators', ${namesOf(sql`t.mediator_ids`)}, 'is_open', d.is_open_session,
        'sealed_record', encode(t.sealed_record, 'base64'))
        order by t.held_from, t.id`,
        sql`mediation.session as t where t.kind = 'joint' and t.state = 'held'`,
      )} as sessions,
      ${listOf(
        sql`jsonb_build_object('id', t.id, 'held_at', t.held_at, 'place_words', t.place_words,
        'sealed_asked', encode(t.sealed_asked, 'base64'), 'sealed_record', encode(t.sealed_record, 'base64'),
        'present_words', t.present_words, 'by', (select n.public_name from identity.person as n
          where n.district_id = t.district_id and n.id = t.by_id)) order by t.held_at, t.id`,
        sql`mediation.inquiry as t where true`,
      )} as inquiries,
      ${listOf(sql`jsonb_build_object('id', t.id, 'title', t.title, 'file_ids', t.file_ids) order by t.id`, sql`mediation.material as t where true`)} as materials,
      ${listOf(sql`jsonb_build_object('id', t.id, 'document_id', t.document_id) order by t.id`, sql`mediation.agent as t where t.kind = 'mandatary'`)} as mandates,
      ${listOf(
        sql`jsonb_build_object('id', t.id, 'told_on', (select (min(r.at) at time zone 'Asia/Shanghai')::date::text
        from mediation.rights_told as r where r.district_id = t.district_id and r.dispute_id = t.dispute_id and r.party_id = t.id))
        order by t.position, t.id`,
        sql`mediation.party as t where t.died_at is null`,
      )} as parties,
      ${listOf(
        sql`jsonb_build_object('id', t.id, 'item', t.item, 'sealed_title', encode(t.sealed_title, 'base64'),
        'file_ids', t.file_ids) order by t.id`,
        sql`case_files.attachment as t where t.removed_at is null`,
      )} as attachments
    from mediation.dispute as d where d.district_id = ${of.district_id} and d.id = ${of.dispute_id}`.execute(
    db,
  )
  const [rows] = found.rows
  if (!rows) throw notFound()
  return { ...rows, agreed: await readAgreed(db, of) }
}

/** All rows of a table `t` on the dispute `d`, as one list. */
function listOf(one: ReturnType<typeof sql>, from: ReturnType<typeof sql>) {
  return sql`(select coalesce(jsonb_agg(${one}), '[]') from ${from} and t.district_id = d.district_id and t.dispute_id = d.id)`
}

function namesOf(ids: ReturnType<typeof sql>) {
  return sql`(select coalesce(jsonb_agg(n.public_name order by n.id), '[]') from identity.person as n
    where n.district_id = d.district_id and n.id = any(${ids}))`
}
