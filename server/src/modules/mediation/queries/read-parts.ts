import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '#platform/db'
import type { Parts } from './part-rows.ts'

/** Reads all parts of a dispute in one statement, however many there are. */
export async function readParts(
  db: Db | Tx,
  district_id: number,
  dispute_id: string,
): Promise<Parts> {
  const found = await sql<Parts>`select
    ${all('mediation.party', partyOf, 'position')} as parties,
    ${all('mediation.agent', agentOf, 'id')} as agents,
    ${all('mediation.case_mediator', mediatorOf, 'id')} as mediators,
    ${all('mediation.proposal', proposalOf, 'id')} as proposals,
    ${all('mediation.helper', helperOf, 'id')} as helpers,
    ${all('mediation.recusal', recusalOf, 'id')} as recusals,
    ${all('mediation.session', sessionOf, 'starts_at')} as sessions,
    ${all('mediation.inquiry', inquiryOf, 'id')} as inquiries,
    ${all('mediation.material', materialOf, 'id')} as materials,
    ${all('mediation.risk', riskOf, 'id')} as risks
    from (select ${district_id}::int as district_id, ${dispute_id}::uuid as dispute_id) as q`.execute(
    db,
  )
  const parts = found.rows[0]
  if (!parts) throw new Error('a statement without an answer')
  return parts
}

/** All rows of a table on the dispute that the statement is about, as one list. */
function all(table: string, one: RawBuilder<unknown>, order: string) {
  return sql`(select coalesce(jsonb_agg(${one} order by t.${sql.ref(order)}, t.id), '[]') from ${sql.table(table)} as t
    where t.district_id = q.district_id and t.dispute_id = q.dispute_id)`
}

const sealed = (column: string) => sql`encode(t.${sql.ref(column)}, 'base64')`
const moment = (column: string) =>
  sql`to_char(t.${sql.ref(column)} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
const staffName = (id: RawBuilder<unknown>) =>
  sql`(select n.public_name from identity.person as n where n.district_id = t.district_id and n.id = ${id})`

const partyOf = sql`jsonb_build_object('id', t.id, 'side', t.side, 'position', t.position, 'kind', t.kind,
  'sealed_name', ${sealed('sealed_name')}, 'sealed_id_number', ${sealed('sealed_id_number')}, 'sealed_phone', ${sealed('sealed_phone')},
  'sealed_address', ${sealed('sealed_address')}, 'sealed_head', ${sealed('sealed_head')}, 'sex', t.sex, 'nation', t.nation,
  'work', t.work, 'birth_on', t.birth_on, 'capacity', t.capacity, 'person_id', t.person_id, 'heir_of', t.heir_of,
  'died_at', ${moment('died_at')}, 'refused_at', ${moment('refused_at')},
  'rights', (select jsonb_build_object('at', to_char(r.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'way', r.way)
    from mediation.rights_told as r where r.district_id = t.district_id and r.dispute_id = t.dispute_id and r.party_id = t.id
    order by r.id limit 1))`

const agentOf = sql`jsonb_build_object('id', t.id, 'party_id', t.party_id, 'kind', t.kind, 'sealed_name', ${sealed('sealed_name')},
  'sealed_id_number', ${sealed('sealed_id_number')}, 'sealed_phone', ${sealed('sealed_phone')}, 'relation', t.relation,
  'person_id', t.person_id, 'power', t.power, 'document_id', t.document_id, 'ends_on', t.ends_on, 'ended_at', ${moment('ended_at')})`

const mediatorOf = sql`jsonb_build_object('person_id', t.person_id, 'name', ${staffName(sql`t.person_id`)}, 'part', t.part,
  'chosen_by', t.chosen_by, 'from_at', ${moment('from_at')}, 'until_at', ${moment('until_at')})`

const proposalOf = sql`jsonb_build_object('id', t.id, 'kind', t.kind, 'state', t.state, 'subject_id', t.subject_id,
  'subject_name', ${staffName(sql`t.subject_id`)},
  'helper_name', (select encode(h.sealed_name, 'base64') from mediation.helper as h where h.district_id = t.district_id
    and h.id = t.subject_id),
  'days', t.days, 'sealed_words', ${sealed('sealed_words')}, 'by_name', ${staffName(sql`t.by_id`)}, 'by_party_id', t.by_party_id,
  'at', ${moment('at')}, 'decided_at', ${moment('decided_at')},
  'words_of', (select coalesce(jsonb_agg(jsonb_build_object('party_id', c.party_id, 'agrees', c.agrees, 'way', c.way,
      'at', to_char(c.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'words', c.words) order by c.at), '[]')
    from mediation.consent as c where c.district_id = t.district_id and c.proposal_id = t.id))`

const helperOf = sql`jsonb_build_object('id', t.id, 'kind', t.kind, 'sealed_name', ${sealed('sealed_name')}, 'office', t.office,
  'agreed_at', ${moment('agreed_at')})`

const recusalOf = sql`jsonb_build_object('id', t.id, 'person_id', t.person_id, 'name', ${staffName(sql`t.person_id`)},
  'ground', t.ground, 'sealed_words', ${sealed('sealed_words')}, 'asked_at', ${moment('asked_at')}, 'state', t.state,
  'decided_at', ${moment('decided_at')}, 'decision_words', t.decision_words)`

const sessionOf = sql`jsonb_build_object('id', t.id, 'kind', t.kind, 'side', t.side, 'room_id', t.room_id,
  'room_name', (select r.name from mediators.room as r where r.district_id = t.district_id and r.id = t.room_id),
  'place_words', t.place_words,
  'mediators', (select coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'name', coalesce(n.public_name, '')) order by n.id), '[]')
    from identity.person as n where n.district_id = t.district_id and n.id = any(t.mediator_ids)),
  'starts_at', ${moment('starts_at')}, 'ends_at', ${moment('ends_at')}, 'state', t.state, 'held_from', ${moment('held_from')},
  'held_until', ${moment('held_until')}, 'sealed_record', ${sealed('sealed_record')}, 'cancel_words', t.cancel_words,
  'version', t.version)`

const inquiryOf = sql`jsonb_build_object('id', t.id, 'held_at', ${moment('held_at')}, 'place_words', t.place_words,
  'sealed_asked', ${sealed('sealed_asked')}, 'sealed_record', ${sealed('sealed_record')}, 'present_words', t.present_words,
  'by_id', t.by_id, 'by_name', ${staffName(sql`t.by_id`)})`

const materialOf = sql`jsonb_build_object('id', t.id, 'party_id', t.party_id, 'title', t.title, 'file_ids', t.file_ids,
  'by_name', ${staffName(sql`t.by_id`)}, 'at', ${moment('at')})`

const riskOf = sql`jsonb_build_object('id', t.id, 'kind', t.kind, 'sealed_words', ${sealed('sealed_words')}, 'by_id', t.by_id,
  'by_name', ${staffName(sql`t.by_id`)}, 'at', ${moment('at')}, 'receiver', t.receiver, 'receiver_name', t.receiver_name,
  'reported_at', ${moment('reported_at')}, 'reference', t.reference)`
