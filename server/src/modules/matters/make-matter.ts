import { randomBytes } from 'node:crypto'
import type {
  ClosedAs,
  Desk,
  MatterAction,
  MatterSource,
  Urgency,
} from '@linli/contract/codes/matters'
import type { Position } from '@linli/contract/fields'
import { sql } from 'kysely'
import { categoryInForce, type Edition } from '#modules/catalogue'
import { claimFiles } from '#modules/documents'
import { residentByPhone } from '#modules/identity'
import { findPlace, onDuty, type Place } from '#modules/org'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { searchVector } from '#platform/search-words'
import { shanghaiDay } from '#platform/workdays'
import { announceMatter } from './announce-matter.ts'
import { clockColumns } from './clock-after.ts'
import { startClock } from './clocks.ts'
import { after } from './lifecycle.ts'
import { nextNumber } from './next-number.ts'
import { isAtHome } from './policy.ts'
import { tallyMatter } from './tallies.ts'
import { warnsAt } from './warns-at.ts'
import { writeAct } from './write-act.ts'

/** What makes a matter, from whichever door it comes. */
export interface NewMatter {
  action: Extract<MatterAction, 'report' | 'self_close'>
  source: MatterSource
  description: string
  category_code: string
  urgency?: Urgency | undefined
  is_secret?: boolean | undefined
  position?: Position | undefined
  area_id?: string | undefined
  address?: string | undefined
  file_ids: string[]
  /** Photos and recordings that others have added and that are kept already; the caller answers for them. */
  carried_file_ids?: readonly string[]
  /** Whoever answers for the place receives it, whoever takes it in. */
  is_for_place?: true
  /** A signed-in resident, or whoever called or came. */
  reporter?: Reporter
  external_ref?: string | undefined
  desk?: Desk | undefined
}

type Reporter = { resident_id: string } | { name?: string | undefined; phone?: string | undefined }

/** Writes a new matter with its first act, clock and counts. Accepted at once where staff report it: they are the first
 * receivers (首接负责). Answers its number. Refuses: `no_such_category`, `category_may_not_self_close`, `no_such_place`,
 * `external_ref_known`. */
export async function makeMatter(ctx: CommandContext, made: NewMatter): Promise<MadeMatter> {
  const day = shanghaiDay(ctx.now)
  const category = await categoryInForce(ctx.tx, ctx.actor.district_id, made.category_code, day)
  if (!category) throw new Refusal('invalid', 'no_such_category')
  const isSelfClosed = made.action === 'self_close'
  if (isSelfClosed && !category.may_self_close)
    throw new Refusal('conflict', 'category_may_not_self_close')
  await claimFiles(ctx.tx, ctx.actor, made.file_ids, ['photo', 'voice'])
  const place = await placeOf(ctx, made)
  const matter = await insertMatter(ctx, made, category, place)
  const hasPhone = made.reporter ? await insertReporter(ctx, made.reporter) : false
  await writeAct(ctx, {
    matter_id: ctx.new_id,
    action: made.action,
    status: matter.status,
    unit_id: null,
    file_ids: [...made.file_ids, ...(made.carried_file_ids ?? [])],
  })
  tallyMatter(ctx.tally, matter, 1)
  announceMatter(ctx, matter)
  if (hasPhone) {
    ctx.emit('matter.reported', {
      district_id: String(ctx.actor.district_id),
      subject_id: ctx.new_id,
    })
  }
  return { number: matter.number, is_secret: matter.is_secret, category_name: category.name }
}

/** What whoever makes a matter is told of it at once. */
export interface MadeMatter {
  number: string
  is_secret: boolean
  category_name: string
}

const NOWHERE: Place = { street_id: null, community_id: null, grid_id: null, building_id: null }

async function placeOf(ctx: CommandContext, made: NewMatter): Promise<Place> {
  if (!made.area_id && !made.position) return NOWHERE
  const place = await findPlace(ctx.tx, ctx.actor.district_id, {
    position: made.position,
    area_id: made.area_id,
  })
  if (!place && made.area_id) throw new Refusal('invalid', 'no_such_place')
  // Outside every outline it is taken all the same, and the centre finds the place.
  return place ?? NOWHERE
}

