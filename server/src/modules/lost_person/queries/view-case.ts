import type { LostState } from '@linli/contract/codes/lost_person'
import { HANDED_TO, RINGS } from '@linli/contract/codes/lost_person'
import type { Named } from '@linli/contract/fields'
import type { LostCase } from '@linli/contract/lost-shapes'
import { sql } from 'kysely'
import { readProgress } from '#modules/broadcast'
import { notFound } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { cardPath } from '../card-words.ts'
import { actionsOf, seenBy, whyNotPublish } from '../policy.ts'
import { needsRelease, numberOf, ringOf } from '../rings.ts'
import { type LostRule, lostRule } from '../rules.ts'
import { CASE_COLUMNS, type CaseRow } from '../take-case.ts'
import { LINE_COLUMNS, type LineRow, lineOf } from './case-lines.ts'

interface Reached {
  ring: number
  broadcast_id: string
  at: string
}

interface WholeRow extends CaseRow, LineRow {
  // Named once for both.
  state: LostState
  grid_name: string
  community_name: string | null
  street_name: string | null
  opened_name: string | null
  station: { id: string; name: string; phone: string | null } | null
  police_told_whom: string | null
  police_number: string | null
  police_officer: string | null
  minor_officer: string | null
  minor_reference: string | null
  found_at: string | null
  found_words: string | null
  handed_over_at: string | null
  handed_over_to: string | null
  relation: string | null
  relation_checked: string | null
  is_id_seen: boolean | null
  notice_words: string | null
  same_as_id: string | null
  erase_on: string | null
  reached: Reached[] | null
  released: LostCase['release']
}

/** A case with its rings, its release, its police and its timeline. Refuses: `not_found`, hidden and missing alike. */
export async function viewCase(ctx: QueryContext, id: string): Promise<LostCase> {
  const { db, actor, now } = ctx
  const row = await readWhole(ctx, id)
  if (!row) throw notFound()
  const rule = await lostRule(db, actor.district_id, now)
  const next = ringOf(row.next_ring)
  return {
    ...lineOf(ctx, row, rule.photo_minutes),
    name: row.sealed_name && ctx.keys.unseal(row.sealed_name),
    position:
      row.lng !== null && row.lat !== null && row.datum !== null
        ? { lng: row.lng, lat: row.lat, datum: row.datum }
        : null,
    grid: { id: row.grid_id, name: row.grid_name },
    community: named(row.community_id, row.community_name),
    street: named(row.street_id, row.street_name),
    duty_phone: row.duty_phone,
    opened_by: { id: row.opened_by, name: row.opened_name ?? '' },
    card_path: cardPath(row.code),
    card_ends_at: row.card_ends_at,
    photo_ids: row.photo_withdrawn_at === null ? row.photo_ids : [],
    near_grid_ids: row.near_grid_ids,
    photo_withdrawn_at: row.photo_ids.length > 0 ? row.photo_withdrawn_at : null,
    police: policeOf(row),
    minor: {
      officer: row.minor_officer,
      reference: row.minor_reference,
      released_at: row.minor_released_at,
    },
    published_at: row.published_at,
    rings: await ringsOf(ctx, row, rule),
    next: next && row.next_ring_at ? { ring: next, at: row.next_ring_at } : null,
    metres_per_minute: rule.metres_per_minute,
    release: row.released && {
      ...row.released,
      asked_at: new Date(row.released.asked_at).toISOString(),
    },
    ...endOf(row),
    steps: await readSteps(ctx, id),
    can: actionsOf(actor, row),
    why_not_publish: whyNotPublish(row, 0),
  }
}

