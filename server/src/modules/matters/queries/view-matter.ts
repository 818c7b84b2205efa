import type { ClockRules } from '@linli/contract/catalogue'
import type {
  Desk,
  DoerKind,
  EvidenceKind,
  ExclusionReason,
  Finding,
  MatterAction,
  Verifier,
  VoidReason,
} from '@linli/contract/codes/matters'
import type { Output } from '@linli/contract/endpoint'
import type { matters } from '@linli/contract/matters'
import { sql } from 'kysely'
import { viewFiles } from '#modules/documents'
import { decideRoute, type Route } from '#modules/routing'
import type { Actor } from '#platform/actor'
import type { Db } from '#platform/db'
import { notFound } from '#platform/errors'
import { maskName, maskPhone } from '#platform/keys'
import type { QueryContext } from '#platform/module'
import type { LoggedClock } from '../clocks.ts'
import {
  actionsOf,
  isCentreOf,
  mayReadReporter,
  maySee,
  maySetSecret,
  seesAsHelper,
} from '../policy.ts'
import { LINE_COLUMNS, type LineRow, lineOf, named, nameOf, outcomeOf } from './matter-line.ts'
import { IS_OPEN_EXTENSION, type OpenExtension } from './open-extension.ts'
import { HANDLER_UNITS } from './take-matter.ts'
import { listActs, timelineOf } from './timeline.ts'
import { viewClocks } from './view-clocks.ts'
import { endOfWindow } from './view-tracked.ts'

interface DetailRow extends LineRow {
  category_id: string
  standard: string | null
  evidence: EvidenceKind[]
  verifier: Verifier
  may_self_close: boolean
  doer_kind: DoerKind | null
  doer_unit_id: string | null
  street_id: string | null
  street_name: string | null
  community_id: string | null
  community_name: string | null
  grid_id: string | null
  grid_name: string | null
  building_id: string | null
  building_name: string | null
  lng: number | null
  lat: number | null
  datum: 'wgs84' | 'gcj02' | null
  handled_by: string | null
  reporter_id: string | null
  sealed_name: Buffer | null
  sealed_phone: Buffer | null
  stays_secret: boolean
  is_imported: boolean
  external_ref: string | null
  desk: Desk | null
  received_by: string | null
  receiver: string | null
  appealed_since_closed: number
  accepted_at: string | null
  resolved_at: string | null
  returned_by: string[]
  designated_at: string | null
  merged_into_id: string | null
  merged_into_number: string | null
  is_merged_into_secret: boolean | null
  held_by: string[]
  helper_unit_ids: string[]
  escalated_unit_id: string | null
  supervised_unit_id: string | null
  is_order_answered: boolean
  instructed_unit_ids: string[]
  clocks: ClockRules
  clock_log: LoggedClock[]
  handle_due_at: string | null
  extension: OpenExtension | null
  extension_asker: string | null
  helpers: { id: string; name: string }[]
  rating_words: string | null
  void_reason: VoidReason | null
  void_proposed_by: string | null
  void_proposer: string | null
  spot_found: Finding | null
  exclusion_reason: ExclusionReason | null
  exclusion_proposed_by: string | null
  exclusion_proposer: string | null
  is_excluded: boolean
  handler_unit_ids: string[]
  reopen_days: number
}

type MatterAnswer = Output<typeof matters.get>

/** A matter as this person may see it, with everything that has happened and what may be done next. */
export async function viewMatter(ctx: QueryContext, id: string): Promise<MatterAnswer> {
  const row = await findDetail(ctx.db, ctx.actor, sql`m.id = ${id}`)
  if (!row) throw notFound()
  return answerOf(ctx, row)
}

/** The same as the answer to a deed of this person's own that may lead out of their sight, such as giving a secret matter
 * to its unit or taking a call about another street: shown as long as nobody has acted since. */
export async function viewDeed(ctx: QueryContext, id: string): Promise<MatterAnswer> {
  const row =
    (await findDetail(ctx.db, ctx.actor, sql`m.id = ${id}`)) ??
    (await findDetail(
      ctx.db,
      ctx.actor,
      sql`m.id = ${id} and ${ctx.actor.person_id} = (select a.actor_id from matters.act as a
        where a.district_id = m.district_id and a.matter_id = m.id order by a.at desc, a.id desc limit 1)`,
      () => true,
    ))
  if (!row) throw notFound()
  return answerOf(ctx, row)
}

