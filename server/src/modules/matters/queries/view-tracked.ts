import { type MatterAction, OPEN_STATUSES, type SolvedAnswer } from '@linli/contract/codes/matters'
import type { Output } from '@linli/contract/endpoint'
import type { matters } from '@linli/contract/matters'
import { type RawBuilder, sql } from 'kysely'
import { viewFiles } from '#modules/documents'
import { notFound } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import { type LoggedClock, runningOf } from '../clocks.ts'
import { mayAnswer } from '../rate-matter.ts'
import { areaNameOf, clockOf, LINE_COLUMNS, type LineRow, outcomeOf } from './matter-line.ts'
import { type ActRow, filesOf, listActs } from './timeline.ts'

/** What a person follows, with the matter that answers it: `m` is the one it was merged into, else itself. */
interface TrackedRow extends LineRow {
  own_id: string
  own_number: string
  own_category: string
  own_description: string
  own_address: string | null
  own_area_name: string
  own_reported_at: string
  own_rating: number | null
  own_is_of_group: boolean
  own_solved: SolvedAnswer | null
  own_answer_old: boolean
  is_merged: boolean
  tracking_token: string | null
  unit_phone: string | null
  reopen_days: number
  /** Its words are this person's own; else it is somebody else's, to which they said "me too". */
  is_reporter: boolean
  appeal_rating: number | null
  clock_log: LoggedClock[]
  appeal_solved: SolvedAnswer | null
}

type Tracked = Output<typeof matters.track>

// The reporter is told what happened to the matter; how the office works inside stays inside.
const TOLD: readonly MatterAction[] = [
  'report',
  'import',
  'self_close',
  'accept',
  'triage',
  'assign',
  'designate',
  'handle',
  'return',
  'resolve',
  'verify',
  'reject',
  'close',
  'rate',
  'reopen',
  'void',
  'merge',
  'unmerge',
  'appeal',
  'pause',
  'resume',
  'grant_extension',
]

// The same of a matter of somebody else; and of these the words, which are the answer to all.
const TOLD_OF_ANOTHER = TOLD.filter(
  (action) => !['report', 'import', 'rate', 'merge', 'unmerge', 'appeal'].includes(action),
)
const ANSWERS: readonly MatterAction[] = ['resolve', 'close', 'void', 'grant_extension']

/** The view of one matter for who reported it or said "me too". Refuses: `not_found` where the condition, on `own`, fits
 * none. */
export async function viewTracked(
  ctx: QueryContext,
  which: RawBuilder<unknown>,
  is_reporter = isReporter(ctx),
): Promise<Tracked> {
  const [row] = await findTracked(ctx, which, is_reporter, 1)
  if (!row) throw notFound()
  const acts = await listActs(ctx, [...new Set([row.own_id, row.id])])
  const said = acts.filter((act) => isTold(ctx, row, act))
  const told = acts.filter((act) => said.includes(act) || takesBack(act, said))
  const own = told.filter((act) => isOwn(row, act))
  const byId = await viewFiles(ctx, [...new Set(own.flatMap((act) => act.file_ids))])
  return {
    ...headOf(ctx, row),
    files: filesOf(own[0]?.file_ids ?? [], byId),
    timeline: told.map((act) => lineOfAct(act, isOwn(row, act), byId)),
  }
}

const isOwn = (row: TrackedRow, act: ActRow) => row.is_reporter && act.matter_id === row.own_id

// Of the matter that answers, what was done for all since this one joined it; of appeals, one's own.
function isTold({ actor }: QueryContext, row: TrackedRow, act: ActRow): boolean {
  if (!isOwn(row, act)) return TOLD_OF_ANOTHER.includes(act.action)
  if (act.action === 'appeal') return act.actor_id === actor.person_id
  return TOLD.includes(act.action)
}

// What was told and then taken back is told to be; what was never told is not.
const takesBack = (act: ActRow, said: readonly ActRow[]) =>
  act.action === 'take_back' && said.some(({ batch_id }) => batch_id === act.batch_id)

function lineOfAct(
  act: ActRow,
  is_own: boolean,
  byId: Parameters<typeof filesOf>[1],
): Tracked['timeline'][number] {
  const { at, action, status, unit_name } = act
  const isSaid = is_own ? !['report', 'merge'].includes(action) : ANSWERS.includes(action)
  return {
    at,
    action,
    status,
    unit_name: action === 'merge' ? null : unit_name,
    note: isSaid ? act.note : null,
    reason: is_own && !['merge', 'appeal'].includes(action) ? act.reason : null,
    files: is_own ? filesOf(act.file_ids, byId) : [],
  }
}

/** One matter that this person has reported or joined. */
export function viewMine(ctx: QueryContext, id: string): Promise<Tracked> {
  return viewTracked(ctx, sql`own.id = ${id} and own.id in (${minesOf(ctx)})`)
}

/** A matter after an act of somebody who follows it, signed in or by the link. */
export function viewFollowed(ctx: QueryContext, id: string): Promise<Tracked> {
  return viewTracked(ctx, sql`own.id = ${id}`)
}