async function readWhole(
  { db, actor, now }: QueryContext,
  id: string,
): Promise<WholeRow | undefined> {
  const area = (column: string) =>
    sql`(select a.name from org.area as a where a.district_id = c.district_id and a.id = c.${sql.ref(column)})`
  const today = shanghaiDay(now)
  const found = await sql<WholeRow>`
    select ${CASE_COLUMNS}, ${LINE_COLUMNS}, ${area('grid_id')} as grid_name, ${area('community_id')} as community_name,
      ${area('street_id')} as street_name,
      (select p.public_name from identity.person as p where p.district_id = c.district_id and p.id = c.opened_by) as opened_name,
      (select jsonb_build_object('id', u.id, 'name', u.name, 'phone', u.phone) from org.unit as u
        where u.district_id = c.district_id and u.kind = 'police_station' and u.area_id in (c.street_id, c.community_id)
          and u.valid_from <= ${today} and (u.valid_to is null or u.valid_to > ${today}) order by u.id limit 1) as station,
      c.police_told_whom, c.police_number, c.police_officer, c.minor_officer, c.minor_reference, c.found_at, c.found_words,
      c.handed_over_at, c.handed_over_to, c.relation, c.relation_checked, c.is_id_seen, c.notice_words, c.same_as_id, c.erase_on,
      (select jsonb_agg(jsonb_build_object('ring', r.ring, 'broadcast_id', r.broadcast_id, 'at', r.at) order by r.at) from lost_person.reach as r
        where r.district_id = c.district_id and r.case_id = c.id) as reached,
      (select jsonb_build_object('id', r.id, 'ring', (${[...RINGS]}::text[])[r.ring + 1], 'state', r.state, 'reason', r.reason,
          'asked_by', jsonb_build_object('id', r.asked_by, 'name', coalesce(a.public_name, '')), 'asked_at', r.asked_at, 'words', r.words,
          'decided_by', case when r.decided_by is not null then jsonb_build_object('id', r.decided_by, 'name', coalesce(d.public_name, '')) end)
        from lost_person.release as r
        left join identity.person as a on a.district_id = r.district_id and a.id = r.asked_by
        left join identity.person as d on d.district_id = r.district_id and d.id = r.decided_by
        where r.district_id = c.district_id and r.case_id = c.id order by r.id desc limit 1) as released
    from lost_person.case as c
    where c.district_id = ${actor.district_id} and c.id = ${id} and c.erased_at is null and ${seenBy(actor)}`.execute(
    db,
  )
  return found.rows[0]
}

function named(id: string | null, name: string | null): Named | null {
  return id === null ? null : { id, name: name ?? '' }
}

function policeOf(row: WholeRow): LostCase['police'] {
  return {
    station: row.station && { id: row.station.id, name: row.station.name },
    station_phone: row.station?.phone ?? null,
    told_at: row.police_told_at,
    told_whom: row.police_told_whom,
    declined_reason: row.police_declined_reason,
    number: row.police_number,
    officer: row.police_officer,
  }
}

async function ringsOf(
  { db, actor }: QueryContext,
  row: WholeRow,
  rule: LostRule,
): Promise<LostCase['rings']> {
  const reached = row.reached ?? []
  const progress = await readProgress(
    db,
    actor.district_id,
    reached.map((one) => one.broadcast_id),
  )
  return RINGS.map((ring) => {
    const n = numberOf(ring)
    // A wider ring holds the smaller ones.
    const at = reached.find((one) => row.ring !== null && one.ring >= n)
    const own = reached.findLast((one) => one.ring === n)
    const due = ring === 'grid' ? { minutes: 0, metres: 0 } : rule.rings[ring]
    return {
      ring,
      ...due,
      reached_at: at ? new Date(at.at).toISOString() : null,
      broadcast_id: own?.broadcast_id ?? null,
      progress: (own && progress.get(own.broadcast_id)) ?? null,
      is_cleared: !needsRelease(row.kind, n) || row.cleared_ring >= n,
    }
  })
}

function endOf(
  row: WholeRow,
): Pick<LostCase, 'found_at' | 'found_words' | 'handed_over' | 'notice' | 'same_as' | 'erase_on'> {
  const to = HANDED_TO.find((one) => one === row.handed_over_to)
  return {
    found_at: row.found_at,
    found_words: row.found_words,
    handed_over:
      row.handed_over_at && to
        ? {
            at: row.handed_over_at,
            to,
            relation: row.relation,
            relation_checked: row.relation_checked,
            is_id_seen: row.is_id_seen ?? false,
          }
        : null,
    notice: row.notice_due_on
      ? { due_on: row.notice_due_on, at: row.noticed_at, words: row.notice_words }
      : null,
    same_as: row.same_as_id ? { id: row.same_as_id } : null,
    erase_on: row.erase_on,
  }
}

async function readSteps({ db, actor }: QueryContext, id: string): Promise<LostCase['steps']> {
  const found = await sql<LostCase['steps'][number]>`
    select s.id, s.at, s.act, s.words,
      (select p.public_name from identity.person as p where p.district_id = s.district_id and p.id = s.by_id) as person_name
    from lost_person.step as s where s.district_id = ${actor.district_id} and s.case_id = ${id} order by s.id desc limit 300`.execute(
    db,
  )
  return found.rows
}
