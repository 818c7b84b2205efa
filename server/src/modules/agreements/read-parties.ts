import type { AgreementParty } from '@linli/contract/agreement-shapes'
import { sql } from 'kysely'
import type { Actor } from '#platform/actor'
import type { Db, Tx } from '#platform/db'
import { type Keys, maskIdNumber, maskName } from '#platform/keys'
import { shanghaiDay } from '#platform/workdays'
import type { PartyOfText } from './print-lines.ts'
import { needsGuardian } from './why-not-sign.ts'

/** Who acts for a party. */
export interface AgentOfParty {
  id: string
  kind: string
  power: string
  name: string
  person_id: string | null
  relation: string | null
  is_ended: boolean
}

/** A party of a dispute as agreements need it, unsealed. */
export interface PartyRow extends PartyOfText {
  kind: string
  person_id: string | null
  phone: string | null
  needs_guardian: boolean
  has_died: boolean
  agents: AgentOfParty[]
}

interface SealedRow {
  id: string
  side: string
  kind: string
  sealed_name: Buffer
  sealed_id_number: Buffer | null
  sealed_address: Buffer | null
  sealed_phone: Buffer | null
  sex: string | null
  birth_on: string | null
  capacity: string
  person_id: string | null
  died_at: string | null
  agents:
    | {
        id: string
        kind: string
        power: string
        sealed_name: string
        person_id: string | null
        relation: string | null
        is_ended: boolean
      }[]
    | null
}

/** What of a context parties are read with. */
export interface ReadsParties {
  db: Db | Tx
  keys: Keys
  now: Date
  actor: Pick<Actor, 'district_id'>
}

/** The parties of a dispute and their agents, in one statement. Whoever asks decides what of it is shown. */
export async function readParties(
  { db, keys, now, actor }: ReadsParties,
  dispute_id: string,
): Promise<PartyRow[]> {
  const today = shanghaiDay(now)
  const found = await sql<SealedRow>`
    select p.id, p.side, p.kind, p.sealed_name, p.sealed_id_number, p.sealed_address, p.sealed_phone, p.sex, p.birth_on, p.capacity,
      p.person_id, p.died_at,
      (select jsonb_agg(jsonb_build_object('id', g.id, 'kind', g.kind, 'power', g.power, 'relation', g.relation,
          'sealed_name', encode(g.sealed_name, 'base64'), 'person_id', g.person_id,
          'is_ended', g.ended_at is not null or coalesce(g.ends_on < ${today}::date, false)) order by g.id)
        from mediation.agent as g where g.district_id = p.district_id and g.dispute_id = p.dispute_id and g.party_id = p.id) as agents
    from mediation.party as p
    where p.district_id = ${actor.district_id} and p.dispute_id = ${dispute_id} order by p.position, p.id`.execute(
    db,
  )
  return found.rows.map((row) => ({
    id: row.id,
    side: row.side,
    kind: row.kind,
    name: keys.unseal(row.sealed_name),
    basics: basicsOf(row, keys),
    person_id: row.person_id,
    phone: row.sealed_phone && keys.unseal(row.sealed_phone),
    needs_guardian: needsGuardian(row, today),
    has_died: row.died_at !== null,
    agents: (row.agents ?? []).map(({ sealed_name, ...agent }) => ({
      ...agent,
      name: keys.unseal(Buffer.from(sealed_name, 'base64')),
    })),
  }))
}

/** The parties for whom this person acts today: as themselves or as an agent. */
export function mineOf(parties: readonly PartyRow[], person_id: string): string[] {
  return parties
    .filter(
      (party) =>
        party.person_id === person_id ||
        party.agents.some((agent) => agent.person_id === person_id && !agent.is_ended),
    )
    .map(({ id }) => id)
}

/** A party as pages show it; whoever only watches over the dispute reads masked names. */
export function partyView(
  party: PartyRow,
  { mine, is_masked }: { mine: readonly string[]; is_masked: boolean },
): AgreementParty {
  return {
    id: party.id,
    name: is_masked ? maskName(party.name) : party.name,
    side: party.side,
    is_mine: mine.includes(party.id),
    needs_guardian: party.needs_guardian,
    has_died: party.has_died,
  }
}

const SEX: Record<string, string> = { male: '男', female: '女' }

/** The basics of article 29 as far as they are known: the number stands masked, the paper file holds it whole. */
function basicsOf(row: SealedRow, keys: Keys): string {
  const parts = [
    row.sex ? (SEX[row.sex] ?? null) : null,
    row.birth_on ? `${row.birth_on.slice(0, 4)}年${Number(row.birth_on.slice(5, 7))}月出生` : null,
    row.sealed_id_number
      ? `${row.kind === 'person' ? '身份证号' : '统一社会信用代码'}${maskIdNumber(keys.unseal(row.sealed_id_number))}`
      : null,
    row.sealed_address ? `住址${keys.unseal(row.sealed_address)}` : null,
  ]
  return parts.filter((part) => part !== null).join('，')
}
