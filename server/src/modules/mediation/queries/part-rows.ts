import type {
  AgentKind,
  Capacity,
  Chooser,
  DisputeRisk,
  HelperKind,
  MediatorPart,
  PartyKind,
  Power,
  ProposalKind,
  ProposalState,
  RecusalGround,
  RecusalState,
  RiskReceiver,
  SessionKind,
  SessionState,
  Side,
  WordWay,
} from '@linli/contract/codes/mediation'

/** Sealed bytes inside of JSON: base64. */
type Sealed = string

export interface PartyRow {
  id: string
  side: Side
  position: number
  kind: PartyKind
  sealed_name: Sealed
  sealed_id_number: Sealed | null
  sealed_phone: Sealed | null
  sealed_address: Sealed | null
  sealed_head: Sealed | null
  sex: string | null
  nation: string | null
  work: string | null
  birth_on: string | null
  capacity: Capacity
  person_id: string | null
  heir_of: string | null
  died_at: string | null
  refused_at: string | null
  rights: { at: string; way: WordWay } | null
}

export interface AgentRow {
  id: string
  party_id: string
  kind: AgentKind
  sealed_name: Sealed
  sealed_id_number: Sealed | null
  sealed_phone: Sealed | null
  relation: string | null
  person_id: string | null
  power: Power
  document_id: string | null
  ends_on: string | null
  ended_at: string | null
}

export interface MediatorRow {
  person_id: string
  name: string | null
  part: MediatorPart
  chosen_by: Chooser
  from_at: string
  until_at: string | null
}

export interface ProposalRow {
  id: string
  kind: ProposalKind
  state: ProposalState
  subject_id: string | null
  subject_name: string | null
  helper_name: Sealed | null
  days: number | null
  sealed_words: Sealed | null
  by_name: string | null
  by_party_id: string | null
  at: string
  decided_at: string | null
  words_of: {
    party_id: string
    agrees: boolean
    way: WordWay
    at: string
    words: string | null
  }[]
}

export interface HelperRow {
  id: string
  kind: HelperKind
  sealed_name: Sealed
  office: string | null
  agreed_at: string | null
}

export interface RecusalRow {
  id: string
  person_id: string
  name: string | null
  ground: RecusalGround
  sealed_words: Sealed | null
  asked_at: string
  state: RecusalState
  decided_at: string | null
  decision_words: string | null
}

export interface SessionRow {
  id: string
  kind: SessionKind
  side: Side | null
  room_id: string | null
  room_name: string | null
  place_words: string | null
  mediators: { id: string; name: string }[]
  starts_at: string
  ends_at: string
  state: SessionState
  held_from: string | null
  held_until: string | null
  sealed_record: Sealed | null
  cancel_words: string | null
  version: number
}

export interface InquiryRow {
  id: string
  held_at: string
  place_words: string
  sealed_asked: Sealed
  sealed_record: Sealed
  present_words: string | null
  by_id: string
  by_name: string | null
}

export interface MaterialRow {
  id: string
  party_id: string | null
  title: string
  file_ids: string[]
  by_name: string | null
  at: string
}

export interface RiskRow {
  id: string
  kind: DisputeRisk
  sealed_words: Sealed
  by_id: string
  by_name: string | null
  at: string
  receiver: RiskReceiver | null
  receiver_name: string | null
  reported_at: string | null
  reference: string | null
}

/** Everything that lies on a dispute and is shared by all sides. */
export interface Parts {
  parties: PartyRow[]
  agents: AgentRow[]
  mediators: MediatorRow[]
  proposals: ProposalRow[]
  helpers: HelperRow[]
  recusals: RecusalRow[]
  sessions: SessionRow[]
  inquiries: InquiryRow[]
  materials: MaterialRow[]
  risks: RiskRow[]
}