/** The same by its number. */
export async function viewMatterByNumber(ctx: QueryContext, number: string): Promise<MatterAnswer> {
  const row = await findDetail(ctx.db, ctx.actor, sql`m.number = ${number}`)
  if (!row) throw notFound()
  return answerOf(ctx, row)
}

/** The same after an act that may have taken it out of this person's sight. */
export async function viewMoved(
  ctx: QueryContext,
  id: string,
): Promise<{ matter: MatterAnswer | null }> {
  const row = await findDetail(ctx.db, ctx.actor, sql`m.id = ${id}`)
  return { matter: row ? await answerOf(ctx, row) : null }
}

async function findDetail(
  db: Db,
  actor: Actor,
  which: ReturnType<typeof sql>,
  may: typeof maySee = maySee,
): Promise<DetailRow | null> {
  const found = await sql<DetailRow>`
    select ${LINE_COLUMNS}, m.category_id, e.standard, e.evidence, e.verifier, e.may_self_close, e.doer_kind, e.doer_unit_id,
      m.street_id, ${nameOf('org.area', 'street_id')} as street_name, m.community_id,
      ${nameOf('org.area', 'community_id')} as community_name, m.grid_id, ${nameOf('org.area', 'grid_id')} as grid_name,
      m.building_id, ${nameOf('org.area', 'building_id')} as building_name, m.lng, m.lat, m.datum, m.handled_by, m.reporter_id,
      r.sealed_name, r.sealed_phone, m.stays_secret, m.is_imported, m.external_ref, m.desk, m.received_by,
      (select n.public_name from identity.person as n where n.district_id = m.district_id and n.id = m.received_by) as receiver,
      (select count(*)::int from matters.appeal as n where n.district_id = m.district_id and n.matter_id = m.id
        and m.status = 'closed' and n.at > m.closed_at) as appealed_since_closed, m.accepted_at, m.resolved_at, m.returned_by,
      m.designated_at, m.held_by, m.helper_unit_ids, m.merged_into_id,
      (select n.number from matters.matter as n where n.district_id = m.district_id and n.id = m.merged_into_id) as merged_into_number,
      (select n.is_secret from matters.matter as n where n.district_id = m.district_id and n.id = m.merged_into_id) as is_merged_into_secret,
      coalesce((select jsonb_agg(jsonb_build_object('id', n.id, 'name', n.name) order by n.name) from org.unit as n
        where n.district_id = m.district_id and n.id = any(m.helper_unit_ids)), '[]') as helpers,
      m.escalated_unit_id, m.supervised_unit_id, m.is_order_answered, m.instructed_unit_ids, e.clocks, m.clock_log, m.handle_due_at,
      to_jsonb(x) as extension,
      (select n.public_name from identity.person as n where n.district_id = m.district_id and n.id = x.asked_by) as extension_asker,
      m.rating_words, m.void_reason, m.void_proposed_by,
      (select n.public_name from identity.person as n where n.district_id = m.district_id and n.id = m.void_proposed_by) as void_proposer,
      m.spot_found, m.exclusion_reason, m.exclusion_proposed_by, m.is_excluded, ${HANDLER_UNITS} as handler_unit_ids, e.reopen_days,
      (select n.public_name from identity.person as n where n.district_id = m.district_id and n.id = m.exclusion_proposed_by) as exclusion_proposer
    from matters.matter as m
    join catalogue.edition as e on e.district_id = m.district_id and e.id = m.category_id
    left join matters.extension as x on ${IS_OPEN_EXTENSION}
    left join matters.reporter as r on r.district_id = m.district_id and r.matter_id = m.id
    where m.district_id = ${actor.district_id} and ${which}`.execute(db)
  const row = found.rows[0]
  return row && actor.kind === 'staff' && may(actor, row) ? row : null
}