async function insertMatter(ctx: CommandContext, made: NewMatter, category: Edition, place: Place) {
  const { actor, now } = ctx
  const isSelfClosed = made.action === 'self_close'
  const isByStaff = made.source !== 'resident' && actor.kind === 'staff'
  const status =
    isByStaff && !isSelfClosed
      ? after('accept', after('report', 'nothing'))
      : after(made.action, 'nothing')
  const urgency = made.urgency ?? category.default_urgency
  const started = startClock(category.clocks, urgency, status, now)
  const clock = clockColumns(started ? [started] : [], now)
  const assignee_id = isSelfClosed ? actor.person_id : await receiver(ctx, made, place)
  const closed_as: ClosedAs | null = isSelfClosed ? 'self_closed' : null
  const matter = {
    id: ctx.new_id,
    number: await nextNumber(ctx, actor.district_id, now),
    status,
    closed_as,
    category_code: category.code,
    is_secret: made.is_secret ?? category.is_secret_by_default,
    ...place,
    assignee_id,
    reporter_id: made.reporter ? await residentOf(ctx, made.reporter) : null,
    reported_at: now,
    accepted_at: isByStaff ? now : null,
    closed_at: isSelfClosed ? now : null,
    // Who settles it on the spot claims that it is solved.
    claimed_outcome: isSelfClosed ? 'solved' : null,
    tracking_token: newToken(made),
    ...UNTOUCHED,
  }
  await sql`
    insert into matters.matter (district_id, id, number, status, source, category_id, category_code, urgency, description,
      address, lng, lat, datum, street_id, community_id, grid_id, building_id, assignee_id, handled_by, reporter_id, is_secret,
      closed_as, reported_at, accepted_at, resolved_at, closed_at, claimed_outcome, due_kind, due_from, due_at, due_basis, due_is_beyond_calendar,
      handle_due_at, clock_log, warns_at, waiting_since, tracking_token, external_source, external_ref, desk, received_by, words)
    values (${actor.district_id}, ${matter.id}, ${matter.number}, ${status}, ${made.source}, ${category.id}, ${category.code},
      ${urgency}, ${made.description}, ${made.address ?? null}, ${made.position?.lng ?? null}, ${made.position?.lat ?? null},
      ${made.position?.datum ?? null}, ${place.street_id}, ${place.community_id}, ${place.grid_id}, ${place.building_id},
      ${assignee_id}, ${isSelfClosed ? actor.person_id : null}, ${matter.reporter_id}, ${matter.is_secret}, ${matter.closed_as},
      ${now}, ${matter.accepted_at}, ${matter.closed_at}, ${matter.closed_at}, ${matter.claimed_outcome}, ${clock.due_kind}, ${clock.due_from}, ${clock.due_at}, ${clock.due_basis},
      ${clock.due_is_beyond_calendar}, ${clock.handle_due_at ?? null}, ${clock.clock_log}, ${warnsAt(ctx, clock.due_from, clock.due_at)},
      ${status === 'accepted' ? now : null}, ${matter.tracking_token},
      ${made.external_ref ? made.source : null}, ${made.external_ref ?? null}, ${made.desk ?? null},
      ${isByStaff ? actor.person_id : null},
      ${searchVector(made.description, made.address)}::tsvector)`.execute(ctx.tx)
  return matter
}

// What of a matter only later acts say.
const UNTOUCHED = {
  unit_id: null,
  helper_unit_ids: [],
  escalated_unit_id: null,
  is_imported: false,
  was_late: false,
  verified_outcome: null,
  reporter_solved: null,
  rating: null,
  is_excluded: false,
} as const

// The first receiver answers for it until it is given to a unit: the grid worker on duty in the place, else whoever took it
// in. What was brought to the wrong place stays in the hands of who took it, too, until the right one has found a unit.
async function receiver(
  ctx: CommandContext,
  made: NewMatter,
  place: Place,
): Promise<string | null> {
  const { tx, actor, now } = ctx
  if (made.source === 'grid_worker') return actor.person_id
  const isByStaff = made.source !== 'resident' && actor.kind === 'staff'
  if (isByStaff && !made.is_for_place && !isAtHome(actor, place)) return actor.person_id
  const onDutyThere = place.grid_id ? await onDuty(tx, actor.district_id, place.grid_id, now) : null
  return onDutyThere ?? (isByStaff ? actor.person_id : null)
}

// Who can be answered gets a link: 128 bits, so that nobody finds another person's matter by trying.
function newToken(made: NewMatter): string | null {
  return made.reporter ? randomBytes(16).toString('base64url') : null
}

// A caller whose phone has an account finds the matter again there.
async function residentOf(ctx: CommandContext, reporter: Reporter): Promise<string | null> {
  if ('resident_id' in reporter) return reporter.resident_id
  return reporter.phone ? residentByPhone(ctx, reporter.phone) : null
}

// Answers whether there is a phone to write to.
async function insertReporter(ctx: CommandContext, reporter: Reporter): Promise<boolean> {
  const { keys, actor, new_id } = ctx
  if ('resident_id' in reporter) {
    await sql`
      insert into matters.reporter (district_id, matter_id, sealed_name, sealed_phone, phone_index)
      select district_id, ${new_id}, sealed_name, sealed_phone, phone_index from identity.person
      where district_id = ${actor.district_id} and id = ${reporter.resident_id}`.execute(ctx.tx)
    return true
  }
  await sql`
    insert into matters.reporter (district_id, matter_id, sealed_name, sealed_phone, phone_index)
    values (${actor.district_id}, ${new_id}, ${reporter.name ? keys.seal(reporter.name) : null},
      ${reporter.phone ? keys.seal(reporter.phone) : null},
      ${reporter.phone ? keys.blindIndex('phone', reporter.phone) : null})`.execute(ctx.tx)
  return reporter.phone !== undefined
}
