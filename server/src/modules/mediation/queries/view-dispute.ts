import { officialCodes } from '@linli/contract/codes/dispute-lists'
import type { Named } from '@linli/contract/fields'
import type { Dispute, DisputeLine } from '@linli/contract/mediation-shapes'
import { sql } from 'kysely'
import { notFound } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { blockersOf } from '../blockers.ts'
import { actionsOf, isAtTable, kindsOf, maySee } from '../policy.ts'
import type { Parts } from './part-rows.ts'
import { readDispute, type WholeRow } from './read-dispute.ts'
import { readParts } from './read-parts.ts'
import { partiesOf } from './view-parties.ts'
import {
  helpersOf,
  inquiriesOf,
  materialsOf,
  mediatorsOf,
  proposalsOf,
  recusalsOf,
  risksOf,
  sessionsOf,
} from './view-parts.ts'

/** A dispute as this person may see it, in three statements however much lies on it. Refuses: `not_found`, hidden and missing
 * alike. */
export async function viewDispute(ctx: QueryContext, id: string): Promise<Dispute> {
  const row = await readDispute(ctx, id)
  if (!row || !maySee(row)) throw notFound()
  const parts = await readParts(ctx.db, ctx.actor.district_id, id)
  const is_whole = isAtTable(row)
  const people = partiesOf(ctx, parts, is_whole)
  const blockers = blockersOf(row, people, parts)
  return {
    ...lineOf(ctx, row, parts, people),
    ...ownWords(ctx, row, is_whole),
    place: {
      street: named(row.street_id, row.street_name),
      community: named(row.community_id, row.community_name),
      grid: named(row.grid_id, row.grid_name),
    },
    clock: clockView(ctx, row),
    bars: row.bars,
    refusal_words: row.refusal_words,
    refused_at: row.refused_at,
    termination:
      row.termination && row.ended_at
        ? { reason: row.termination, words: row.termination_words, at: row.ended_at }
        : null,
    routes: row.routes,
    is_open_session: row.is_open_session,
    ended_at: row.ended_at,
    outcome: row.outcome,
    codes: officialCodes(row.type, shanghaiDay(new Date(row.accepted_at ?? row.requested_at))),
    people,
    mediators: mediatorsOf(parts),
    proposals: proposalsOf(ctx, parts, people),
    helpers: helpersOf(ctx, parts, is_whole),
    recusals: recusalsOf(ctx, parts, is_whole),
    sessions: sessionsOf(ctx, parts, row),
    inquiries: row.is_mediator || row.is_clerk ? inquiriesOf(ctx, parts) : [],
    materials: is_whole ? materialsOf(parts, people) : [],
    risks: row.is_mediator || row.is_clerk || row.oversees ? risksOf(ctx, parts, is_whole) : [],
    steps: await readSteps(ctx, row),
    standing: { kinds: kindsOf(row), sides: row.sides },
    blockers:
      row.sides.length > 0 ? blockers.filter((one) => one !== 'risk_report_first') : blockers,
    can: actionsOf(row),
    version: row.version,
  }
}

function lineOf(
  ctx: QueryContext,
  row: WholeRow,
  parts: Parts,
  people: Dispute['people'],
): DisputeLine {
  const lead = parts.mediators.find(({ part, until_at }) => part === 'lead' && until_at === null)
  const next = sessionsOf(ctx, parts, row).find(
    ({ state, starts_at }) => state === 'planned' && starts_at > ctx.now.toISOString(),
  )
  const mine = new Set(people.flatMap(({ id, is_me }) => (is_me ? [id] : [])))
  return {
    id: row.id,
    number: row.number,
    state: row.state,
    source: row.source,
    type: row.type,
    difficulty: row.difficulty,
    title: row.title_words,
    committee: { id: row.committee_id, name: row.committee_name },
    area_name: row.community_name ?? row.street_name,
    requested_at: row.requested_at,
    accepted_at: row.accepted_at,
    decide_by: row.decide_by,
    ends_on: row.ends_on,
    paused_at: row.paused_at,
    is_partial: row.is_partial,
    waits_for_report: row.waits_for_report && row.sides.length === 0,
    lead: lead ? { id: lead.person_id, name: lead.name ?? '' } : null,
    parties: people.map(({ side, name }) => ({ side, name })),
    next_session_at: next?.starts_at ?? null,
    asks_me: proposalsOf(ctx, parts, people).some(
      ({ state, waits_for }) => state === 'open' && waits_for.some((id) => mine.has(id)),
    ),
  }
}

function ownWords({ keys }: QueryContext, row: WholeRow, is_whole: boolean) {
  const own = is_whole || row.is_opener
  return {
    account: own && row.sealed_account ? keys.unseal(row.sealed_account) : null,
    claims: own && row.sealed_claims ? keys.unseal(row.sealed_claims) : null,
    amount_fen: row.amount_fen,
    request_proof: row.request_proof,
    origin_name: row.origin_name,
    origin_reference: row.origin_reference,
    matter: row.matter_id ? { id: row.matter_id, number: row.matter_number ?? '' } : null,
    proxy_words: own ? row.proxy_words : null,
    opened_by: row.opened_name,
    decide_basis: row.decide_basis,
  }
}

function clockView({ now }: QueryContext, row: WholeRow): Dispute['clock'] {
  if (!row.ends_on || row.clock_days === null) return null
  return {
    ends_on: row.ends_on,
    days: row.clock_days,
    basis: row.clock_basis ?? '',
    extended_days: row.extended_days,
    paused_at: row.paused_at,
    pause_kind: row.pause_kind,
    beyond_calendar: row.beyond_calendar,
    is_over: row.paused_at === null && row.ends_on < shanghaiDay(now),
  }
}

function named(id: string | null, name: string | null): Named | null {
  return id === null ? null : { id, name: name ?? '' }
}

const MOST_STEPS = 500

/** A danger and its report are no news for the one who may be the danger. */
const HOUSE_ACTS = ['flag_risk', 'report_risk'] as const

/** The timeline, newest first: what all share, and of separate lines those of this person's sides and, for mediators, all. */
async function readSteps({ db, actor }: QueryContext, row: WholeRow): Promise<Dispute['steps']> {
  const isHouse = row.sides.length === 0
  const found = await sql<Dispute['steps'][number]>`
    select s.id, s.at, s.act, s.side, s.words, s.facts,
      (select p.public_name from identity.person as p where p.district_id = s.district_id and p.id = s.by_id) as by
    from mediation.step as s where s.district_id = ${actor.district_id} and s.dispute_id = ${row.id}
      and (${isHouse} or s.act <> all(${[...HOUSE_ACTS]}::text[]))
      and (s.side is null or ${row.is_mediator} or s.side = any(${row.sides}::text[]))
    order by s.id desc limit ${MOST_STEPS}`.execute(db)
  // Words of a step are for those at the table; who watches over it sees that it was done.
  const is_whole = isAtTable(row)
  return found.rows.map((step) => (is_whole ? step : { ...step, words: null }))
}