async function answerOf(ctx: QueryContext, row: DetailRow): Promise<MatterAnswer> {
  const acts = await listActs(ctx, [row.id])
  const files = await viewFiles(ctx, [...new Set(acts.flatMap((act) => act.file_ids))])
  const acting = actionsOf(ctx.actor, row)
  const can: MatterAnswer['can'] = [...acting, 'print']
  const isKnown = row.sealed_phone !== null || row.sealed_name !== null
  if (isKnown && mayReadReporter(ctx.actor, row)) can.push('reveal_reporter')
  if (maySetSecret(ctx.actor, row)) can.push('set_secret')
  const suggested = acting.includes('assign')
    ? await decideRoute(ctx.db, ctx.actor.district_id, row, ctx.now)
    : null
  const mayHint =
    (!row.stays_secret || mayReadReporter(ctx.actor, row)) && !seesAsHelper(ctx.actor, row)
  const name = mayHint && row.sealed_name ? ctx.keys.unseal(row.sealed_name) : null
  const phone = mayHint && row.sealed_phone ? ctx.keys.unseal(row.sealed_phone) : null
  return {
    ...lineOf(row, ctx.now),
    description: row.description,
    category_id: row.category_id,
    standard: row.standard,
    evidence_needed: row.evidence,
    ...placeOf(row),
    reporter: {
      name: name && maskName(name),
      phone: phone && maskPhone(phone),
      is_known: row.reporter_id !== null || isKnown,
    },
    is_imported: row.is_imported,
    external_ref: row.external_ref,
    desk: row.desk,
    received_by: named(row.received_by, row.receiver),
    ...viewClocks(row, ctx.now),
    accepted_at: row.accepted_at,
    resolved_at: row.resolved_at,
    returned_count: row.returned_by.length,
    is_designated: row.designated_at !== null,
    held_by: row.held_by,
    helpers: row.helpers,
    merged_into: mergedInto(ctx.actor, row),
    appealed_since_closed: row.appealed_since_closed,
    ...endingOf(row),
    void_proposal: voidProposal(row),
    suggested_unit: suggested?.unit ?? null,
    suggested_by: suggested && ruleOf(suggested),
    timeline: timelineOf(acts, files),
    can: can satisfies (MatterAction | 'reveal_reporter' | 'set_secret' | 'print')[],
  }
}

function ruleOf({ version, place }: Route): MatterAnswer['suggested_by'] {
  return version && place !== null ? { version: version.number, place } : null
}

// That there is a secret matter is told to its centre alone.
function mergedInto(actor: Actor, row: DetailRow): MatterAnswer['merged_into'] {
  const { merged_into_id: id, merged_into_number: number } = row
  if (!id || !number || (row.is_merged_into_secret && !isCentreOf(actor, row))) return null
  return { id, number }
}

function voidProposal(row: DetailRow): MatterAnswer['void_proposal'] {
  const by = named(row.void_proposed_by, row.void_proposer ?? '—')
  return row.void_reason && by && row.status !== 'voided' ? { reason: row.void_reason, by } : null
}

// What came of it, as each of those concerned says.
function endingOf(row: DetailRow) {
  return {
    ...outcomeOf(row),
    rating_words: row.rating_words,
    is_answer_old: row.is_answer_old,
    spot_found: row.spot_found,
    exclusion: exclusionOf(row),
    reopen_until: row.closed_as && row.closed_at && endOfWindow(row.closed_at, row.reopen_days),
  }
}

function exclusionOf(row: DetailRow): MatterAnswer['exclusion'] {
  const by = named(row.exclusion_proposed_by, row.exclusion_proposer ?? '—')
  return row.exclusion_reason && by
    ? { reason: row.exclusion_reason, is_in_force: row.is_excluded, by }
    : null
}

function placeOf(row: DetailRow): Pick<MatterAnswer, 'area' | 'position'> {
  return {
    area: {
      street: named(row.street_id, row.street_name),
      community: named(row.community_id, row.community_name),
      grid: named(row.grid_id, row.grid_name),
      building: named(row.building_id, row.building_name),
    },
    position:
      row.lng !== null && row.lat !== null && row.datum
        ? { lng: row.lng, lat: row.lat, datum: row.datum }
        : null,
  }
}
