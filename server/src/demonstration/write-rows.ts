import { createHash } from 'node:crypto'
import { PARAMETERS } from '@linli/contract/codes/parameters'
import type { Keys } from '#platform/keys'
import { searchVector } from '#platform/search-words'
import { bytesOf, listOf, rowOf } from './copy-rows.ts'
import { idAt } from './identify.ts'
import { HOUR_MS, iso } from './moments.ts'
import type { Place } from './place-areas.ts'
import type { Random } from './random.ts'
import type { Act, Standing, Subject } from './walk-matter.ts'

/** The columns of each table, in the order in which the rows below give them. */
export const MATTER_COLUMNS = `district_id, id, number, status, source, category_id, category_code, urgency, description,
  address, lng, lat, datum, street_id, community_id, grid_id, building_id, unit_id, assignee_id, handled_by, reporter_id,
  is_secret, closed_as, reported_at, accepted_at, assigned_at, resolved_at, verified_at, closed_at, due_kind, due_from, due_at,
  due_basis, due_is_beyond_calendar, handle_due_at, clock_log, warns_at, waiting_since, was_late, returned_by, reopened_count, rating, rating_words,
  void_reason, void_proposed_by, claimed_outcome, planned_for, verified_outcome, reporter_solved, tracking_token, words`
export const ACT_COLUMNS =
  'district_id, id, matter_id, at, action, status, actor_id, unit_id, note, reason, rating'
export const REPORTER_COLUMNS = 'district_id, matter_id, sealed_name, sealed_phone, phone_index'

/** What was said, and where. */
export type Wording = {
  description: string
  address: string
  building: Place | undefined
  lng: number
  lat: number
}

type Made = { district_id: number; id: string; number: string }

/** The row of a matter for COPY. */
export function matterRow(
  made: Made,
  subject: Subject,
  standing: Standing,
  wording: Wording,
): string {
  const { category, cast, reporter, source } = subject
  const { description, address, building, lng, lat } = wording
  return rowOf([
    made.district_id,
    made.id,
    made.number,
    standing.status,
    source,
    category.id,
    category.code,
    category.urgency,
    description,
    address,
    lng,
    lat,
    'gcj02',
    ...[cast.street_id, cast.community_id, cast.grid.id, building?.id],
    standing.unit?.id,
    standing.assignee,
    standing.handled_by,
    reporter?.id,
    category.is_secret,
    standing.closed_as,
    iso(subject.reported_at),
    ...momentsOf(standing),
    ...clocksOf(standing),
    listOf(standing.returned_by),
    standing.reopened_count,
    standing.rating,
    standing.rating_words,
    standing.void_reason,
    standing.void_proposed_by,
    ...endingOf(standing),
    reporter ? tokenOf(made.id) : null,
    searchVector(description, address),
  ])
}

/** The rows of its timeline. */
export function actRows(
  made: Made,
  subject: Subject,
  acts: readonly Act[],
  random: Random,
): string[] {
  return acts.map(({ step, status, unit, reason }) => {
    const actor = step.by?.person.id ?? subject.reporter?.id
    const id = idAt(step.at, random)
    const at = iso(step.at)
    const said = [step.note, reason, step.rating]
    return rowOf([made.district_id, id, made.id, at, step.action, status, actor, unit?.id, ...said])
  })
}

/** The row of who reported; name and phone are sealed for each matter anew. */
export function reporterRow(made: Made, { reporter }: Subject, keys: Keys): string | undefined {
  if (!reporter) return undefined
  const name = bytesOf(keys.seal(reporter.name))
  const phone = bytesOf(keys.seal(reporter.phone))
  return rowOf([made.district_id, made.id, name, phone, bytesOf(reporter.phone_index)])
}

function endingOf(standing: Standing): (string | null)[] {
  const { claimed_outcome, planned_for, verified_outcome, reporter_solved } = standing
  return [claimed_outcome, planned_for, verified_outcome, reporter_solved]
}

function momentsOf(standing: Standing): (string | null)[] {
  const { accepted_at, assigned_at, resolved_at, verified_at, closed_at } = standing
  return [accepted_at, assigned_at, resolved_at, verified_at, closed_at].map(iso)
}

function clocksOf(standing: Standing): (string | boolean | null)[] {
  return [
    standing.due_kind,
    standing.due_from,
    standing.due_at,
    standing.due_basis,
    standing.due_is_beyond_calendar,
    standing.handle_due_at,
    JSON.stringify(standing.clock_log),
    warnsAt(standing),
    standing.waiting_since,
    standing.was_late,
  ]
}

// By the numbers with which the product begins; an edition of the district's own has the same in force at the cut-off.
function warnsAt({ due_from, due_at }: Standing): string | null {
  if (!due_from || !due_at) return null
  const due = Date.parse(due_at)
  const share = ((due - Date.parse(due_from)) * PARAMETERS['matters.warn_percent'].first) / 100
  return iso(due - Math.min(PARAMETERS['matters.warn_hours'].first * HOUR_MS, share))
}

/** The links of a demonstration guard nothing; they come from the id, so that they can be told again. */
function tokenOf(id: string): string {
  return createHash('sha256').update(`demonstration ${id}`).digest('base64url').slice(0, 32)
}
