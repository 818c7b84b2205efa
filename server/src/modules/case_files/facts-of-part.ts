import type { PaperId } from '@linli/contract/codes/papers'
import { SessionRecord } from '@linli/contract/mediation-records'
import type { OpenParty } from '#modules/mediation'
import type { Keys } from '#platform/keys'
import { shanghaiDay } from '#platform/workdays'
import { agreementFacts, performanceFacts, visitFacts } from './agreed-parts.ts'
import type { Part } from './parts-of-file.ts'
import type { FileRows } from './read-file.ts'

/** What papers are filled with: the file, its parties unsealed, and the keys. */
export interface Knowledge {
  keys: Keys
  file: FileRows
  parties: readonly OpenParty[]
}

const SEXES: Record<string, string> = { male: '男', female: '女' }
const SOURCES = {
  self: 'application',
  oral: 'application',
  own_start: 'own_start',
  court: 'court',
  prosecutor: 'procuratorate',
  police: 'police',
  petition: 'petition',
  group: 'own_start',
  matter: 'own_start',
} as const

function partyFacts(party: OpenParty) {
  const guardian = party.agents.find(({ kind }) => kind === 'guardian')
  const mandatary = party.agents.find(({ kind, ended_at }) => kind === 'mandatary' && !ended_at)
  return {
    name: party.name,
    kind: party.kind,
    gender: party.sex === null ? null : (SEXES[party.sex] ?? null),
    ethnicity: party.nation,
    id_number: party.id_number,
    occupation: party.work,
    phone: party.phone,
    address: party.address,
    representative: party.kind === 'organisation' ? party.head : guardian?.name,
    agent: mandatary?.name,
  }
}

/** What stands on most papers of a case. */
function caseFacts({ keys, file: { dispute }, parties }: Knowledge) {
  const open = (sealed: string | null) =>
    sealed === null ? null : keys.unseal(Buffer.from(sealed, 'base64'))
  const all = parties.filter(({ died_at }) => died_at === null).map(partyFacts)
  const claims = open(dispute.sealed_claims)
  return {
    committee: dispute.committee,
    number: dispute.number,
    matter: dispute.title_words,
    subject: dispute.title_words,
    parties: all,
    applicants: parties.filter(({ side }) => side === 'a').map(partyFacts),
    respondents: parties.filter(({ side }) => side !== 'a').map(partyFacts),
    summary: open(dispute.sealed_account),
    requests: claims?.split(/\r?\n/).filter((line) => line.trim() !== '') ?? [],
    source: SOURCES[dispute.source],
    requested_at: instant(dispute.requested_at),
    requested_on: dayOf(dispute.requested_at),
    accepted_on: dispute.accepted_at && dayOf(dispute.accepted_at),
    mediators: dispute.mediators,
  }
}

function instant(text: string): string {
  return new Date(text).toISOString()
}

function dayOf(text: string): string {
  return shanghaiDay(new Date(text))
}

/** The facts of a paper of this file. */
export function factsOfPart(
  known: Knowledge,
  part: Part,
): { paper: PaperId; facts: object } | null {
  const { paper } = part
  if (paper === null) return null
  const facts = { ...caseFacts(known), ...ownFacts(known, part) }
  return { paper, facts }
}

function ownFacts(known: Knowledge, { paper, row_id }: Part): object {
  const { file } = known
  switch (paper) {
    case 'rights_notice':
      return { day: latest(file.parties.map(({ told_on }) => told_on)) }
    case 'inquiry_record':
      return inquiryFacts(known, row_id)
    case 'mediation_record':
      return sessionFacts(known, row_id)
    case 'evidence_list':
      return {
        items: file.materials.map(({ title, file_ids }) => ({ title, pages: file_ids.length })),
      }
    case 'agreement':
      return agreementFacts({ ...known, agreed: file.agreed }, row_id)
    case 'oral_agreement':
      return agreementFacts({ ...known, agreed: file.agreed }, row_id)
    case 'performance_record':
      return performanceFacts({ ...known, agreed: file.agreed }, row_id)
    case 'return_visit':
      return visitFacts({ ...known, agreed: file.agreed }, row_id)
    case 'termination_notice':
      return terminationFacts(file)
    case 'refusal_notice':
      return refusalFacts(known)
    default:
      return {}
  }
}

function latest(days: readonly (string | null)[]): string | null {
  return (
    days
      .filter((day) => day !== null)
      .toSorted()
      .at(-1) ?? null
  )
}

function inquiryFacts({ keys, file }: Knowledge, id: string | null): object {
  const row = file.inquiries.find((one) => one.id === id)
  if (!row) return {}
  const open = (sealed: string) => keys.unseal(Buffer.from(sealed, 'base64'))
  return {
    started_at: instant(row.held_at),
    place: row.place_words,
    attending: row.present_words ? [row.present_words] : [],
    asked: { name: open(row.sealed_asked) },
    investigators: [row.by],
    text: open(row.sealed_record),
  }
}

function sessionFacts({ keys, file, parties }: Knowledge, id: string | null): object {
  const at = file.sessions.findIndex((one) => one.id === id)
  const row = file.sessions[at]
  if (!row) return {}
  const text = row.sealed_record && keys.unseal(Buffer.from(row.sealed_record, 'base64'))
  const record = text ? SessionRecord.parse(JSON.parse(text)) : null
  const nameOf = (side: string) =>
    parties
      .filter((party) => party.side === side)
      .map(({ name }) => name)
      .join('、')
  return {
    sequence: at + 1,
    started_at: instant(row.held_from),
    ended_at: instant(row.held_until),
    place: row.place,
    mediators: row.mediators,
    is_open: row.is_open,
    told_rights: true,
    told_principles: true,
    told_risks: Boolean(record?.risk_told),
    invited: record?.present ? [record.present] : [],
    statements:
      record?.statements.map(({ side, words }) => ({ who: nameOf(side), text: words })) ?? [],
    findings: record?.found,
    result: record?.result,
  }
}

function terminationFacts({ dispute }: FileRows): object {
  const reason = dispute.termination
  return {
    ended_on: dispute.ended_at && dayOf(dispute.ended_at),
    day: dispute.ended_at && dayOf(dispute.ended_at),
    reason: reason === 'party_died' ? 'other' : reason,
    reason_text: dispute.termination_words,
  }
}

function refusalFacts({ file: { dispute }, parties }: Knowledge): object {
  return {
    applicant: parties.find(({ side }) => side === 'a')?.name,
    respondent: parties.find(({ side }) => side === 'b')?.name,
    reasons: dispute.refusal_words ? [dispute.refusal_words] : [],
  }
}
