import type { Side } from '@linli/contract/codes/mediation'
import type { Agent, Party } from '@linli/contract/mediation-shapes'
import type { Tx } from '#platform/db'
import { type Keys, maskIdNumber, maskName, maskPhone } from '#platform/keys'
import type { QueryContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { needsGuardian } from '../check-parties.ts'
import { isAtTable } from '../policy.ts'
import { standingIn } from '../standing.ts'
import type { AgentRow, Parts, PartyRow } from './part-rows.ts'
import { readParts } from './read-parts.ts'

/** Text sealed in the database that came inside of JSON. */
export function open(keys: Keys, sealed: string | null): string | null {
  return sealed === null ? null : keys.unseal(Buffer.from(sealed, 'base64'))
}

/** The parties of a dispute as this person may see them: names whole for those at the table, masked for others; numbers masked
 * for everybody. Refuses: `not_found`. */
export async function viewParties(ctx: QueryContext, dispute_id: string): Promise<Party[]> {
  const standing = await standingIn(ctx.db, ctx.actor, dispute_id, ctx.now)
  const parts = await readParts(ctx.db, ctx.actor.district_id, dispute_id)
  return partiesOf(ctx, parts, isAtTable({ ...standing, is_opener: false }))
}

/** Parties as a page shows them. */
export function partiesOf(
  { keys, actor, now }: Pick<QueryContext, 'keys' | 'actor' | 'now'>,
  { parties, agents }: Pick<Parts, 'parties' | 'agents'>,
  is_whole: boolean,
): Party[] {
  const name = (sealed: string | null) => nameOf(keys, sealed, is_whole)
  const mask = (sealed: string | null, how: (text: string) => string) => {
    const text = is_whole ? open(keys, sealed) : null
    return text === null ? null : how(text)
  }
  const agentOf = (agent: AgentRow): Agent => ({
    id: agent.id,
    kind: agent.kind,
    name: name(agent.sealed_name) ?? '',
    phone: mask(agent.sealed_phone, maskPhone),
    relation: agent.relation,
    power: agent.power,
    has_document: agent.document_id !== null,
    has_account: agent.person_id !== null,
    ends_on: agent.ends_on,
    is_ended: isEnded(agent, shanghaiDay(now)),
  })
  return parties.map((party) => ({
    id: party.id,
    side: party.side,
    kind: party.kind,
    name:
      party.kind === 'organisation'
        ? (open(keys, party.sealed_name) ?? '')
        : (name(party.sealed_name) ?? ''),
    phone: mask(party.sealed_phone, maskPhone),
    id_number: mask(party.sealed_id_number, maskIdNumber),
    head: name(party.sealed_head),
    work: is_whole ? party.work : null,
    birth_on: is_whole ? party.birth_on : null,
    capacity: party.capacity,
    needs_guardian: needsGuardian(party, shanghaiDay(now)),
    has_account: party.person_id !== null,
    is_me: party.person_id === actor.person_id,
    heir_of: party.heir_of,
    died_at: party.died_at,
    refused_at: party.refused_at,
    rights_told_at: party.rights?.at ?? null,
    rights_told_way: party.rights?.way ?? null,
    agents: agents.filter(({ party_id }) => party_id === party.id).map(agentOf),
  }))
}

/** Whether an agent acts no more on a day. */
export function isEnded(
  { ended_at, ends_on }: Pick<AgentRow, 'ended_at' | 'ends_on'>,
  day: string,
): boolean {
  return ended_at !== null || (ends_on !== null && ends_on < day)
}

function nameOf(keys: Keys, sealed: string | null, is_whole: boolean): string | null {
  const text = open(keys, sealed)
  return text === null || is_whole ? text : maskName(text)
}

/** A party as papers need it: nothing masked. */
export interface OpenParty {
  id: string
  side: Side
  kind: 'person' | 'organisation'
  name: string
  id_number: string | null
  phone: string | null
  address: string | null
  head: string | null
  sex: string | null
  nation: string | null
  work: string | null
  birth_on: string | null
  person_id: string | null
  died_at: string | null
  agents: {
    id: string
    kind: AgentRow['kind']
    name: string
    id_number: string | null
    phone: string | null
    relation: string | null
    power: AgentRow['power']
    person_id: string | null
    ends_on: string | null
    ended_at: string | null
  }[]
}

/** The parties of a dispute with everything unsealed, for papers and signatures. Whoever calls has asked who may see them. */
export async function readParties(
  tx: Tx,
  keys: Keys,
  { district_id, dispute_id }: { district_id: number; dispute_id: string },
): Promise<OpenParty[]> {
  const { parties, agents } = await readParts(tx, district_id, dispute_id)
  const agentOf = (agent: AgentRow) => ({
    id: agent.id,
    kind: agent.kind,
    name: open(keys, agent.sealed_name) ?? '',
    id_number: open(keys, agent.sealed_id_number),
    phone: open(keys, agent.sealed_phone),
    relation: agent.relation,
    power: agent.power,
    person_id: agent.person_id,
    ends_on: agent.ends_on,
    ended_at: agent.ended_at,
  })
  return parties.map((party: PartyRow) => ({
    id: party.id,
    side: party.side,
    kind: party.kind,
    name: open(keys, party.sealed_name) ?? '',
    id_number: open(keys, party.sealed_id_number),
    phone: open(keys, party.sealed_phone),
    address: open(keys, party.sealed_address),
    head: open(keys, party.sealed_head),
    sex: party.sex,
    nation: party.nation,
    work: party.work,
    birth_on: party.birth_on,
    person_id: party.person_id,
    died_at: party.died_at,
    agents: agents.filter(({ party_id }) => party_id === party.id).map(agentOf),
  }))
}