/** What this person has reported or joined, newest first. */
export async function listReported(
  ctx: QueryContext,
  page: { cursor?: string | undefined; limit: number },
): Promise<Output<typeof matters.list_reported>> {
  const after = page.cursor ? sql`and own.id < ${page.cursor}` : sql``
  const which = sql`own.id in (${minesOf(ctx)}) ${after}`
  const rows = await findTracked(ctx, which, isReporter(ctx), page.limit + 1)
  const items = rows.slice(0, page.limit)
  return {
    items: items.map((row) => headOf(ctx, row)),
    next_cursor: rows.length > page.limit ? (items.at(-1)?.own_id ?? null) : null,
  }
}

const minesOf = ({ actor }: QueryContext) => sql`
  select mine.id from matters.matter as mine
  where mine.district_id = ${actor.district_id} and mine.reporter_id = ${actor.person_id}
  union select a.matter_id from matters.appeal as a
  where a.district_id = ${actor.district_id} and a.person_id = ${actor.person_id}`

// Who holds the link reads as the reporter; of those signed in, the reporter alone does.
function isReporter({ actor }: QueryContext): RawBuilder<unknown> {
  return actor.kind === 'visitor' ? sql`true` : sql`own.reporter_id = ${actor.person_id}`
}

async function findTracked(
  ctx: QueryContext,
  which: RawBuilder<unknown>,
  is_reporter: RawBuilder<unknown>,
  limit: number,
): Promise<TrackedRow[]> {
  const found = await sql<TrackedRow>`
    select ${LINE_COLUMNS}, own.id as own_id, own.number as own_number, own.description as own_description,
      own.address as own_address, ${areaNameOf('own')} as own_area_name, own.reported_at as own_reported_at, own.source = 'group' as own_is_of_group,
      own.rating as own_rating, own.reporter_solved as own_solved, own.is_answer_old as own_answer_old, own.merged_into_id is not null as is_merged, own.tracking_token,
      (select n.name from catalogue.edition as n where n.district_id = own.district_id and n.id = own.category_id) as own_category,
      coalesce(${is_reporter}, false) as is_reporter, u.phone as unit_phone, e.reopen_days, m.clock_log,
      said.rating as appeal_rating, said.solved as appeal_solved
    from matters.matter as own
    join matters.matter as m on m.district_id = own.district_id and m.id = coalesce(own.merged_into_id, own.id)
    join catalogue.edition as e on e.district_id = m.district_id and e.id = m.category_id
    left join org.unit as u on u.district_id = m.district_id and u.id = m.unit_id
    left join lateral (select a.rating, a.solved from matters.appeal as a where a.district_id = own.district_id
      and a.matter_id = own.id and a.person_id = ${ctx.actor.person_id} and a.kind = 'me_too' limit 1) as said on true
    where own.district_id = ${ctx.actor.district_id} and ${which} order by own.id desc limit ${limit}`.execute(
    ctx.db,
  )
  return found.rows
}

function headOf(ctx: QueryContext, row: TrackedRow): Omit<Tracked, 'files' | 'timeline'> {
  const { is_reporter } = row
  const reopen_until = row.closed_at ? endOfWindow(row.closed_at, row.reopen_days) : null
  const own = is_reporter
    ? { rating: row.own_rating, reporter_solved: row.own_solved, is_answer_old: row.own_answer_old }
    : { rating: row.appeal_rating, reporter_solved: row.appeal_solved, is_answer_old: false }
  const running = runningOf(row.clock_log)
  return {
    id: row.own_id,
    number: row.own_number,
    status: row.status,
    closed_as: row.closed_as,
    category_name: row.own_category,
    description: is_reporter ? row.own_description : row.own_category,
    address: is_reporter ? row.own_address : null,
    area_name: row.own_area_name || null,
    with_unit: row.unit_name ? { name: row.unit_name, phone: row.unit_phone } : null,
    clock: clockOf(row, ctx.now),
    paused_for: row.paused_until ? (running?.pauses.at(-1)?.reason ?? null) : null,
    first_due_at: running?.first_due_at ?? null,
    reported_at: row.own_reported_at,
    closed_at: row.closed_at,
    ...outcomeOf({ ...row, reporter_solved: own.reporter_solved }),
    rating: own.rating,
    reopen_until: row.status === 'closed' ? reopen_until : null,
    tracking_token: is_reporter ? row.tracking_token : null,
    joined: is_reporter ? (row.is_merged ? 'merged' : null) : 'me_too',
    is_of_group: is_reporter && row.own_is_of_group,
    can: canOf(ctx, row, { ...own, reopen_until }),
  }
}

function canOf(
  { now, actor }: QueryContext,
  { status, is_reporter }: TrackedRow,
  own: { rating: number | null; is_answer_old: boolean; reopen_until: string | null },
): Tracked['can'] {
  const can: Tracked['can'] = []
  // By number and phone somebody else's matter is read and no more.
  if (!is_reporter && actor.kind !== 'resident') return can
  const isInTime = own.reopen_until !== null && now.toISOString() < own.reopen_until
  if (status === 'closed' && mayAnswer(own)) can.push('rate')
  // Whoever has no matter of their own here says so, and the centre decides.
  if (status === 'closed' && isInTime) can.push(is_reporter ? 'reopen' : 'appeal')
  if (OPEN_STATUSES.some((one) => one === status)) can.push('appeal')
  return can
}

/** The moment until which a closed matter may be reopened, `days` calendar days after its end. */
export function endOfWindow(closed_at: string, days: number): string {
  return new Date(Date.parse(closed_at) + days * 86_400_000).toISOString()
}
